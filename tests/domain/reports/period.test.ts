import { describe, expect, test } from "vitest";
import {
  daysIn,
  handyPeriod,
  instantsOf,
  monthsOf,
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
  ["fiscal-year", "2026-06-30", { from: "2025-07-01", until: "2026-06-30" }],
  ["last-quarter", "2026-08-15", { from: "2026-04-01", until: "2026-06-30" }],
  ["last-quarter", "2026-03-31", { from: "2025-10-01", until: "2025-12-31" }],
] as const)("%s on %s", (which, today, period) => {
  expect(handyPeriod(which, today)).toEqual(period);
});
