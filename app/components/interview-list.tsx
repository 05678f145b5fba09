import type { ReactNode } from "react";
import type { SlotChoice } from "~/app/domain/bookings/choice";
import { dayWords, timeSpanWords } from "~/app/domain/time/wording";
import { useWords } from "~/app/i18n/use-words";
import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { momentInWords } from "./event-when";
import { Notice } from "./notice";
import { Section } from "./section";

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

export interface InterviewsView {
  event: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  /** They have a place at an event that takes place. */
  mayBook: boolean;
  /** By employer, then by time. */
  slots: readonly SlotView[];
}

export interface InterviewListProps {
  view: InterviewsView;
  /** What a slot's own address begins with: `${base}/${slotId}/booking`. */
  base: string;
  locale: string;
  /** Each time that is booked comes as a calendar file. */
  hasCalendar?: boolean;
}

/** An event's interview times by employer, each with what this visitor can do with it. All are plain forms. */
export function InterviewList({ view, base, locale, hasCalendar = false }: InterviewListProps) {
  const t = useWords();
  if (view.slots.length === 0) {
    return <EmptyState title={t("interview.none")}>{t("interview.noneText")}</EmptyState>;
  }
  const employers = [...new Set(view.slots.map(({ employer }) => employer))];
  return (
    <>
      {!view.mayBook && <Notice>{t("interview.needsPlace")}</Notice>}
      {employers.map((employer) => (
        <Section key={employer} title={employer}>
          <Days view={view} slots={view.slots.filter((slot) => slot.employer === employer)} locale={locale}>
            {(slot) => <Slot key={slot.id} {...{ slot, base, locale, view, hasCalendar }} />}
          </Days>
        </Section>
      ))}
    </>
  );
}

interface DaysProps {
  view: InterviewsView;
  slots: readonly SlotView[];
  locale: string;
  children: (slot: SlotView) => ReactNode;
}

/** A list for each day, named where there is more than one. */
function Days({ view, slots, locale, children }: DaysProps) {
  const dayOf = ({ startsAt }: SlotView) => dayWords(startsAt, view.timeZone, locale);
  const days = [...new Set(slots.map(dayOf))];
  return days.map((day) => (
    <div key={day}>
      {days.length > 1 && <h3>{day}</h3>}
      <ul className="slots">{slots.filter((slot) => dayOf(slot) === day).map(children)}</ul>
    </div>
  ));
}

interface SlotProps {
  slot: SlotView;
  base: string;
  locale: string;
  view: InterviewsView;
  hasCalendar: boolean;
}

function Slot({ slot, base, locale, view, hasCalendar }: SlotProps) {
  const t = useWords();
  const { startsAt, endsAt, place, choice } = slot;
  const isOwn = choice.kind === "booked" || choice.kind === "offered";
  return (
    <li className="slot" data-own={isOwn || undefined}>
      <div>
        <p className="slot-time">
          <time dateTime={startsAt.toISOString()}>
            {timeSpanWords(startsAt, endsAt, view.timeZone, locale)}
          </time>
        </p>
        <p className="slot-where">{slot.isCall ? <Call slot={slot} /> : <bdi>{place}</bdi>}</p>
        <p>{standingOf(t, slot, view.timeZone)}</p>
      </div>
      {view.mayBook && <Choices slot={slot} base={`${base}/${slot.id}`} />}
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
