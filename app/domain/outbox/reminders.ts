import { remembered } from "~/app/domain/text/remembered";
import { dayBefore } from "~/app/domain/time/day-start";
import { type QuietHours, quietAt } from "~/app/domain/time/quiet-hours";
import { instantOf, localOf } from "~/app/domain/time/zoned-time";

/** The reminders of an event, in their order, and between the first two the moment at which unanswered places go. */
export const reminderPhases = ["week", "day", "hours"] as const;
export type ReminderPhase = (typeof reminderPhases)[number];
export const roundPhases = ["week", "release", "day", "hours"] as const;
export type RoundPhase = (typeof roundPhases)[number];

export interface RemindedEvent {
  startsAt: Date;
  /** IANA name: a day before is the same time on the wall clock there. */
  zone: string;
}

export interface Round {
  phase: RoundPhase;
  /** Who registered at this moment or later, or heard of the event since, needs no reminder on top of that. */
  heardBefore: Date;
  /** When it may go out: not in quiet hours. */
  dueAt: Date;
  /** From here on it says nothing worth reading: the next one does, or the event has begun. */
  lapsesAt: Date;
}

const hour = 3_600_000;
const daysAhead = { week: 7, release: 5, day: 1 } as const;

/** How long before quiet hours goes what would come too late after them: time enough to send it to thousands. */
const beforeQuiet = hour;

/** What is sent ahead of an event, and when, in order. */
export function roundsOf(event: RemindedEvent, quiet: QuietHours): Round[] {
  const due = roundPhases.map((phase) => {
    const at = momentOf(phase, event);
    const dueAt = outsideQuiet(at, event, quiet);
    return { phase, dueAt, heardBefore: at < dueAt ? at : dueAt };
  });
  return due.map((round, n) => {
    // A late question is still one to ask until the day before, whatever was released meanwhile.
    const next = due.slice(n + 1).find(({ phase }) => phase !== "release");
    return { ...round, lapsesAt: next?.dueAt ?? event.startsAt };
  });
}

/** When the places go back that nobody answered for. */
export const releaseAt = (event: RemindedEvent, quiet: QuietHours): Date =>
  outsideQuiet(momentOf("release", event), event, quiet);

/** The rounds to go out now. In quiet hours none does, also where it is late. */
export function dueRounds(event: RemindedEvent, quiet: QuietHours, now: Date): Round[] {
  if (quietAt(now, event.zone, quiet) !== null) return [];
  return roundsOf(event, quiet).filter(({ dueAt, lapsesAt }) => dueAt <= now && now < lapsesAt);
}

/** From when on somebody may say whether they come. */
export const asksFrom = ({ startsAt, zone }: RemindedEvent): Date => weekBefore(startsAt, zone);

/** Asked at each look at a ticket. */
const weekBefore = remembered((startsAt: Date, zone: string) => momentOf("week", { startsAt, zone }));

/** Milliseconds before a start in which a round can be due: a week, an hour that clocks change, a night of quiet. */
export const longestAhead = 9 * 24 * hour;

function momentOf(phase: RoundPhase, { startsAt, zone }: RemindedEvent): Date {
  if (phase === "hours") return new Date(startsAt.getTime() - 2 * hour);
  const days = daysAhead[phase];
  const { date, time } = localOf(startsAt, zone);
  const found = instantOf({ date: dayBefore(date, days), time }, zone, "earlier");
  // On a day that skips this time of the clock, so many whole days before is as near.
  return found.kind === "instant" ? found.at : new Date(startsAt.getTime() - days * 24 * hour);
}

/** After the quiet hours, or before them where the event would have begun by then. */
function outsideQuiet(at: Date, { startsAt, zone }: RemindedEvent, quiet: QuietHours): Date {
  const hours = quietAt(at, zone, quiet);
  if (hours === null) return at;
  return hours.ends < startsAt ? hours.ends : new Date(hours.begins.getTime() - beforeQuiet);
}

/** Whether a place that nobody answered for goes to somebody else: they were asked, and had a day to answer. */
export function isUnanswered(
  asked: { sentAt: Date | null; answered: boolean; arrived: number },
  now: Date,
): boolean {
  const { sentAt, answered, arrived } = asked;
  return sentAt !== null && now.getTime() - sentAt.getTime() >= 24 * hour && !answered && arrived === 0;
}

/**
 * Whether a reminder that was written may go out now. One that was held up until quiet hours waits for their end, or is
 * left out where the event will have begun.
 */
export function mayRemind(
  event: RemindedEvent,
  quiet: QuietHours,
  now: Date,
): { outcome: "now" } | { outcome: "later"; at: Date } | { outcome: "never" } {
  const hours = quietAt(now, event.zone, quiet);
  if (hours === null) return { outcome: "now" };
  return hours.ends < event.startsAt ? { outcome: "later", at: hours.ends } : { outcome: "never" };
}
