import { disclosedBy, isDerivable, leastPublished, type Sum } from "./disclosure";

/** A number that a public copy may show: the sum of groups of which nobody is in two. */
export interface PublicCell {
  key: string;
  groups: Sum;
  /** It is not shown, and anybody could know it all the same: hidden parts of it have to hide each other. */
  isKnown?: true;
}

/** How many are in a group, and since which revision that number stands. */
export interface GroupCount {
  count: number;
  since: number;
}

/** Cells of one table as a revision has them. The groups' counts are for the next one to compare, and never published. */
export interface CellsRevision {
  groups: Readonly<Record<string, GroupCount>>;
  shown: readonly string[];
}

/**
 * What the next revision of a table shows, so that no count under ten is shown or can be found by adding and subtracting,
 * in it or over all revisions together:
 *
 * - A group that changed by fewer than ten since the last revision keeps its number until ten have come together, since
 *   the difference of two revisions is a count too.
 * - A cell under ten is not shown (primary).
 * - Where a total under ten could still be found, the smallest cell that it takes is hidden as well (complementary),
 *   until none can.
 *
 * Who looks at the copies is taken to know which groups did not change.
 */
export function nextRevision(
  cells: readonly PublicCell[],
  earlier: readonly CellsRevision[],
  counted: Readonly<Record<string, number>>,
): CellsRevision {
  const groups = settled(cells, earlier, counted);
  const valueOf = (cell: PublicCell) => cellValue(cell, { groups });
  let shown = cells
    .filter((cell) => cell.isKnown !== true && valueOf(cell) >= leastPublished)
    .toSorted((a, b) => valueOf(a) - valueOf(b));
  const counts = countsOf([...earlier, { groups }]);
  const before = earlier.flatMap((revision) => sumsOf(cells, revision, shownIn(cells, revision)));
  const sums = (of: readonly PublicCell[]) => [...before, ...sumsOf(cells, { groups }, of)];
  for (;;) {
    const disclosed = disclosedBy(sums(shown), counts);
    const [smallest] = shown;
    if (disclosed === null || smallest === undefined) break;
    const without = (hidden: PublicCell) => shown.filter((cell) => cell !== hidden);
    const hidden = shown.find((cell) => !isDerivable(sums(without(cell)), disclosed)) ?? smallest;
    shown = without(hidden);
  }
  return { groups, shown: shown.map(({ key }) => key) };
}

/** What a cell says in a revision: the sum of its groups as they stand there. */
export const cellValue = ({ groups }: PublicCell, revision: Pick<CellsRevision, "groups">): number =>
  groups.reduce((sum, group) => sum + (revision.groups[group]?.count ?? 0), 0);

/** The groups' counts, those with small changes as they stood. */
function settled(
  cells: readonly PublicCell[],
  earlier: readonly CellsRevision[],
  counted: Readonly<Record<string, number>>,
): Record<string, GroupCount> {
  const last = earlier.at(-1);
  const since = earlier.length + 1;
  const names = new Set(cells.flatMap(({ groups }) => groups));
  return Object.fromEntries(
    [...names].map((group): [string, GroupCount] => {
      const count = counted[group] ?? 0;
      // A group that was not there had nobody in it: a first one or two show as little as any other change.
      const before = last?.groups[group] ?? (last && { count: 0, since: 1 });
      const isSmallChange = before !== undefined && Math.abs(count - before.count) < leastPublished;
      return [group, isSmallChange ? before : { count, since }];
    }),
  );
}

/** A group's number as it stood since a revision: what did not change is one unknown for whoever compares revisions. */
const columnOf = (group: string, revision: Pick<CellsRevision, "groups">) =>
  `${group}@${revision.groups[group]?.since ?? 1}`;

/** What a revision tells by the cells that it shows: those, and where there are any, what is known anyway. */
function sumsOf(
  cells: readonly PublicCell[],
  revision: Pick<CellsRevision, "groups">,
  shown: readonly PublicCell[],
): Sum[] {
  const known = shown.length > 0 ? cells.filter(({ isKnown }) => isKnown) : [];
  return [...known, ...shown].map(({ groups }) => groups.map((group) => columnOf(group, revision)));
}

const shownIn = (cells: readonly PublicCell[], { shown }: CellsRevision) =>
  cells.filter(({ key }) => shown.includes(key));

function countsOf(revisions: readonly Pick<CellsRevision, "groups">[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const revision of revisions) {
    for (const [group, { count }] of Object.entries(revision.groups))
      counts.set(columnOf(group, revision), count);
  }
  return counts;
}
