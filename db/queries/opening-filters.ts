import { and, eq, gte, or, type SQL, sql } from "drizzle-orm";
import { type EmploymentType, type PayUnit, payUnits } from "~/app/domain/events/event";
import type { Shift } from "~/app/domain/openings/opening";
import { openings } from "~/db/schema";

export interface OpeningFilters {
  /** Folded words; an opening has to have every one. */
  terms?: readonly string[] | undefined;
  /** The least lowest pay, in cents by unit: see domain/openings/pay-floor.ts. */
  floors?: Readonly<Record<PayUnit, number>> | undefined;
  employmentType?: EmploymentType | undefined;
  shift?: Shift | undefined;
  language?: string | undefined;
  noExperience?: boolean | undefined;
  remote?: boolean | undefined;
  employerId?: string | undefined;
}

/** What an opening has to be: each a condition on its row. */
export const openingFilters = (of: OpeningFilters): (SQL | undefined)[] => [
  ...(of.terms ?? []).map(hasTerm),
  of.floors && paysAtLeast(of.floors),
  of.employmentType && eq(openings.employmentType, of.employmentType),
  of.shift && sql`${of.shift} = any(${openings.shifts})`,
  of.language === undefined ? undefined : sql`${of.language} = any(${openings.languages})`,
  of.noExperience ? eq(openings.noExperience, true) : undefined,
  of.remote ? eq(openings.remote, true) : undefined,
  of.employerId === undefined ? undefined : eq(openings.employerId, of.employerId),
];

const paysAtLeast = (floors: Readonly<Record<PayUnit, number>>) =>
  or(...payUnits.map((unit) => and(eq(openings.payUnit, unit), gte(openings.payMinCents, floors[unit]))));

/**
 * The stem finds other forms of a word; the plain word finds the beginning of one, which may be longer than its stem
 * ("nursin" of "Nursing") or a word that English search leaves out ("IT"). Each has its index. Scripts without spaces
 * are found anywhere.
 */
function hasTerm(term: string): SQL {
  const isUnspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Khmr}]/u.test(
    term,
  );
  if (isUnspaced) return sql`${openings.searchText} like ${`%${term}%`}`;
  const begun = `${term}:*`;
  return sql`(${openings.search} @@ to_tsquery('english', ${begun})
    or to_tsvector('simple', ${openings.searchText}) @@ to_tsquery('simple', ${begun}))`;
}
