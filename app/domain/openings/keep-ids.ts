import { fold } from "~/app/domain/text/fold";

interface Titled {
  title: string;
}

/**
 * Which opening of before each of after is, by its title; null where it is a new one. Visitors mark openings by their
 * ids, so an edit of pay or hours keeps them. Of several with one title the first is the first.
 */
export function keptIds(
  before: readonly (Titled & { id: string })[],
  after: readonly Titled[],
): (string | null)[] {
  const left = new Map<string, string[]>();
  for (const { id, title } of before) left.set(fold(title), [...(left.get(fold(title)) ?? []), id]);
  return after.map(({ title }) => left.get(fold(title))?.shift() ?? null);
}
