import { noTraits, type OpeningTraits } from "~/app/domain/openings/opening";
import { dollarFormats } from "~/app/domain/text/formats";
import { isCalendarDate } from "~/app/domain/time/zoned-time";
import type { EmploymentType, PayUnit } from "./event";

/** A job on offer at an event. Pay is in whole cents of a dollar per `payUnit`. */
export interface Opening extends OpeningTraits {
  title: string;
  vacancies: number;
  payMinCents: number;
  payMaxCents: number;
  payUnit: PayUnit;
  employmentType: EmploymentType;
  schedule: string | null;
  worksite: string | null;
  remote: boolean;
  duties: string | null;
  minimumQualifications: string | null;
  howToApply: string | null;
  /** The last day to apply, `2026-12-31`. */
  closesOn: string | null;
}

/** An opening with what it says of itself filled in where it was left out. */
export function wholeOpening(
  opening: Omit<Opening, keyof OpeningTraits> & {
    [K in keyof OpeningTraits]?: OpeningTraits[K] | undefined;
  },
): Opening {
  return {
    ...opening,
    shifts: opening.shifts ?? noTraits.shifts,
    noExperience: opening.noExperience ?? noTraits.noExperience,
    languages: opening.languages ?? noTraits.languages,
    clientName: opening.clientName ?? noTraits.clientName,
  };
}

/** What a form or the API gives for an opening: pay in dollars, each figure null where nothing was typed. */
export interface OpeningRequest {
  title: string;
  vacancies: number | null;
  payMin: number | null;
  payMax: number | null;
  closesOn?: string | null | undefined;
}

type OpeningField = "title" | "vacancies" | "payMin" | "payMax" | "closesOn";

export interface OpeningProblem {
  field: OpeningField;
  problem: "required" | "too-low" | "too-high" | "too-many-decimals" | "above-maximum" | "no-such-date";
}

const mostVacancies = 100_000;
const mostDollars = 10_000_000;

/** What is wrong with an opening, one problem a field at most; an empty list where it can be kept. */
export function checkOpening(opening: OpeningRequest): OpeningProblem[] {
  const problems: OpeningProblem[] = [];
  if (opening.title.trim() === "") problems.push({ field: "title", problem: "required" });
  const vacancies = vacanciesProblem(opening.vacancies);
  if (vacancies) problems.push({ field: "vacancies", problem: vacancies });
  const payMin = payProblem(opening.payMin);
  const payMax = payProblem(opening.payMax);
  if (payMin) problems.push({ field: "payMin", problem: payMin });
  if (payMax) problems.push({ field: "payMax", problem: payMax });
  if (!payMin && !payMax && Number(opening.payMin) > Number(opening.payMax)) {
    problems.push({ field: "payMin", problem: "above-maximum" });
  }
  if (opening.closesOn && !isCalendarDate(opening.closesOn)) {
    problems.push({ field: "closesOn", problem: "no-such-date" });
  }
  return problems;
}

function vacanciesProblem(vacancies: number | null): OpeningProblem["problem"] | null {
  if (vacancies === null) return "required";
  if (!Number.isInteger(vacancies) || vacancies < 1) return "too-low";
  return vacancies > mostVacancies ? "too-high" : null;
}

function payProblem(dollars: number | null): OpeningProblem["problem"] | null {
  if (dollars === null || Number.isNaN(dollars)) return "required";
  if (dollars <= 0) return "too-low";
  if (dollars > mostDollars) return "too-high";
  return cents(dollars) === null ? "too-many-decimals" : null;
}

/** Dollars in whole cents; null where the figure has more than two decimals or is none. */
export function cents(dollars: number): number | null {
  const whole = Math.round(dollars * 100);
  // Of all figures with two decimals, the nearest one must be the same double: 0.1 + 0.2 is none of them.
  return Number.isSafeInteger(whole) && whole / 100 === dollars ? whole : null;
}

const unitWords: Record<PayUnit, string> = {
  hour: "an hour",
  day: "a day",
  week: "a week",
  month: "a month",
  year: "a year",
};

const wholeDollars = dollarFormats(0);
const dollarsAndCents = dollarFormats(2);

/** Pay in words: "$21.50 to $24.00 an hour"; cents are left out where there are none. */
export function payWords(
  pay: Pick<Opening, "payMinCents" | "payMaxCents" | "payUnit">,
  locale: string,
): string {
  const whole = pay.payMinCents % 100 === 0 && pay.payMaxCents % 100 === 0;
  const money = (whole ? wholeDollars : dollarsAndCents)(locale);
  const [least, most] = [money.format(pay.payMinCents / 100), money.format(pay.payMaxCents / 100)];
  return `${least === most ? least : `${least} to ${most}`} ${unitWords[pay.payUnit]}`;
}
