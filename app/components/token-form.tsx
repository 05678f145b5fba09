import { roles } from "~/app/domain/access/roles";
import { Button, ButtonLink } from "./button";
import { ErrorSummary } from "./error-summary";
import { type FieldProps, TextField } from "./field";
import { namedErrors } from "./named-errors";
import { PageHead } from "./page-head";
import { RadioGroup } from "./radio-group";
import { roleHints, roleWords } from "./role-words";
import { SelectField } from "./select-field";

export interface TokenFormProps extends Pick<FieldProps, "errors" | "values"> {
  /** Where it posts. */
  action: string;
  limits: { events: readonly Named[]; employers: readonly Named[] };
}

interface Named {
  id: string;
  name: string;
}

const choices = [...roles].reverse().map((role) => ({
  value: role,
  label: roleWords[role],
  hint: role === "employer" ? "Its own events and their counts." : roleHints[role],
}));

const named = (rows: readonly Named[]) => rows.map(({ id, name }) => ({ value: id, label: name }));

const labels = {
  label: "Label",
  role: "Role",
  eventId: "Only for one event",
  employerId: "Speaks for an employer",
};

/** What a new token is called, may do, and is limited to. */
export function TokenForm({ action, limits, errors, values }: TokenFormProps) {
  const form = { errors, values };
  return (
    <>
      <PageHead title="Make a token" lead="Give each program its own, with the least role that it needs." />
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <form className="form" method="post" action={action} noValidate>
        <TextField
          {...form}
          name="label"
          label={labels.label}
          hint="What uses it: “Kiosk in the lobby”."
          autoComplete="off"
          maxLength={80}
        />
        <RadioGroup {...form} name="role" label={labels.role} choices={choices} />
        <SelectField
          {...form}
          name="eventId"
          label={labels.eventId}
          optional
          emptyLabel="Every event"
          choices={named(limits.events)}
        />
        <SelectField
          {...form}
          name="employerId"
          label={labels.employerId}
          hint="With the role employer alone."
          optional
          emptyLabel="No employer"
          choices={named(limits.employers)}
        />
        <div className="actions">
          <Button>Make the token</Button>
          <ButtonLink kind="quiet" href="/staff/tokens">
            Back to API tokens
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
