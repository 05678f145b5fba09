import type { PayUnit } from "~/app/domain/events/event";

/** Lines of one sheet, an employer's name counted as two for the room around it. */
const linesOfSheet = 60;

/** Signs of titles that a sheet has room for in its small print, between names and pay. */
const signsOfSheet = 4_800;

type Grouped = { openings: { length: number } };

/** How a handout says what is there: each opening on a line, or each employer in a paragraph where those do not fit. */
export function handoutForm(groups: readonly Grouped[]): "list" | "dense" {
  const lines = groups.reduce((sum, { openings }) => sum + 2 + openings.length, 0);
  return lines > linesOfSheet ? "dense" : "list";
}

interface Titled {
  title: string;
  noExperience: boolean;
}

/**
 * The titles that fit into an employer's paragraph, each once, and how many more there are. With more employers each
 * has less room, and always that of one title.
 */
export function titlesInLine(
  openings: readonly Titled[],
  employers: number,
): { named: Titled[]; more: number } {
  const byTitle = new Map<string, Titled>();
  for (const { title, noExperience } of openings) {
    byTitle.set(title, { title, noExperience: noExperience || (byTitle.get(title)?.noExperience ?? false) });
  }
  const all = [...byTitle.values()];
  const room = signsOfSheet / employers;
  let signs = 0;
  const named = all.filter(({ title }, n) => {
    signs += title.length + 2;
    return n === 0 || signs <= room;
  });
  return { named, more: all.length - named.length };
}

interface Paid {
  payMinCents: number;
  payMaxCents: number;
  payUnit: PayUnit;
}

/** From the least to the most that openings pay, once for each unit that they are paid by. */
export function payRanges(openings: readonly Paid[]): Paid[] {
  const byUnit = new Map<PayUnit, Paid>();
  for (const { payMinCents, payMaxCents, payUnit } of openings) {
    const known = byUnit.get(payUnit);
    byUnit.set(payUnit, {
      payMinCents: Math.min(payMinCents, known?.payMinCents ?? payMinCents),
      payMaxCents: Math.max(payMaxCents, known?.payMaxCents ?? payMaxCents),
      payUnit,
    });
  }
  return [...byUnit.values()];
}
