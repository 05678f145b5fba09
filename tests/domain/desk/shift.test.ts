import { describe, expect, test } from "vitest";
import { shiftProblems } from "~/app/domain/desk/shift";

describe("a past shift", () => {
  const tally = (count: number) => ({ category: "resume", count });

  test("is of today or before, and counts something", () => {
    expect(shiftProblems("2026-12-01", "2026-12-01", [tally(1)])).toEqual([]);
    expect(shiftProblems("2026-12-02", "2026-12-01", [tally(1)])).toEqual([
      { field: "date", problem: "day-ahead" },
    ]);
    expect(shiftProblems("2026-12-01", "2026-12-01", [tally(0), tally(1)])).toEqual([]);
    expect(shiftProblems("2026-12-01", "2026-12-01", [tally(0)])).toEqual([
      { field: "form", problem: "nothing-counted" },
    ]);
  });

  test("counts a thousand of one category at most", () => {
    expect(shiftProblems("2026-12-01", "2026-12-01", [tally(1_000)])).toEqual([]);
    expect(shiftProblems("2026-12-01", "2026-12-01", [tally(1_001)])).toEqual([
      { field: "count-resume", problem: "too-high" },
    ]);
  });
});
