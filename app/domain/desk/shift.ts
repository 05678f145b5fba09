import type { FieldProblem } from "~/app/domain/refusal";
import { mostInquiries } from "./inquiry";

/** How many questions of one category a past shift answered. */
export interface Tally {
  category: string;
  count: number;
}

/** What is wrong with a shift's tallies, by their fields; nothing where they can be kept. */
export function shiftProblems(day: string, today: string, tallies: readonly Tally[]): FieldProblem[] {
  return [
    ...(day > today ? [{ field: "date", problem: "day-ahead" }] : []),
    ...(tallies.some(({ count }) => count > 0) ? [] : [{ field: "form", problem: "nothing-counted" }]),
    ...tallies
      .filter(({ count }) => count > mostInquiries)
      .map(({ category }) => ({ field: tallyField(category), problem: "too-high" })),
  ];
}

/** The field of a form that has a category's number. */
export const tallyField = (category: string): `count-${string}` => `count-${category}`;
