import { z } from "zod";
import { languageField, languageOf, shiftField, shiftOf } from "~/app/components/opening-names";
import { employmentTypes, payUnits } from "~/app/domain/events/event";
import { type OpeningTraits, shifts, workLanguages } from "~/app/domain/openings/opening";
import { calendarDate, dollarsInCents, line, optional, text, ticked, wholeNumber } from "./fields";
import type { FormValues } from "./parse-form.server";

// The limits are those of the API: see NewOpening in app/api/schemas/events.ts.

const fields = z
  .strictObject({
    title: line(120),
    vacancies: wholeNumber(1, 10_000),
    payMin: dollarsInCents,
    payMax: dollarsInCents,
    payUnit: z.enum(payUnits, "not-in-list"),
    employmentType: z.enum(employmentTypes, "not-in-list"),
    schedule: optional(line(300)),
    worksite: optional(line(200)),
    remote: ticked,
    shifts: z.array(z.enum(shifts, "not-in-list")),
    noExperience: ticked,
    languages: z.array(z.enum(workLanguages, "not-in-list")),
    duties: optional(text(5000)),
    minimumQualifications: optional(text(5000)),
    howToApply: optional(text(1000)),
    clientName: optional(line(120)),
    closesOn: optional(calendarDate),
  })
  .refine(({ payMin, payMax }) => payMin <= payMax, { path: ["payMin"], error: "above-maximum" })
  .transform(({ payMin, payMax, ...rest }) => ({ ...rest, payMinCents: payMin, payMaxCents: payMax }));

/** One opening of a form, or of a line of a file: each shift and each language is a checkbox of its own. */
export const openingForm = z.record(z.string(), z.string()).transform(gathered).pipe(fields);

function gathered(typed: FormValues) {
  const ticks = Object.entries(typed).filter(([, value]) => value === "yes");
  const rest = Object.entries(typed).filter(([name]) => shiftOf(name) === null && languageOf(name) === null);
  return {
    ...Object.fromEntries(rest),
    shifts: ticks.flatMap(([name]) => shiftOf(name) ?? []),
    languages: ticks.flatMap(([name]) => languageOf(name) ?? []),
  };
}

/** What an opening says of itself, as the form's checkboxes have it. */
export const traitValues = ({ shifts: when, languages, noExperience }: OpeningTraits): FormValues =>
  Object.fromEntries(
    [...when.map(shiftField), ...languages.map(languageField), ...(noExperience ? ["noExperience"] : [])].map(
      (name) => [name, "yes"],
    ),
  );
