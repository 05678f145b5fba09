import { describe, expect, test } from "vitest";
import type { EmploymentType, PayUnit } from "~/app/domain/events/event";
import type { WageFloor } from "~/app/domain/flags/flag";
import { floorAt, hourlyCents, payBelowFloor } from "~/app/domain/flags/pay-below-floor";
import { payRangeWide } from "~/app/domain/flags/pay-range-wide";
import { anOpening } from "./an-opening";

const aFloor = (more: Partial<WageFloor> = {}): WageFloor => ({
  fromDate: "2026-07-01",
  hourlyCents: 1800,
  areaWords: [],
  source: "Wage order 12",
  ...more,
});

describe("a range of pay", () => {
  test("may be up to twice its lowest figure", () => {
    expect(payRangeWide(anOpening({ payMinCents: 2000, payMaxCents: 4000 }))).toBeNull();
  });

  test("is flagged beyond that, with how wide it is", () => {
    expect(payRangeWide(anOpening({ payMinCents: 2000, payMaxCents: 5000 }))).toEqual({
      found: "2.5 times the lowest",
      lookedAt: ["2000 to 5000 a hour"],
    });
    expect(payRangeWide(anOpening({ payMaxCents: 4001 }))).not.toBeNull();
  });
});

describe("pay by the hour", () => {
  test.each<[PayUnit, number, EmploymentType, number | null]>([
    ["hour", 2150, "full-time", 2150],
    ["hour", 2150, "part-time", 2150],
    ["day", 16000, "full-time", 2000],
    ["day", 16007, "part-time", 2000],
    ["week", 80000, "full-time", 2000],
    ["month", 346667, "full-time", 2000],
    ["month", 346666, "full-time", 1999],
    ["year", 4160000, "full-time", 2000],
    ["year", 4159999, "seasonal", 1999],
    ["week", 40000, "part-time", null],
    ["month", 200000, "part-time", null],
    ["year", 2000000, "part-time", null],
  ])("%s: %i cents of %s work are %s an hour", (payUnit, payMinCents, employmentType, hourly) => {
    expect(hourlyCents({ payUnit, payMinCents, employmentType })).toBe(hourly);
  });
});

describe("the wage floor", () => {
  const state = aFloor({ fromDate: "2026-01-01", hourlyCents: 1690 });
  const city = aFloor({ areaWords: ["Los Angeles", "L.A."], hourlyCents: 1812 });
  const nextYear = aFloor({ areaWords: ["los angeles", "L.A."], fromDate: "2027-07-01", hourlyCents: 1900 });
  const floors = [state, city, nextYear];

  test.each<[string, string, string, WageFloor | null]>([
    ["none before the first day", "Fresno", "2025-12-31", null],
    ["on its first day", "Fresno", "2026-01-01", state],
    ["the state's outside of the city", "1 Main St, Fresno", "2026-12-01", state],
    ["the higher one in the city", "630 River Street, LOS ÁNGELES, CA", "2026-12-01", city],
    ["the city's by another word", "630 River Street, L.A. 90071", "2026-12-01", city],
    ["the next of the city once it begins", "Los Angeles", "2027-07-01", nextYear],
    ["the city's own alone where its words stand whole", "Losangeles Street, Fresno", "2026-12-01", state],
    ["the state's where the city's has not begun", "Los Angeles", "2026-06-30", state],
  ])("is %s", (_rule, place, on, floor) => {
    expect(floorAt(floors, place, on)).toEqual(floor);
  });

  test("is the latest of its area, in whatever order they were entered", () => {
    expect(floorAt([nextYear, city], "Los Angeles", "2027-07-01")).toEqual(nextYear);
  });

  test("is the higher of two that were entered for one day", () => {
    const lower = { ...city, hourlyCents: 1 };
    expect(floorAt([city, lower], "Los Angeles", "2026-12-01")).toEqual(city);
    expect(floorAt([lower, city], "Los Angeles", "2026-12-01")).toEqual(city);
  });

  test("is that of each area by itself, also where their words run into one", () => {
    const two = aFloor({ areaWords: ["Bell", "Gardens"], fromDate: "2026-01-01" });
    const other = aFloor({ areaWords: ["BellGardens"], hourlyCents: 1700 });
    expect(floorAt([two, other], "Bell", "2026-12-01")).toEqual(two);
  });

  test("flags nothing where nobody can tell what an hour pays", () => {
    const at = { floors, place: "Los Angeles", on: "2026-12-01" };
    const weekly = anOpening({ payMinCents: 1, payUnit: "week", employmentType: "part-time" });
    expect(payBelowFloor(weekly, at)).toBeNull();
  });

  test("is none where nobody entered one", () => {
    expect(floorAt([], "Los Angeles", "2026-12-01")).toBeNull();
    const at = { floors: [], place: "Los Angeles", on: "2026-12-01" };
    expect(payBelowFloor(anOpening({ payMinCents: 1 }), at)).toBeNull();
  });

  test("flags the lowest pay under it, with both figures and its source", () => {
    const at = { floors, place: "Los Angeles", on: "2026-12-01" };
    expect(payBelowFloor(anOpening({ payMinCents: 1811 }), at)).toMatchObject({
      found: "$18.11 an hour, under $18.12",
      source: "Wage order 12",
    });
    expect(payBelowFloor(anOpening({ payMinCents: 1812 }), at)).toBeNull();
  });

  test("is that of the worksite, where the opening names one", () => {
    const at = { floors, place: "Los Angeles", on: "2026-12-01" };
    expect(payBelowFloor(anOpening({ payMinCents: 1700, worksite: "12 Elm Road, Fresno" }), at)).toBeNull();
  });

  test("another floor is another flag", () => {
    const low = anOpening({ payMinCents: 1500 });
    const on = (floor: WageFloor) =>
      payBelowFloor(low, { floors: [floor], place: "", on: "2026-12-01" })?.lookedAt;
    expect(on(state)).not.toEqual(on({ ...state, hourlyCents: 1700 }));
    expect(on(state)).toContain("1500 a hour");
  });
});
