import { describe, expect, test } from "vitest";
import { keptIds } from "~/app/domain/openings/keep-ids";

const before = [
  { id: "a", title: "Baker" },
  { id: "b", title: "Clerk" },
  { id: "c", title: "Baker" },
];
const titled = (...titles: string[]) => titles.map((title) => ({ title }));

describe("an opening that is edited", () => {
  test.each([
    ["keeps its id by its title, wherever it stands", titled("Clerk", "Baker"), ["b", "a"]],
    ["keeps it through accents and case", titled("  CLÉRK"), ["b"]],
    ["is a new one under a new title", titled("Cook"), [null]],
    [
      "of several with one title is the first, then the next",
      titled("Baker", "Baker", "Baker"),
      ["a", "c", null],
    ],
    ["is gone where nothing has its title", titled(), []],
  ])("%s", (_rule, after, ids) => {
    expect(keptIds(before, after)).toEqual(ids);
  });
});
