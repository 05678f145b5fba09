import { describe, expect, test } from "vitest";
import { leastPublished } from "~/app/domain/reports/disclosure";
import { type PublicTable, publicTables } from "~/app/domain/reports/public-tables";
import {
  type CellsRevision,
  cellValue,
  nextRevision,
  type PublicCell,
} from "~/app/domain/reports/suppression";
import { Attacker, choices, type Equation } from "./attacker";
import { countedOverTime } from "./random-counts";

type Rule = (
  cells: readonly PublicCell[],
  earlier: readonly CellsRevision[],
  counted: Readonly<Record<string, number>>,
) => CellsRevision;

interface Published {
  table: PublicTable;
  revisions: CellsRevision[];
}

/** All tables of one copy, published again and again as its numbers change. */
function publish(seed: number, rule: Rule, times = 4): Published[] {
  const taken = countedOverTime(seed, times).map(({ counts, months }) => publicTables(counts, months));
  const [first = []] = taken;
  return first.map((table, n) => {
    const revisions: CellsRevision[] = [];
    for (const tables of taken) revisions.push(rule(table.cells, revisions, tables[n]?.counted ?? {}));
    return { table, revisions };
  });
}

/** What the public reads of a table's revisions. `nameOf` says which groups of two revisions are taken for one. */
function equationsOf(
  { table, revisions }: Published,
  nameOf: (group: string, revision: number) => string,
): Equation[] {
  return revisions.flatMap((revision, n) =>
    table.cells
      .filter(({ key, isKnown }) => (isKnown ? revision.shown.length > 0 : revision.shown.includes(key)))
      .map((cell) => ({
        unknowns: cell.groups.map((group) => nameOf(group, n)),
        value: cellValue(cell, revision),
      })),
  );
}

const groupsOf = ({ cells }: PublicTable) => [...new Set(cells.flatMap(({ groups }) => groups))];
const peopleOf = ({ groups }: CellsRevision, names: readonly string[]) =>
  names.reduce((sum, group) => sum + (groups[group]?.count ?? 0), 0);

/** Small totals that somebody finds who knows which groups did not change from revision to revision. */
function foundInRevisions(published: Published): string[] {
  const { table, revisions } = published;
  const since = (group: string, n: number) => `${group} since ${revisions[n]?.groups[group]?.since}`;
  const attacker = new Attacker(equationsOf(published, since));
  // A total that is known anyway is no finding: nobody published it.
  const given = new Set(
    table.cells.filter(({ isKnown }) => isKnown).map(({ groups }) => groups.toSorted().join()),
  );
  return revisions.flatMap((revision, n) =>
    choices(groupsOf(table), 4).flatMap((names) => {
      if (given.has(names.toSorted().join())) return [];
      const value = attacker.solve(new Map(names.map((group) => [since(group, n), 1])));
      if (value === null || value >= leastPublished) return [];
      expect(value).toBe(peopleOf(revision, names));
      return [`${table.key}: ${names.join(" + ")} in revision ${n + 1} is ${value}`];
    }),
  );
}

/** Small changes of a group or a cell that somebody finds by comparing two revisions. */
function foundInChanges(published: Published): string[] {
  const { table, revisions } = published;
  const attacker = new Attacker(equationsOf(published, (group, n) => `${group} in ${n}`));
  const targets = [...groupsOf(table).map((group) => [group]), ...table.cells.map(({ groups }) => groups)];
  return revisions.flatMap((_, n) =>
    targets.flatMap((names) => {
      if (n === 0) return [];
      const change = attacker.solve(
        new Map(
          names.flatMap((group): [string, number][] => [
            [`${group} in ${n}`, 1],
            [`${group} in ${n - 1}`, -1],
          ]),
        ),
      );
      const isSmall = change !== null && change !== 0 && Math.abs(change) < leastPublished;
      return isSmall && names.length === 1 ? [`${table.key}: ${names[0]} changed by ${change}`] : [];
    }),
  );
}

const seeds = Array.from({ length: 150 }, (_, n) => n + 1);
const attack = (rule: Rule) => {
  const published = seeds.flatMap((seed) => publish(seed, rule));
  return {
    revisions: published.flatMap(foundInRevisions),
    changes: published.flatMap(foundInChanges),
    shown: published.flatMap(({ revisions }) => revisions.flatMap(({ shown }) => shown)).length,
  };
};

