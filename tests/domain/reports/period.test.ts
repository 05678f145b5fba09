import { describe, expect, test } from "vitest";
import {
  commonDays,
  daysIn,
  handyPeriod,
  instantsOf,
  monthsOf,
  mostDays,
  overlaps,
  periodBefore,
  yearsOf,
} from "~/app/domain/reports/period";

describe("a period", () => {
  test.each([
    ["a day", { from: "2026-03-08", until: "2026-03-08" }, 1, { from: "2026-03-07", until: "2026-03-07" }],
    [
      "a leap February",
      { from: "2024-02-01", until: "2024-02-29" },
      29,
      { from: "2024-01-03", until: "2024-01-31" },
    ],
    ["a year", { from: "2026-01-01", until: "2026-12-31" }, 365, { from: "2025-01-01", until: "2025-12-31" }],
  ])("of %s comes after as many days", (_what, period, days, before) => {
    expect(daysIn(period)).toBe(days);
    expect(periodBefore(period)).toEqual(before);
    expect(daysIn(before)).toBe(days);
  });

  test("begins and is over at midnight of the center's clocks, also where they change", () => {
    expect(instantsOf({ from: "2026-03-08", until: "2026-03-08" }, "America/Los_Angeles")).toEqual({
      from: new Date("2026-03-08T08:00:00Z"),
      until: new Date("2026-03-09T07:00:00Z"),
    });
  });

  test("has its months, those at its ends in part", () => {
    expect(monthsOf({ from: "2026-11-15", until: "2027-01-03" })).toEqual([
      { month: "2026-11", from: "2026-11-15", until: "2026-11-30" },
      { month: "2026-12", from: "2026-12-01", until: "2026-12-31" },
      { month: "2027-01", from: "2027-01-01", until: "2027-01-03" },
    ]);
  });

  test("has a month of which it has the first day alone", () => {
    expect(monthsOf({ from: "2026-11-30", until: "2026-12-01" })).toEqual([
      { month: "2026-11", from: "2026-11-30", until: "2026-11-30" },
      { month: "2026-12", from: "2026-12-01", until: "2026-12-01" },
    ]);
  });

  test("begins at midnight in Greenwich where the calendar of its zone skips its first day", () => {
    expect(instantsOf({ from: "2011-12-30", until: "2011-12-31" }, "Pacific/Apia").from).toEqual(
      new Date("2011-12-30T00:00:00Z"),
    );
  });

  test.each([
    ["before another", "2026-02-28", null],
    ["up to its first day", "2026-03-01", { from: "2026-03-01", until: "2026-03-01" }],
    ["into it", "2026-03-09", { from: "2026-03-01", until: "2026-03-09" }],
    ["beyond it", "2026-12-31", { from: "2026-03-01", until: "2026-03-31" }],
  ])("that goes %s has these days in common with it", (_where, until, common) => {
    const [one, other] = [
      { from: "2026-01-01", until },
      { from: "2026-03-01", until: "2026-03-31" },
    ];
    expect(commonDays(one, other)).toEqual(common);
    expect(commonDays(other, one)).toEqual(common);
    expect([overlaps(one, other), overlaps(other, one)]).toEqual([common !== null, common !== null]);
  });

  test("may be of twenty years at most", () => {
    expect(daysIn({ from: "2007-01-01", until: "2026-12-31" })).toBeLessThan(mostDays);
    expect(daysIn({ from: "2006-01-01", until: "2026-12-31" })).toBeGreaterThan(mostDays);
  });

  test("has the years that it touches, each with its share", () => {
    expect(yearsOf({ from: "2025-12-31", until: "2026-12-31" })).toEqual([
      { year: 2025, share: 1 / 365 },
      { year: 2026, share: 1 },
    ]);
  });
});

test.each([
  ["this-year", "2026-08-15", { from: "2026-01-01", until: "2026-08-15" }],
  ["last-year", "2026-08-15", { from: "2025-01-01", until: "2025-12-31" }],
  ["fiscal-year", "2026-08-15", { from: "2026-07-01", until: "2026-08-15" }],
  ["fiscal-year", "2026-07-01", { from: "2026-07-01", until: "2026-07-01" }],
  ["fiscal-year", "2026-06-30", { from: "2025-07-01", until: "2026-06-30" }],
  ["last-quarter", "2026-08-15", { from: "2026-04-01", until: "2026-06-30" }],
  ["last-quarter", "2026-03-31", { from: "2025-10-01", until: "2025-12-31" }],
] as const)("%s on %s", (which, today, period) => {
  expect(handyPeriod(which, today)).toEqual(period);
});
