import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { FormGroup } from "./form-group";
import { SelectField } from "./select-field";

export interface SlotFormProps {
  /** The address of the event's interview times. */
  base: string;
  /** Posts its times once, however often it is sent. */
  postKey: string;
  /** Whose times they may be; absent where the one who asks is the employer. */
  employers?: readonly { id: string; legalName: string }[] | undefined;
  /** What stands in it at first. */
  usual: Readonly<Record<string, string>>;
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

/** Offers interview times: as many as fit between two times of a day, or one. */
export function SlotForm({ base, postKey, employers, usual, errors, values }: SlotFormProps) {
  const field = (name: string) => ({ name, errors, values, defaultValue: usual[name] });
  const number = { inputMode: "numeric", width: "short" } as const;
  return (
    <form className="form" method="post" action={`${base}/new?key=${postKey}`} noValidate>
      <ErrorSummary errors={errors} />
      {employers && (
        <SelectField
          {...field("employerId")}
          label="Employer"
          emptyLabel={null}
          choices={employers.map(({ id, legalName }) => ({ value: id, label: legalName }))}
        />
      )}
      <FormGroup title="When">
        <TextField {...field("date")} label="Day" type="date" width="medium" />
        <TextField {...field("from")} label="From" type="time" width="short" />
        <TextField
          {...field("until")}
          label="Until"
          type="time"
          width="short"
          hint="The last interview ends by then. For one time alone, type its own end."
        />
        <TextField {...field("length")} label="Minutes of each interview" {...number} />
        <TextField {...field("gap")} label="Minutes between two of them" {...number} />
        <TextField {...field("pauseFrom")} label="Break from" type="time" width="short" optional />
        <TextField {...field("pauseUntil")} label="Break until" type="time" width="short" optional />
      </FormGroup>
      <FormGroup title="Where">
        <TextField
          {...field("seats")}
          label="Seats at each time"
          hint="How many of you interview side by side."
          {...number}
        />
        <TextField {...field("place")} label="Table or place" hint="Such as: Table 4" optional />
        <TextField
          {...field("callUrl")}
          label="Or the link of a video call"
          hint="It starts with https:// and is shown to those who book."
          type="url"
          optional
        />
      </FormGroup>
      <div className="actions">
        <Button>Offer these times</Button>
        <ButtonLink kind="quiet" href={base}>
          Back to the interview times
        </ButtonLink>
      </div>
    </form>
  );
}