/** Hides what is under ten, and nothing else. */
const primaryAlone: Rule = (cells, earlier, counted) => {
  const since = earlier.length + 1;
  const groups = Object.fromEntries(Object.entries(counted).map(([name, count]) => [name, { count, since }]));
  const shown = cells.filter((cell) => !cell.isKnown && cellValue(cell, { groups }) >= leastPublished);
  return { groups, shown: shown.map(({ key }) => key) };
};

const months: PublicCell[] = [
  { key: "all", groups: ["jan", "feb", "mar"] },
  { key: "jan", groups: ["jan"] },
  { key: "feb", groups: ["feb"] },
  { key: "mar", groups: ["mar"] },
];
const showing = (counted: Record<string, number>, earlier: CellsRevision[] = []) =>
  nextRevision(months, earlier, counted).shown.toSorted();

describe("a table of a public copy", () => {
  test.each([
    ["shows all of ten and more", { jan: 10, feb: 12, mar: 40 }, ["all", "feb", "jan", "mar"]],
    ["hides the next smallest beside the only one under ten", { jan: 9, feb: 12, mar: 40 }, ["all", "mar"]],
    ["hides two under ten and no more, where they come to ten", { jan: 4, feb: 6, mar: 40 }, ["all", "mar"]],
    ["hides the next one too where two come to less than ten", { jan: 4, feb: 5, mar: 40 }, ["all"]],
    ["hides none as under ten", { jan: 0, feb: 12, mar: 40 }, ["all", "mar"]],
    ["hides a total under ten", { jan: 1, feb: 2, mar: 3 }, []],
  ])("%s", (_rule, counted, expected) => {
    expect(showing(counted)).toEqual(expected);
  });

  const first = nextRevision(months, [], { jan: 9, feb: 12, mar: 40 });

  test("keeps a number that changed by fewer than ten, and shows ten that came together", () => {
    const groupsOfNext = (mar: number) => nextRevision(months, [first], { jan: 9, feb: 12, mar }).groups.mar;
    expect(groupsOfNext(49)).toEqual({ count: 40, since: 1 });
    expect(groupsOfNext(50)).toEqual({ count: 50, since: 2 });
  });

  test("takes a group that is new for one that had nobody", () => {
    const all = { key: "all", groups: ["jan", "feb", "mar", "apr"] };
    const cells = [all, ...months.slice(1), { key: "apr", groups: ["apr"] }];
    const april = (apr: number) => nextRevision(cells, [first], { jan: 9, feb: 12, mar: 40, apr }).groups.apr;
    expect(april(9)).toEqual({ count: 0, since: 1 });
    expect(april(10)).toEqual({ count: 10, since: 2 });
  });

  test("goes on hiding what an earlier revision hid with a cell that is still as it was", () => {
    expect(showing({ jan: 9, feb: 30, mar: 40 }, [first])).toEqual(["all", "mar"]);
  });
});

describe("an attacker who reads every revision of a public copy", () => {
  test("finds no group, nor any four together, under ten, and no change under ten", () => {
    const found = attack(nextRevision);
    expect(found.revisions).toEqual([]);
    expect(found.changes).toEqual([]);
    // A rule that showed nothing would pass as well.
    expect(found.shown).toBeGreaterThan(attack(primaryAlone).shown / 2);
  }, 120_000);

  test("finds many where cells under ten alone are hidden: the attack works", () => {
    const found = attack(primaryAlone);
    expect(found.revisions.length).toBeGreaterThan(100);
    expect(found.changes.length).toBeGreaterThan(100);
  }, 120_000);

  test("finds some where each revision is right by itself and none knows of the others", () => {
    const forgetful: Rule = (cells, earlier, counted) => {
      const since = earlier.length + 1;
      const { groups, shown } = nextRevision(cells, [], counted);
      const last = earlier.at(-1)?.groups;
      // Who compares knows what did not change.
      const stamped = Object.entries(groups).map(([name, { count }]) => {
        const before = last?.[name];
        return [name, before?.count === count ? before : { count, since }] as const;
      });
      return { groups: Object.fromEntries(stamped), shown };
    };
    const found = attack(forgetful);
    expect(found.revisions.length).toBeGreaterThan(0);
    expect(found.changes.length).toBeGreaterThan(0);
  }, 120_000);
});
