import { counted } from "~/app/domain/text/counted";
import { dayWords, timeSpanWords } from "~/app/domain/time/wording";
import { Button, ButtonLink } from "./button";
import { ConfirmForm } from "./confirm-form";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { PageHead } from "./page-head";
import { TextArea } from "./text-area";

export interface SlotFacts {
  id: string;
  employer: string;
  startsAt: Date;
  endsAt: Date;
  seats: number;
  /** Seats that somebody has or is offered. */
  held: number;
  where: string;
  isCancelled: boolean;
  zone: string;
}

/** What each word of `?done=` means on the sheet. */
export const slotsTold = {
  offered: "The times are offered. Visitors can book them now.",
  seats: "The seats are saved.",
  cancelled: "The time is cancelled. Whoever had it is told by e-mail.",
  moved: "The times have moved. Whoever has one is told by e-mail.",
};

interface Again {
  errors?: Readonly<Record<string, string>> | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

const timeOf = ({ startsAt, endsAt, zone }: SlotFacts) => timeSpanWords(startsAt, endsAt, zone, "en-US");

/** One interview time: its seats, and the way to cancel it. */
export function SlotPage({ slot, base, errors, values }: Again & { slot: SlotFacts; base: string }) {
  return (
    <>
      <PageHead
        title={`Interview time ${timeOf(slot)}`}
        lead={`${dayWords(slot.startsAt, slot.zone, "en-US")}. ${slot.employer}, ${slot.where}`}
      />
      {slot.isCancelled ? (
        <p>This time is cancelled.</p>
      ) : (
        <form className="form" method="post" noValidate>
          <ErrorSummary errors={errors} />
          <TextField
            name="seats"
            label="Seats"
            hint={`${counted(slot.held, "seat is", "seats are")} taken. More seats go to those in line first.`}
            inputMode="numeric"
            width="short"
            defaultValue={String(slot.seats)}
            errors={errors}
            values={values}
          />
          <div className="actions">
            <Button>Save the seats</Button>
            <ButtonLink kind="danger" href={`${base}/${slot.id}/cancellation`}>
              Cancel this time
            </ButtonLink>
          </div>
        </form>
      )}
      <p>
        <a href={base}>Back to the interview times</a>
      </p>
    </>
  );
}

/** Asks before a time is cancelled that somebody may have. */
export function SlotCancellation({ slot, base, errors, values }: Again & { slot: SlotFacts; base: string }) {
  return (
    <ConfirmForm
      title={`Cancel the interview time ${timeOf(slot)}?`}
      confirmLabel={slot.held > 0 ? `Cancel the time and tell ${peopleIn(slot)}` : "Cancel the time"}
      errors={errors}
      backHref={`${base}/${slot.id}`}
      backLabel="Keep the time"
    >
      <p>
        Whoever has this time, or is in line for it, is told by e-mail, and their calendar follows. They can
        book another time.
      </p>
      <TextArea
        name="reason"
        label="What do you want to tell them?"
        errors={errors}
        values={values}
        rows={3}
        optional
      />
    </ConfirmForm>
  );
}

const peopleIn = ({ held }: SlotFacts) => (held === 1 ? "1 visitor" : `${held} visitors`);

/** Asks before all times move with their event. */
export function ShiftForm({ count, base, errors }: Again & { count: number; base: string }) {
  return (
    <ConfirmForm
      title="Move the interview times?"
      confirmLabel={`Move ${count === 1 ? "1 time" : `${count} times`} and tell those who have one`}
      kind="primary"
      errors={errors}
      backHref={base}
      backLabel="Leave them as they are"
    >
      <p>
        The event has moved since these times were set. Each of them moves as far as the event did. Whoever
        has one keeps it, is told by e-mail, and their calendar follows.
      </p>
    </ConfirmForm>
  );
}
