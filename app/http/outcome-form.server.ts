import { z } from "zod";
import { payUnits } from "~/app/domain/events/event";
import { mostPeople, type OutcomeLine, stages } from "~/app/domain/outcomes/report";
import { calendarDate, dollarsInCents, optional, wholeNumber } from "./fields";
import type { FormValues } from "./parse-form.server";

const count = optional(wholeNumber(0, mostPeople));

const line = z
  .strictObject({
    /** Empty for an employer that listed no opening. */
    openingId: z.union([z.literal(""), z.guid("not-found")]),
    applications: count,
    interviews: count,
    conditionalOffers: count,
    offers: count,
    hires: count,
    retained: count,
    wage: optional(dollarsInCents),
    wageUnit: optional(z.enum(payUnits, "not-in-list")),
    startsOn: optional(calendarDate),
  })
  .refine(({ wage, wageUnit }) => wage === null || wageUnit !== null, {
    path: ["wageUnit"],
    error: "required",
  });

/** Openings of one form: of more it has parts, which are sent one by one. */
export const linesAtOnce = 50;

/** What came of each opening. `sure` names the questions that the sender has seen and answered by sending again. */
export const outcomeForm = z.strictObject({
  lines: z.array(line).min(1, "required").max(linesAtOnce),
  sure: z.string().max(8000).default(""),
});

type TypedLines = z.output<typeof outcomeForm>["lines"];

/** One part of an employer's lines, the first where there is no such one. */
export function partOf(lines: readonly OutcomeLine[], asked: number) {
  const parts = Math.ceil(lines.length / linesAtOnce);
  const part = Number.isInteger(asked) && asked >= 1 && asked <= parts ? asked : 1;
  const from = (part - 1) * linesAtOnce;
  return { lines: lines.slice(from, from + linesAtOnce), part, parts, from, all: lines.length };
}

/**
 * What was typed, beside the titles of the employer's own openings. Null where a line names no opening of this employer:
 * it was changed meanwhile, or is another's.
 */
export function typedLines(typed: TypedLines, lines: readonly OutcomeLine[]): OutcomeLine[] | null {
  const found = typed.map(({ openingId, wage, wageUnit, ...counts }) => {
    const own = lines.find((line) => (line.openingId ?? "") === openingId);
    const wageOf = { wageCents: wage, wageUnit: wage === null ? null : wageUnit };
    return own === undefined ? null : { ...own, ...counts, ...wageOf };
  });
  const kept = found.filter((line) => line !== null);
  const ids = new Set(kept.map(({ openingId }) => openingId));
  return kept.length === typed.length && ids.size === kept.length ? kept : null;
}

/** A report as its form shows it. */
export function lineValues(lines: readonly OutcomeLine[]): FormValues {
  const values: [string, string][] = lines.flatMap((line, n) => [
    ...stages.map((stage): [string, string] => [`lines.${n}.${stage}`, String(line[stage] ?? "")]),
    [`lines.${n}.wage`, line.wageCents === null ? "" : (line.wageCents / 100).toFixed(2)],
    [`lines.${n}.wageUnit`, line.wageUnit ?? ""],
    [`lines.${n}.startsOn`, line.startsOn ?? ""],
  ]);
  return Object.fromEntries(values);
}
