import type { ReportFigureView, ReportView } from "~/app/components/report-view";
import type { ReportCounts } from "~/app/domain/reports/counts";
import { estimateOf } from "~/app/domain/reports/estimate";
import { type FigureKey, figureKeys } from "~/app/domain/reports/figure";
import { legacyCutOff, legacyOf, type OpeningBalance } from "~/app/domain/reports/legacy";
import { monthsOf, type Period, periodBefore } from "~/app/domain/reports/period";
import { type FigureDefinition, reportFigures } from "~/app/domain/reports/registry";
import { type Target, targetOf } from "~/app/domain/reports/target";
import { figureValues } from "~/app/domain/reports/values";
import { findReport } from "~/db/queries/report";
import { listInquiriesByMonth } from "~/db/queries/report-inquiries";
import { listOpeningBalances, listTargets } from "~/db/queries/report-plans";
import { listEventRows } from "~/db/queries/report-rows";
import type { RequestContext } from "./context.server";
import { reportQuery, spanOf } from "./report-search.server";

export interface Asked {
  period: Period;
  branchId: string | null;
  branch: string | null;
}

/** Events that the chart shows: what a page has room for. */
const chartEvents = 24;

/** A report with all that stands beside its figures: the period before, targets, earlier figures, estimates. */
export async function reportView(
  context: Pick<RequestContext, "services" | "center">,
  asked: Asked,
): Promise<ReportView> {
  const { services, center } = context;
  const { period, branchId } = asked;
  const before = periodBefore(period);
  const of = { centerId: center.id };
  const span = spanOf(context, asked);
  const [counts, countsBefore, months, events, balances, earlier, targets] = await services.read((db) =>
    Promise.all([
      findReport(db, span),
      findReport(db, spanOf(context, { period: before, branchId })),
      listInquiriesByMonth(db, span),
      listEventRows(db, { ...span, locale: center.locale, after: null, limit: chartEvents }),
      listOpeningBalances(db, { ...of, period }),
      listOpeningBalances(db, { ...of, period: before }),
      listTargets(db, { ...of, period }),
    ]),
  );
  const then = { counts: countsBefore, balances: branchId === null ? earlier : [], period: before };
  const now = { counts, balances: branchId === null ? balances : [], period };
  return {
    period,
    before,
    branch: asked.branch,
    query: reportQuery(period, branchId),
    figures: reportFigures.map((figure) => figureView(figure, now, then, { targets, branchId })),
    months: monthsOf(period).map(({ month }) => ({
      month,
      count: months.find((one) => one.month === month)?.count ?? 0,
    })),
    events: events.toReversed(),
    moreEvents: counts.attendance.events - events.length,
    outcomes: counts.outcomes,
    languages: Object.entries(counts.access.languages).map(([language, count]) => ({ language, count })),
    statements: counts.survey.statements,
    legacyLeftOut: branchId !== null && balances.length > 0,
    timeZone: center.timeZone,
  };
}

interface Side {
  counts: ReportCounts;
  balances: readonly OpeningBalance[];
  period: Period;
}

function figureView(
  figure: FigureDefinition,
  now: Side,
  then: Side,
  plans: { targets: readonly Target[]; branchId: string | null },
): ReportFigureView {
  const key = planned(figure);
  const legacy = key && legacyOf(now.balances, key, now.period);
  const isInquiries = figure.key === "inquiries";
  return {
    ...figure,
    own: figureValues(now.counts)[figure.key],
    legacy,
    leftOut: key === null ? [] : legacyCutOff(now.balances, key, now.period),
    before: withLegacy(
      figureValues(then.counts)[figure.key],
      key && legacyOf(then.balances, key, then.period)?.value,
    ),
    estimate: isInquiries ? estimateOf(now.counts.samples, now.period) : null,
    target: key && targetOf(plans.targets, { figure: key, branchId: plans.branchId, period: now.period }),
    completeness: completeness(figure, now.counts),
  };
}

/** The figure's key where targets and earlier figures may name it. */
const planned = ({ key }: FigureDefinition): FigureKey | null =>
  figureKeys.find((one) => one === key) ?? null;

const withLegacy = (own: number | null, legacy: number | null | undefined): number | null =>
  legacy === null || legacy === undefined ? own : (own ?? 0) + legacy;

/** How much of what there was to count was counted: part and whole, and what they are of. */
function completeness(
  { key, rows }: FigureDefinition,
  counts: ReportCounts,
): ReportFigureView["completeness"] {
  const { attendance, appointments, survey, waits, inquiries } = counts;
  if (rows === "outcomes") {
    const mark = key.endsWith("-7") ? 7 : key.endsWith("-30") ? 30 : 90;
    const told = counts.outcomes.find((outcome) => outcome.mark === mark);
    return { of: "employers-asked", part: told?.answered ?? 0, whole: told?.asked ?? 0 };
  }
  switch (key) {
    case "inquiries":
    case "reference":
      return { of: "days-logged", part: inquiries.loggedDays, whole: null };
    case "attendance":
    case "attended-registrants":
    case "walk-ins":
    case "show-rate":
      return { of: "events-counted", part: attendance.countedEvents, whole: attendance.events };
    case "wait-median":
    case "wait-p95":
      return { of: "tickets-measured", part: waits.measured, whole: null };
    case "appointments-booked":
    case "appointments-kept":
      return {
        of: "appointments-marked",
        part: appointments.kept + appointments.missed,
        whole: appointments.booked,
      };
    case "survey-answers":
      return { of: "visitors-answered", part: survey.answers, whole: attendance.attended };
    case "survey-agree":
      return { of: "statement-answered", part: survey.statements.useful.answered, whole: survey.answers };
    case "without-device":
      return { of: "registrations", part: counts.access.withoutDevice, whole: counts.access.registrations };
    case "accommodations-met":
      return { of: "requests", part: counts.access.met, whole: counts.access.asked };
    default:
      return null;
  }
}
