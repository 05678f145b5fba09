import type { HandyPeriod, Period } from "~/app/domain/reports/period";
import type { Unit } from "~/app/domain/reports/registry";
import { dateFormats, dollarFormats } from "~/app/domain/text/formats";
import { percent, secondsInWords } from "./figure-words";
import type { ReportFigureView } from "./report-view";

const dollars = dollarFormats(2);
const days = dateFormats({ year: "numeric", month: "long", day: "numeric" });
const months = dateFormats({ year: "numeric", month: "short" });

export const handyWords: Record<HandyPeriod, string> = {
  "this-year": "This year",
  "last-year": "Last year",
  "fiscal-year": "Fiscal year from July",
  "last-quarter": "Last quarter",
};

export const allBranches = "All branches";

/** "3,826". */
export const countInWords = (count: number): string => count.toLocaleString("en-US");

/** A figure as it is read; unknown is a word, never 0. */
export function figureInWords(value: number | null, unit: Unit): string {
  if (value === null) return "Unknown";
  switch (unit) {
    case "share":
      return percent(value);
    case "seconds":
      return secondsInWords(value);
    case "cents-an-hour":
      return `${dollars("en").format(value / 100)} an hour`;
    default:
      return countInWords(value);
  }
}

/** A day of a calendar without a zone: "July 1, 2015". */
export const dayInWords = (date: string): string => days("en", "UTC").format(new Date(`${date}T00:00:00Z`));

/** "July 1, 2015 to June 30, 2017". */
export const periodInWords = ({ from, until }: Period): string =>
  from === until ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(until)}`;

/** "Jul 2015". */
export const monthInWords = (month: string): string =>
  months("en", "UTC").format(new Date(`${month}-01T00:00:00Z`));

/** What a figure shows in large: the center's own count and what earlier figures bring in, with "+" for at least. */
export function shownFigure({
  own,
  legacy,
  unit,
}: Pick<ReportFigureView, "own" | "legacy" | "unit">): string {
  if (legacy === null) return figureInWords(own, unit);
  return `${figureInWords((own ?? 0) + legacy.value, unit)}${legacy.isAtLeast ? "+" : ""}`;
}

/** How much of what there was to count is in a figure. */
export function completenessInWords(completeness: NonNullable<ReportFigureView["completeness"]>): string {
  const { of, part, whole } = completeness;
  const share = whole === null || whole === 0 ? "" : ` (${percent(part / whole)})`;
  const [counted, all] = [countInWords(part), countInWords(whole ?? 0)];
  switch (of) {
    case "days-logged":
      return `Logged on ${counted} ${part === 1 ? "day" : "days"}.`;
    case "events-counted":
      return part === whole
        ? "Somebody was let in at every event."
        : `Somebody was let in at ${counted} of ${all} events${share}. At the others nobody came, or nobody was counted.`;
    case "tickets-measured":
      return `Measured for ${counted} ${part === 1 ? "ticket" : "tickets"}.`;
    case "employers-asked":
      return part === whole
        ? `All ${all} employers asked have answered.`
        : `${counted} of ${all} employers asked have answered${share}. What the others know is unknown, not zero.`;
    case "appointments-marked":
      return `${counted} of ${all} are marked as kept or missed${share}.`;
    case "visitors-answered":
      return `Of ${all} who came${share}.`;
    case "statement-answered":
      return `${counted} of ${all} forms chose a number${share}.`;
    case "registrations":
      return `Of ${all} registrations${share}.`;
    case "requests":
      return `Of ${all} requests${share}.`;
  }
}

/** What the same number of days before came to, and how far it is from it where the two can be subtracted. */
export function beforeInWords({ own, before, legacy, unit, isAdditive }: ReportFigureView): string {
  const then = figureInWords(before, unit);
  const now = legacy === null ? own : (own ?? 0) + legacy.value;
  if (now === null || before === null || !isAdditive) return `Before: ${then}`;
  const change = now - before;
  if (change === 0) return `Before: ${then}, the same`;
  return `Before: ${then}, ${countInWords(Math.abs(change))} ${change > 0 ? "more" : "fewer"} now`;
}

/** A target, and how much of it was reached. */
export function targetInWords(view: ReportFigureView): string | null {
  const { target, own, legacy } = view;
  if (target === null) return null;
  const now = (own ?? 0) + (legacy?.value ?? 0);
  const reached = target.value === 0 ? "" : `, ${percent(now / target.value)} of it reached`;
  return `Target${target.isPart ? " for these days" : ""}: ${countInWords(target.value)}${reached}`;
}
