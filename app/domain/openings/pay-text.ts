import type { PayUnit } from "~/app/domain/events/event";
import { cents } from "~/app/domain/events/openings";
import { asciiDigits } from "~/app/domain/text/digits";

/** Pay as a cell of a table has it; the unit is null where it does not say one. */
export interface PayInText {
  minCents: number;
  maxCents: number;
  unit: PayUnit | null;
}

export type PayTextProblem =
  /** Nothing, or words without a figure ("DOE"). California Labor Code 432.3 (SB 1162) asks for the pay in a posting. */
  | "pay-missing"
  /** "20,50" is twenty and a half to some and two thousand and fifty to others. */
  | "pay-comma"
  | "pay-form"
  | "too-many-decimals"
  | "too-high"
  | "above-maximum";

export type ReadPay = { ok: true; pay: PayInText } | { ok: false; problem: PayTextProblem };

const units: [PayUnit, string][] = [
  ["hour", "hours?|hrs?|h|hourly"],
  ["day", "days?|daily"],
  ["week", "weeks?|wks?|weekly"],
  ["month", "months?|mos?|monthly"],
  ["year", "years?|yrs?|annum|yearly|annually|annual"],
];
const anyUnit = units.map(([, words]) => words).join("|");
const figure = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const whole = new RegExp(
  `^(?<min>${figure}) ?(?<minK>k)?(?: ?(?:-|to) ?(?<max>${figure}) ?(?<maxK>k)?)?` +
    `(?: ?(?:/|(?:per|an|a) )?(?<unit>${anyUnit})\\.?)?$`,
);

const mostDollars = 10_000_000;

/**
 * Reads pay as people write it: "$20-25/hr", "18.50 to 22", "$52,000 a year", "52k". One figure is both ends. What can
 * be read in two ways is asked about, never guessed.
 */
export function readPay(text: string): ReadPay {
  const plain = plainPay(text);
  if (!/\d/.test(plain)) return { ok: false, problem: "pay-missing" };
  if (/\d,\d{1,2}(?!\d)/.test(plain)) return { ok: false, problem: "pay-comma" };
  const { min, minK, max, maxK, unit } = whole.exec(plain)?.groups ?? {};
  if (min === undefined) return { ok: false, problem: "pay-form" };
  // "50-60k" says thousands once for both.
  const least = dollars(min, minK ?? maxK);
  const most = max === undefined ? least : dollars(max, maxK);
  if (Math.max(least, most) > mostDollars) return { ok: false, problem: "too-high" };
  const [minCents, maxCents] = [cents(least), cents(most)];
  if (minCents === null || maxCents === null) return { ok: false, problem: "too-many-decimals" };
  if (minCents === 0) return { ok: false, problem: "pay-missing" };
  if (minCents > maxCents) return { ok: false, problem: "above-maximum" };
  return { ok: true, pay: { minCents, maxCents, unit: unit === undefined ? null : unitOf(unit) } };
}

/** The unit of a word such as "hr", "hourly" or "an hour"; null where it is none. */
export function unitOf(text: string): PayUnit | null {
  const said = plainPay(text);
  const isSaid = (words: string) => new RegExp(`^(?:/|(?:per|an|a) )?(?:${words})\\.?$`).test(said);
  return units.find(([, words]) => isSaid(words))?.[0] ?? null;
}

const plainPay = (text: string) =>
  asciiDigits(text)
    .toLowerCase()
    .replace(/[–—−]/gu, "-")
    .replace(/\b(?:doe|depending on experience)\b/gu, "")
    .replace(/\busd?\b|\$/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/\/ /gu, "/")
    .trim();

const dollars = (text: string, thousands: string | undefined) =>
  Number(text.replaceAll(",", "")) * (thousands === undefined ? 1 : 1000);
