import type { FieldProblem } from "~/app/domain/refusal";

/** How long what belongs to a person is kept: in days after an event's end, and proof of consent in years after it. */
export interface Retention {
  /** Names, e-mail addresses and phone numbers. */
  contactDays: number;
  /** The same of those who agreed to be asked what came of the event. */
  outcomeDays: number;
  /** What somebody needed to take part. */
  accommodationDays: number;
  /** Lists of names on phones at the door, and whom employers asked at their tables. */
  rosterDays: number;
  /** Who agreed to what, without a name. */
  consentYears: number;
}

/** What a center keeps that has set nothing. */
export const defaultRetention: Retention = {
  contactDays: 30,
  outcomeDays: 100,
  accommodationDays: 7,
  rosterDays: 1,
  consentYears: 4,
};

/** What an admin may make of it. */
export const retentionBounds: Record<keyof Retention, { least: number; most: number }> = {
  contactDays: { least: 1, most: 180 },
  outcomeDays: { least: 1, most: 365 },
  accommodationDays: { least: 1, most: 30 },
  rosterDays: { least: 1, most: 7 },
  consentYears: { least: 1, most: 10 },
};

/** A center's own numbers, each the default where it has set none. */
export const retentionOf = ({ retention }: { retention?: Partial<Retention> }): Retention => ({
  ...defaultRetention,
  ...retention,
});

/** What is wrong with numbers that are within their bounds: whoever agreed to more is not forgotten before others. */
export function retentionProblems({ contactDays, outcomeDays }: Retention): FieldProblem[] {
  return outcomeDays < contactDays ? [{ field: "outcomeDays", problem: "below-contact-days" }] : [];
}

const day = 86_400_000;

/** Until when something of an event is kept, so many days after its end. */
export const keptUntil = (endsAt: Date, days: number): Date => new Date(endsAt.getTime() + days * day);

/** The end of the latest event of which something is no longer kept now: those that ended before it are due. */
export const dueBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * day);

/** The same in years of the calendar. */
export function dueBeforeYears(now: Date, years: number): Date {
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - years);
  return before;
}
