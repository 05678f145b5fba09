import { describe, expect, test } from "vitest";
import { disclosedBy, isDerivable, type Sum } from "~/app/domain/reports/disclosure";

const counts = (of: Record<string, number>) => new Map(Object.entries(of));
const numbered = (name: string, count: number, each: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${name}${n}`, each]));

describe("small groups", () => {
  test.each<[string, Sum[], Record<string, number>, Sum | null]>([
    [
      "are found where their number stands by itself, after others",
      [["c", "d"], ["a"]],
      { a: 3, c: 6, d: 6 },
      ["a"],
    ],
    [
      "are found where a larger number takes them from a sum",
      [["a", "big"], ["big"]],
      { a: 3, big: 40 },
      ["a"],
    ],
    [
      "are found by half of what three sums come to",
      [
        ["a", "b"],
        ["b", "c"],
        ["a", "c"],
      ],
      { a: 4, b: 6, c: 8 },
      ["a"],
    ],
    ["are found together where their total is under ten", [["a", "b"]], { a: 4, b: 5 }, ["a", "b"]],
    ["are not found where their total is ten", [["a", "b"]], { a: 4, b: 6 }, null],
    [
      "are not found where another would be counted twice",
      [
        ["a", "c"],
        ["b", "c"],
      ],
      { a: 4, b: 5, c: 6 },
      null,
    ],
    ["are not found where there are none", [["big"]], { big: 10 }, null],
  ])("%s", (_rule, sums, of, found) => {
    expect(disclosedBy(sums, counts(of))).toEqual(found);
  });

  test("are looked for however many larger ones are published beside them", () => {
    const large = numbered("large", 15, 10);
    const published = Object.keys(large).map((name) => [name]);
    expect(disclosedBy(published, counts(large))).toBeNull();
    expect(disclosedBy(published, counts({ ...large, small: 3 }))).toBeNull();
    expect(disclosedBy([...published, ["small"]], counts({ ...large, small: 3 }))).toEqual(["small"]);
  });

  test("are all taken as found where more than fourteen sums of them would have to be tried", () => {
    const pairs = (count: number) => Array.from({ length: count }, (_, n) => [`a${n}`, `b${n}`]);
    const of = (count: number) => ({ large: 20, ...numbered("a", count, 6), ...numbered("b", count, 6) });
    expect(disclosedBy(pairs(14), counts(of(14)))).toBeNull();
    const small = Object.keys(of(15)).filter((name) => name !== "large");
    expect(disclosedBy(pairs(15), counts(of(15)))).toEqual(small);
  });
});

test("a total is derivable where sums come to it, and not by a group that is in none", () => {
  expect(isDerivable([["a", "b"], ["b"]], ["a"])).toBe(true);
  expect(isDerivable([["a", "b"]], ["a"])).toBe(false);
  expect(isDerivable([["a"]], ["b"])).toBe(false);
});
