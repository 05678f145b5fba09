import { describe, expect, test } from "vitest";
import { estimateOf } from "~/app/domain/reports/estimate";
import { legacyCutOff, legacyOf, type OpeningBalance } from "~/app/domain/reports/legacy";
import { targetOf } from "~/app/domain/reports/target";

const year = { from: "2026-01-01", until: "2026-12-31" };
const half = { from: "2026-01-01", until: "2026-07-02" };

describe("an estimate from typical weeks", () => {
  test("is 52 weeks of a year, and of part of a year the same share", () => {
    const samples = [{ year: 2026, perWeek: 100, branches: 1 }];
    expect(estimateOf(samples, year)).toBe(5_200);
    expect(estimateOf(samples, half)).toBe(Math.round((5_200 * 183) / 365));
  });

  test("is unknown where no year has a sample, and leaves out years that have none", () => {
    expect(estimateOf([], year)).toBeNull();
    expect(estimateOf([{ year: 2025, perWeek: 100, branches: 1 }], year)).toBeNull();
    const two = { from: "2025-01-01", until: "2026-12-31" };
    expect(estimateOf([{ year: 2025, perWeek: 100, branches: 1 }], two)).toBe(5_200);
  });
});

const balance = (more: Partial<OpeningBalance> = {}): OpeningBalance => ({
  ...{ id: "1", figure: "inquiries", from: "2015-07-01", until: "2017-06-30", value: 3_826 },
  ...{ isAtLeast: false, source: "Report", ...more },
});

describe("figures from before", () => {
  const whole = { from: "2015-07-01", until: "2017-06-30" };

  test("of one kind are added where all their days lie in the period", () => {
    const balances = [
      balance(),
      balance({ id: "2", value: 4, from: "2016-01-01", until: "2016-01-31", source: "Log" }),
      balance({ id: "3", figure: "events", value: 6 }),
    ];
    expect(legacyOf(balances, "inquiries", whole)).toEqual({
      value: 3_830,
      isAtLeast: false,
      sources: ["Report", "Log"],
    });
    expect(legacyOf(balances, "hires", whole)).toBeNull();
  });

  test("are at least their sum where one of them is", () => {
    const balances = [balance(), balance({ id: "2", isAtLeast: true })];
    expect(legacyOf(balances, "inquiries", whole)?.isAtLeast).toBe(true);
  });

  test.each([
    ["begins a day later", { from: "2015-07-02", until: "2017-06-30" }],
    ["ends a day earlier", { from: "2015-07-01", until: "2017-06-29" }],
  ])("are in no sum where the period %s, and are named", (_rule, period) => {
    expect(legacyOf([balance()], "inquiries", period)).toBeNull();
    expect(legacyCutOff([balance()], "inquiries", period)).toEqual([balance()]);
    expect(legacyCutOff([balance()], "inquiries", whole)).toEqual([]);
  });
});

describe("figures from before that are named as left out", () => {
  const half = { from: "2016-01-01", until: "2018-12-31" };

  test("are of the figure that is asked for, and of days that the period touches", () => {
    const earlier = balance({ id: "2", from: "2014-01-01", until: "2015-12-31" });
    expect(
      legacyCutOff([balance(), balance({ id: "3", figure: "hires" }), earlier], "inquiries", half),
    ).toEqual([balance()]);
  });
});

describe("a target", () => {
  const targets = [
    { figure: "inquiries" as const, branchId: null, year: 2026, value: 365 },
    { figure: "inquiries" as const, branchId: "b", year: 2026, value: 10 },
  ];
  const of = { figure: "inquiries" as const, branchId: null };

  test("is the year's, or its days' share, and says which", () => {
    expect(targetOf(targets, { ...of, period: year })).toEqual({ value: 365, isPart: false });
    expect(targetOf(targets, { ...of, period: half })).toEqual({ value: 183, isPart: true });
    expect(targetOf(targets, { ...of, branchId: "b", period: year })).toEqual({ value: 10, isPart: false });
  });

  test("is in part the days' share where it has a year in full beside it", () => {
    const both = [...targets, { ...of, year: 2027, value: 730 }];
    const period = { from: "2026-01-01", until: "2027-01-31" };
    expect(targetOf(both, { ...of, period })).toEqual({ value: 365 + 62, isPart: true });
  });

  test("is none where a year that is touched has none", () => {
    expect(targetOf(targets, { ...of, period: { from: "2025-12-31", until: "2026-12-31" } })).toBeNull();
    expect(targetOf(targets, { figure: "events", branchId: null, period: year })).toBeNull();
  });
});
