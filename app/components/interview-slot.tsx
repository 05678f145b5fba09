import type { SlotChoice } from "~/app/domain/bookings/choice";
import { dayWords, timeSpanWords } from "~/app/domain/time/wording";
import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { momentInWords } from "./event-when";

export interface SlotView {
  id: string;
  employer: string;
  startsAt: Date;
  endsAt: Date;
  choice: SlotChoice;
  /** A table or a place at the event. */
  place: string | null;
  /** The call's link, of a time that is theirs. */
  callUrl: string | null;
  isCall: boolean;
  /** Where they stand in the line, where they wait; 1 is next. */
  position: number | null;
  /** Until when it is held for them, where it is offered. */
  until: Date | null;
  /** Books once, however often it is posted. */
  postKey: string;
}

export interface SlotProps {
  slot: SlotView;
  /** What its own address begins with: `${base}/${slotId}/booking`. */
  base: string;
  locale: string;
  timeZone: string;
  /** They have a place at an event that takes place. */
  mayBook: boolean;
  /** Once it is booked, it comes as a calendar file. */
  hasCalendar: boolean;
  /** Says its day and employer, where it stands apart from both. */
  isNamed?: boolean;
}

/** It is booked by them, held for them, or they wait for it. */
export const isOwn = ({ choice }: SlotView): boolean =>
  choice.kind === "booked" || choice.kind === "offered" || choice.kind === "waitlisted";

/** One interview time, with what this visitor can do with it. All are plain forms. */
export function InterviewSlot({ slot, base, locale, timeZone, mayBook, hasCalendar, isNamed }: SlotProps) {
  const t = useWords();
  const { startsAt, endsAt, place, choice } = slot;
  return (
    <li className="slot" data-own={isOwn(slot) || undefined}>
      <div>
        <p className="slot-time">
          <time dateTime={startsAt.toISOString()}>
            {isNamed && `${dayWords(startsAt, timeZone, locale)}, `}
            {timeSpanWords(startsAt, endsAt, timeZone, locale)}
          </time>
        </p>
        <p className="slot-where">
          {isNamed && (
            <>
              <bdi>{slot.employer}</bdi>,{" "}
            </>
          )}
          {slot.isCall ? <Call slot={slot} /> : <bdi>{place}</bdi>}
        </p>
        <p>{standingOf(t, slot, timeZone)}</p>
      </div>
      {mayBook && <Choices slot={slot} base={`${base}/${slot.id}`} />}
      {hasCalendar && choice.kind === "booked" && (
        <p className="slot-more">
          <a href={`${base}/${slot.id}/interview.ics`}>{t("manage.calendar")}</a>
        </p>
      )}
    </li>
  );
}

function Call({ slot }: { slot: SlotView }) {
  const t = useWords();
  return slot.callUrl === null ? t("interview.call") : <a href={slot.callUrl}>{t("interview.call")}</a>;
}

function standingOf(t: ReturnType<typeof useWords>, slot: SlotView, timeZone: string): string {
  const { choice, position, until } = slot;
  switch (choice.kind) {
    case "booked":
      return t(choice.isOutside ? "interview.toMove" : "interview.booked");
    case "offered":
      return until === null ? "" : t("waitlist.until", { until: momentInWords(until, timeZone, t.locale) });
    case "waitlisted":
      return position === null ? t("interview.full") : t("waitlist.position", { position });
    case "free":
    case "change":
      return t("interview.seats", { count: choice.left });
    case "full":
      return t("interview.full");
    case "overlaps":
      return t("interview.overlaps");
  }
}

function Choices({ slot, base }: { slot: SlotView; base: string }) {
  const t = useWords();
  const cancel = (label: string) => <Post action={`${base}/cancellation`} label={label} kind="secondary" />;
  const booking = `${base}/booking?key=${slot.postKey}`;
  switch (slot.choice.kind) {
    case "booked":
      return cancel(t("interview.cancel"));
    case "offered":
      return (
        <div className="actions">
          <Post action={`${base}/acceptance`} label={t("waitlist.accept")} kind="primary" />
          {cancel(t("waitlist.decline"))}
        </div>
      );
    case "waitlisted":
      return cancel(t("interview.leave"));
    case "free":
      return <Post action={booking} label={t("interview.book")} kind="primary" />;
    case "change":
      return <Post action={booking} label={t("interview.change")} kind="secondary" />;
    case "full":
      return <Post action={booking} label={t("interview.wait")} kind="secondary" waits />;
    default:
      return null;
  }
}

interface PostProps {
  action: string;
  label: string;
  kind: "primary" | "secondary";
  /** Waits for a seat where none is free. */
  waits?: boolean;
}

function Post({ action, label, kind, waits = false }: PostProps) {
  return (
    <form method="post" action={action}>
      {waits && <input type="hidden" name="waits" value="yes" />}
      <Button kind={kind}>{label}</Button>
    </form>
  );
}
