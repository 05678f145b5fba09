import { describe, expect, test } from "vitest";
import { isSameRegion, sharesDays } from "~/app/domain/reports/region";

const year = { from: "2026-01-01", until: "2026-12-31" };
const half = { from: "2026-01-01", until: "2026-07-02" };

describe("two public reports count some of the same", () => {
  const next = { from: "2027-01-01", until: "2027-12-31" };
  test.each([
    [
      "in all branches and one, on the same days",
      { period: year, branchId: null },
      { period: half, branchId: "a" },
      true,
    ],
    ["in one branch", { period: year, branchId: "a" }, { period: half, branchId: "a" }, true],
    ["not in two branches", { period: year, branchId: "a" }, { period: half, branchId: "b" }, false],
    [
      "not on days after each other",
      { period: year, branchId: null },
      { period: next, branchId: null },
      false,
    ],
  ])("%s", (_rule, one, other, expected) => {
    expect(sharesDays(one, other)).toBe(expected);
    expect(sharesDays(other, one)).toBe(expected);
  });
});

test.each([
  ["the same days and branch", {}, true],
  ["another first day", { period: { ...year, from: "2026-01-02" } }, false],
  ["another last day", { period: { ...year, until: "2026-12-30" } }, false],
  ["another branch", { branchId: "b" }, false],
])("a report is published again under %s: %s", (_what, more, expected) => {
  const one = { period: year, branchId: null };
  expect(isSameRegion(one, { ...one, ...more })).toBe(expected);
});
