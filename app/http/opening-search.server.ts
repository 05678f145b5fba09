import { z } from "zod";
import { employmentTypes, payUnits } from "~/app/domain/events/event";
import { searchTerms } from "~/app/domain/events/search-text";
import { shifts, workLanguages } from "~/app/domain/openings/opening";
import { payFloors } from "~/app/domain/openings/pay-floor";
import type { Words } from "~/app/i18n/speak";
import type { OpeningFilters } from "~/db/queries/opening-filters";
import { dollarsInCents } from "./fields";
import { type FormErrors, type FormValues, fieldProblems } from "./parse-form.server";
import { problemWords } from "./problems";
import { idOrUndefined } from "./staff-page.server";

/** What was asked of a list of openings, as it is shown again in the form. */
export interface OpeningSearch {
  values: FormValues;
  errors: FormErrors;
  filters: OpeningFilters;
  /** Whether anything was searched for. */
  isNarrowed: boolean;
  /** The last opening of the page before. */
  after: string | undefined;
}

/** What a list's address may ask for. */
export const searchedNames = [
  "q",
  "pay",
  "per",
  "type",
  "shift",
  "language",
  "noExperience",
  "remote",
  "employer",
] as const;

/** An empty value asks for nothing, as one that is left out. */
const choice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .enum(["", ...words], "not-in-list")
    .transform((value): Words[number] | undefined => words.find((word) => word === value));

const yes = z.string().transform((value) => value === "yes");

const schema = z.object({
  q: z.string().max(200, "too-long").transform(searchTerms),
  pay: z.union([z.literal("").transform(() => undefined), dollarsInCents]),
  per: choice(payUnits),
  type: choice(employmentTypes),
  shift: choice(shifts),
  language: choice(workLanguages),
  noExperience: yes,
  remote: yes,
  employer: z.string().transform(idOrUndefined),
});

/** Reads a list's address. A field that cannot be read has its error, and then nothing is narrowed. */
export function readOpeningSearch(address: string, t: Words): OpeningSearch {
  const given = new URL(address).searchParams;
  const values: FormValues = {};
  for (const name of searchedNames) values[name] = given.get(name)?.trim() ?? "";
  const after = idOrUndefined(given.get("after"));
  const asked = Object.entries(values).some(([name, value]) => name !== "per" && value !== "");
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const errors = Object.fromEntries(
      fieldProblems(parsed.error).map(({ field, problem }) => [field, problemWords(problem, t)]),
    );
    return { values, errors, filters: {}, isNarrowed: asked, after };
  }
  const { q, pay, per = "hour", type, employer, ...rest } = parsed.data;
  const floors = pay === undefined ? undefined : payFloors({ cents: pay, unit: per });
  return {
    values,
    errors: {},
    filters: { terms: q, floors, employmentType: type, employerId: employer, ...rest },
    isNarrowed: asked,
    after,
  };
}

/** The list's address with what was asked before; from an opening on, or from the first. */
export function openingsHref(path: string, values: FormValues, after?: string): string {
  const kept = searchedNames.flatMap((name) => (values[name] ? [[name, values[name]]] : []));
  const query = new URLSearchParams([...kept, ...(after === undefined ? [] : [["after", after]])]);
  return query.size === 0 ? path : `${path}?${query}`;
}
