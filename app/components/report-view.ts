import type { OutcomeFigures, SurveyFigures } from "~/app/domain/figures/event-figures";
import type { Legacy, OpeningBalance } from "~/app/domain/reports/legacy";
import type { Period } from "~/app/domain/reports/period";
import type { FigureDefinition } from "~/app/domain/reports/registry";
import type { PeriodTarget } from "~/app/domain/reports/target";

/** A figure with what stands beside it. */
export interface ReportFigureView extends FigureDefinition {
  /** What the center's own books have; null is unknown. */
  own: number | null;
  legacy: Legacy | null;
  /** Earlier figures that lie in the period in part, and are in no sum. */
  leftOut: readonly OpeningBalance[];
  /** The same for as many days before; null is unknown. */
  before: number | null;
  /** 52 typical weeks a year; null where there is no sample. */
  estimate: number | null;
  target: PeriodTarget | null;
  completeness: { of: CompletenessOf; part: number; whole: number | null } | null;
}

export type CompletenessOf =
  | "days-logged"
  | "events-counted"
  | "tickets-measured"
  | "employers-asked"
  | "appointments-marked"
  | "visitors-answered"
  | "statement-answered"
  | "registrations"
  | "requests";

export interface ReportEventView {
  id: string;
  title: string | null;
  startsAt: Date;
  registered: number;
  attended: number;
}

export interface ReportView {
  period: Period;
  before: Period;
  /** Null is all of them. */
  branch: string | null;
  /** The report's days and branch, for links. */
  query: string;
  figures: readonly ReportFigureView[];
  months: readonly { month: string; count: number }[];
  /** The latest ones, the first one first. */
  events: readonly ReportEventView[];
  moreEvents: number;
  outcomes: readonly OutcomeFigures[];
  languages: readonly { language: string; count: number }[];
  statements: SurveyFigures["statements"];
  /** Earlier figures are of no branch, so that a branch's report has none of them. */
  legacyLeftOut: boolean;
  timeZone: string;
}
