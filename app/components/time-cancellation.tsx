import { counted } from "~/app/domain/text/counted";
import { ConfirmForm } from "./confirm-form";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";

type Texts = Readonly<Record<string, string>>;

interface Again {
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** Asks before times are taken out that somebody may have. */
export function TimeCancellation(props: Again & { title: string; isBooked: boolean; backHref: string }) {
  return (
    <ConfirmForm
      title={props.title}
      confirmLabel={props.isBooked ? "Cancel the time and tell 1 visitor" : "Cancel the time"}
      errors={props.errors}
      backHref={props.backHref}
      backLabel="Keep the time"
    >
      <Reason errors={props.errors} values={props.values} />
    </ConfirmForm>
  );
}

interface DayCancellationProps extends Again {
  day: string;
  times: number;
  booked: number;
  counselors: readonly string[];
}

/** The same of all times of a day that are ahead, or those of one counselor. */
export function DayCancellation({ day, times, booked, counselors, ...again }: DayCancellationProps) {
  const told = booked > 0 ? ` and tell ${counted(booked, "visitor", "visitors")}` : "";
  return (
    <ConfirmForm
      title={`Cancel times of ${day}?`}
      confirmLabel={
        counselors.length > 1 ? "Cancel these times" : `Cancel ${counted(times, "time", "times")}${told}`
      }
      errors={again.errors}
      backHref={`/staff/appointments/days/${day}`}
      backLabel="Keep them"
    >
      <p>
        {counted(times, "time is", "times are")} ahead on this day;{" "}
        {counted(booked, "visitor has", "visitors have")} one.
      </p>
      {counselors.length > 1 && (
        <SelectField
          {...again}
          name="counselor"
          label="Whose times"
          emptyLabel="All counselors'"
          choices={counselors.map((name) => ({ value: name, label: name }))}
          optional
        />
      )}
      <Reason {...again} />
    </ConfirmForm>
  );
}

function Reason(again: Again) {
  return (
    <>
      <p>
        Whoever has a time is told by e-mail, where they gave one, and their calendar follows. They can book
        another time. Call those without e-mail: their phone stands on their appointment.
      </p>
      <TextArea {...again} name="reason" label="What do you want to tell them?" rows={3} optional />
    </>
  );
}
