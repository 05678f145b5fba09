import { describe, expect, test } from "vitest";
import { mondayOf, sampleProblems, yearlyOf, yearOfWeek } from "~/app/domain/desk/sample";

describe("a sampling week", () => {
  test("is multiplied by 52", () => expect(yearlyOf(80)).toBe(4_160));

  test.each([
    ["2026-11-30", "2026-11-30"],
    ["2026-12-06", "2026-11-30"],
    ["2027-01-01", "2026-12-28"],
  ])("of %s begins on %s", (day, monday) => expect(mondayOf(day)).toBe(monday));

  test("counts for the year that most of its days lie in", () => {
    expect(yearOfWeek("2026-12-28")).toBe(2026);
    expect(yearOfWeek("2025-12-29")).toBe(2026);
  });

  test("is over", () => {
    expect(sampleProblems("2026-11-23", "2026-11-30")).toEqual([]);
    expect(sampleProblems("2026-11-30", "2026-12-06")).toEqual([{ field: "day", problem: "week-not-over" }]);
  });
});
