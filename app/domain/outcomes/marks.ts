import { morningAfter } from "~/app/domain/time/morning-after";
import { type QuietHours, quietAt } from "~/app/domain/time/quiet-hours";

/** How many days after an event an employer is asked what came of it. */
export const marks = [7, 30, 90] as const;
export type Mark = (typeof marks)[number];
export const lastMark = marks[2];

/** At each mark the question, and two reminders of it: so many days after the mark. */
const turnDays = [0, 3, 7] as const;
export const turnsOfMark = turnDays.length;
/** After these days a question that nobody could write in time is left to the next mark. */
const daysToLapse = 14;

/** The event that employers are asked about. */
export interface AskedEvent {
  endsAt: Date;
  /** IANA name: a mark is a day of the calendar there. */
  zone: string;
}

/** One question to an employer, or one reminder of it. */
export interface Ask {
  mark: Mark;
  /** 1 is the question, what follows are its reminders. */
  turn: number;
  dueAt: Date;
  /** From here on the next one says it, or it is too late. */
  lapsesAt: Date;
}

/** Every question and reminder of an event, in order. */
export function asksOf({ endsAt, zone }: AskedEvent, quiet: QuietHours): Ask[] {
  const at = (days: number) => morningAfter(endsAt, zone, days, quiet);
  return marks.flatMap((mark) =>
    turnDays.map((days, n) => ({
      mark,
      turn: n + 1,
      dueAt: at(mark + days),
      lapsesAt: at(mark + (turnDays[n + 1] ?? daysToLapse)),
    })),
  );
}

/** The one that may go out now; null between them, and in quiet hours also where it is late. */
export function askDue(event: AskedEvent, quiet: QuietHours, now: Date): Ask | null {
  if (quietAt(now, event.zone, quiet) !== null) return null;
  return asksOf(event, quiet).find(({ dueAt, lapsesAt }) => dueAt <= now && now < lapsesAt) ?? null;
}

/** The mark that a report counts for: the last whose day has come, and before the first one that. */
export function markAt({ endsAt, zone }: AskedEvent, now: Date): Mark {
  const isReached = (mark: Mark) => morningAfter(endsAt, zone, mark, neverQuiet) <= now;
  return marks.findLast(isReached) ?? marks[0];
}

/** True while a mark is ahead for which no report can count yet. */
export const isAhead = (mark: Mark, event: AskedEvent, now: Date): boolean => mark > markAt(event, now);

const neverQuiet: QuietHours = { from: "00:00", until: "00:00" };

const day = 86_400_000;
/** An hour that clocks change, a night of quiet, and the day that an event ends in. */
const slack = 2 * day;

/** The spans of time in which events ended that something may be due for now. */
export const dueSpans = (now: Date): { after: Date; before: Date }[] =>
  marks.map((mark) => ({
    after: new Date(now.getTime() - (mark + daysToLapse) * day - slack),
    before: new Date(now.getTime() - mark * day + slack),
  }));
