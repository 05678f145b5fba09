import type { PayUnit } from "~/app/domain/events/event";

/** What is counted of an opening, in the order in which it happens. `retained`: still there 90 days after the start. */
export const stages = [
  "applications",
  "interviews",
  "conditionalOffers",
  "offers",
  "hires",
  "retained",
] as const;
export type Stage = (typeof stages)[number];

/** People at each stage; null where nobody knows, which is not zero. */
export type StageCounts = Record<Stage, number | null>;

/** What came of one opening. */
export interface OutcomeLine extends StageCounts {
  /** Null for an employer that listed no opening. */
  openingId: string | null;
  /** The opening's title when it was reported: the opening itself may be written anew. */
  title: string;
  /** Whole cents per `wageUnit` that were paid; both or neither. */
  wageCents: number | null;
  wageUnit: PayUnit | null;
  /** The first day of work, `2027-01-04`. */
  startsOn: string | null;
}

/** The most people that a line takes: more is a slip of the finger. */
export const mostPeople = 100_000;

/** What an employer says: numbers, that it hired nobody, or that it is not to be asked again about this event. */
export const reportKinds = ["counts", "nobody-hired", "declined"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Whose hand a report is by: the employer's link, staff whom it told, or a program of the staff. */
export const reportWays = ["link", "staff", "api"] as const;
export type ReportWay = (typeof reportWays)[number];

export const unknownCounts: StageCounts = {
  applications: null,
  interviews: null,
  conditionalOffers: null,
  offers: null,
  hires: null,
  retained: null,
};

/** An employer's opening, as far as a report is about it. */
export interface ReportedOpening {
  id: string;
  title: string;
  vacancies: number;
}

/**
 * One line for each opening as it was last reported, else empty; one line in all where no opening is listed. What was
 * told of an opening that is not listed any more follows under its old title: the people were hired all the same.
 */
export function linesToFill(
  openings: readonly ReportedOpening[],
  last: readonly OutcomeLine[],
): OutcomeLine[] {
  const before = byOpening(last);
  const listed = openings.length > 0 ? openings : [{ id: null, title: "All jobs", vacancies: 1 }];
  const lines = listed.map(({ id, title }) => ({ ...nothing, ...before.get(id), openingId: id, title }));
  const ids = new Set(lines.map(({ openingId }) => openingId));
  return [...lines, ...last.filter((line) => !ids.has(line.openingId) && isTold(line))];
}

const nothing = { ...unknownCounts, wageCents: null, wageUnit: null, startsOn: null };

const byOpening = (lines: readonly OutcomeLine[]) => new Map(lines.map((line) => [line.openingId, line]));

/** True where a line says anything at all. */
const isTold = (line: OutcomeLine): boolean =>
  hasCount(line) || line.wageCents !== null || line.startsOn !== null;

const hasCount = (line: StageCounts): boolean => stages.some((stage) => line[stage] !== null);

/** True where a report tells of people: without a number it answers nothing. */
export const hasCounts = (lines: readonly StageCounts[]): boolean => lines.some(hasCount);

/**
 * What is told now over what was told before: a line that is not given stays as it was, one that is given empty becomes
 * unknown again. Lines that say nothing are left out.
 */
export function toldOver(before: readonly OutcomeLine[], now: readonly OutcomeLine[]): OutcomeLine[] {
  const given = byOpening(now);
  const known = new Set(before.map(({ openingId }) => openingId));
  const lines = before.map((line) => given.get(line.openingId) ?? line);
  return [...lines, ...now.filter(({ openingId }) => !known.has(openingId))].filter(isTold);
}

/** The sum of what is known at each stage; unknown where no line knows. */
export function sumOf(lines: readonly StageCounts[]): StageCounts {
  const sum = { ...unknownCounts };
  for (const line of lines) {
    for (const stage of stages) {
      const count = line[stage];
      if (count !== null) sum[stage] = (sum[stage] ?? 0) + count;
    }
  }
  return sum;
}

/** What was told before, with nobody hired. Nobody is retained then, which says nothing about how long people stay. */
export const withNobodyHired = (lines: readonly OutcomeLine[]): OutcomeLine[] =>
  lines.map((line) => ({
    ...line,
    ...{ hires: 0, retained: null, wageCents: null, wageUnit: null, startsOn: null },
  }));
