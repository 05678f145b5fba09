import type { ReportFigureView, ReportView } from "~/app/components/report-view";
import {
  allBranches,
  beforeInWords,
  completenessInWords,
  countInWords,
  figureInWords,
  periodInWords,
  shownFigure,
} from "~/app/components/report-words";
import type { ReportFigure } from "~/app/domain/reports/registry";
import { dayWords } from "~/app/domain/time/wording";
import type { RequestContext } from "./context.server";

/** What one page has room for, in the order of the report. */
const onTheSheet: readonly ReportFigure[] = [
  "inquiries",
  "events",
  "attendance",
  "registered",
  "show-rate",
  "walk-ins",
  "turned-away",
  "employers",
  "openings",
  "median-pay",
  "interviews",
  "hires",
  "retained",
  "portal-enrolments",
  "referrals-made",
  "appointments-kept",
  "referrals-served",
  "survey-agree",
];

/** The report as one page for an official's desk. */
export async function reportSheet(
  { services, center }: Pick<RequestContext, "services" | "center">,
  view: ReportView,
): Promise<Uint8Array<ArrayBuffer>> {
  const now = services.clock.now();
  const sheet = {
    center: center.name,
    title: "Report",
    period: `${periodInWords(view.period)}. ${view.branch ?? allBranches}.`,
    figures: view.figures.filter(({ key }) => onTheSheet.includes(key)).map(sheetFigure),
    foot: [
      `“Before” is the same number of days before: ${periodInWords(view.before)}.`,
      "Unknown is not zero.",
      `Made on ${dayWords(now, center.timeZone, "en-US")} from counts that hold no names.`,
    ].join(" "),
  };
  return services.sheets.printReport(sheet, now);
}

function sheetFigure(view: ReportFigureView) {
  const { legacy, own, unit, completeness, estimate } = view;
  const legacyLine =
    legacy &&
    `Legacy: ${legacy.isAtLeast ? "at least " : ""}${figureInWords(legacy.value, unit)}. Counted here: ${figureInWords(own, unit)}.`;
  const notes = [
    legacyLine,
    estimate === null ? null : `Estimate, not in it: about ${countInWords(estimate)}.`,
    completeness && completenessInWords(completeness),
    `${beforeInWords(view)}.`,
  ];
  return {
    title: view.title,
    figure: `${shownFigure(view)}${legacy === null ? "" : " (legacy)"}`,
    definition: view.definition,
    notes: notes.flatMap((note) => note ?? []),
  };
}
