import { shareOf } from "~/app/domain/figures/rates";
import type { ReportCounts } from "./counts";
import { leastPublished } from "./disclosure";
import type { FigureKey } from "./figure";
import { type Legacy, legacyOf, type OpeningBalance } from "./legacy";
import type { Period } from "./period";
import { languageCell, monthCell, publicFacts, publicMonths, publicTables } from "./public-tables";
import { type FigureDefinition, type ReportFigure, reportFigures } from "./registry";
import { type CellsRevision, cellValue, nextRevision, type PublicCell } from "./suppression";
import { figureValues } from "./values";

/** A number of a public copy. `hidden` stands for one under ten, and for one by which such a one could be found. */
export type PublicValue = number | "hidden" | null;

/** What a public report says: frozen as it was published. */
export interface PublicCopy {
  period: Period;
  /** The branch's name; null for all of them. */
  branch: string | null;
  figures: readonly { key: PublicFigure; value: PublicValue }[];
  months: readonly { month: string; value: PublicValue }[];
  languages: readonly { language: string; value: PublicValue }[];
  legacy: readonly (Omit<Legacy, "value"> & { key: FigureKey; value: PublicValue })[];
  /** How complete it is: events, those at which somebody was counted, employers asked and those that answered. */
  basis: { events: number; countedEvents: number; asked: number; answered: number };
}

export interface ToPublish {
  period: Period;
  branch: string | null;
  counts: ReportCounts;
  /** Every month that the period touches. */
  months: readonly { month: string; count: number }[];
  balances: readonly OpeningBalance[];
}

/** Earlier marks are the way to the last one, and their differences would be counts of their own. */
const leftOut = [
  "interviews-7",
  "interviews-30",
  "offers-7",
  "offers-30",
  "hires-7",
  "hires-30",
] as const satisfies ReportFigure[];

/** A figure that a public copy has. */
export type PublicFigure = Exclude<ReportFigure, (typeof leftOut)[number]>;

const isPublic = (key: ReportFigure): key is PublicFigure => !leftOut.some((left) => left === key);

/** The figures of every public copy, in the report's order. */
export const publicFigures: readonly PublicFigure[] = reportFigures.map(({ key }) => key).filter(isPublic);

/**
 * The next revision of a public report, and the tables that the one after it is compared with.
 * @param earlier the tables of each revision so far, the first one first
 */
export function publicCopy(
  report: ToPublish,
  earlier: readonly Readonly<Record<string, CellsRevision>>[],
): { copy: PublicCopy; tables: Record<string, CellsRevision> } {
  const { counts, months } = report;
  const tables: Record<string, CellsRevision> = {};
  const values = new Map<string, PublicValue>();
  for (const { key, cells, counted } of publicTables(counts, months)) {
    const before = earlier.flatMap((revision) => revision[key] ?? []);
    const revision = nextRevision(withEarlierGroups(cells, before), before, counted);
    tables[key] = revision;
    for (const cell of cells)
      values.set(cell.key, revision.shown.includes(cell.key) ? cellValue(cell, revision) : "hidden");
  }
  const cellOf = (key: string): PublicValue => values.get(key) ?? "hidden";
  const told = counts.outcomes.find(({ mark }) => mark === 90);
  const copy: PublicCopy = {
    period: report.period,
    branch: report.branch,
    figures: publicFigures.map((key) => ({ key, value: publicValue(key, counts, cellOf) })),
    months: publicMonths(months).map(({ month }) => ({ month, value: cellOf(monthCell(month)) })),
    languages: Object.keys(counts.access.languages)
      .toSorted()
      .map((language) => ({ language, value: cellOf(languageCell(language)) })),
    legacy: report.branch === null ? publicLegacy(report) : [],
    basis: {
      events: counts.attendance.events,
      countedEvents: counts.attendance.countedEvents,
      asked: told?.asked ?? 0,
      answered: told?.answered ?? 0,
    },
  };
  return { copy, tables };
}

/** A group that has nobody any more is still part of what was published: it is compared as none. */
function withEarlierGroups(cells: readonly PublicCell[], before: readonly CellsRevision[]): PublicCell[] {
  const published = before.flatMap(({ groups }) => Object.keys(groups));
  const withAll = ({ groups }: PublicCell) => [...new Set([...groups, ...published])];
  return cells.map((cell) => (cell.isKnown ? { ...cell, groups: withAll(cell) } : cell));
}

function publicValue(
  key: ReportFigure,
  counts: ReportCounts,
  cellOf: (key: string) => PublicValue,
): PublicValue {
  const own = figureValues(counts)[key];
  if (publicFacts.includes(key)) return own;
  switch (key) {
    case "show-rate":
      return own === null ? null : shareOfCells(cellOf("attended-registrants"), cellOf("kept"));
    case "survey-agree":
      return own === null ? null : shareOfCells(cellOf("useful-agree"), cellOf("useful-answered"));
    case "wait-median":
    case "wait-p95":
      return counts.waits.measured < leastPublished ? "hidden" : own;
    default:
      return own === null ? null : cellOf(key);
  }
}

/** A share tells its part by its whole: it is shown where both are. */
const shareOfCells = (part: PublicValue, whole: PublicValue): PublicValue =>
  typeof part === "number" && typeof whole === "number" ? shareOf(part, whole) : "hidden";

const countsPeople = ({ key }: FigureDefinition) => !publicFacts.includes(key);

function publicLegacy({ balances, period }: ToPublish): PublicCopy["legacy"] {
  const keys = new Set(balances.map(({ figure }) => figure));
  return reportFigures.flatMap((figure) => {
    const key = [...keys].find((one) => one === figure.key);
    const legacy = key === undefined ? null : legacyOf(balances, key, period);
    if (key === undefined || legacy === null) return [];
    const isSmall = countsPeople(figure) && legacy.value < leastPublished;
    return [{ ...legacy, key, value: isSmall ? ("hidden" as const) : legacy.value }];
  });
}
