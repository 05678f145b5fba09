import { describe, expect, test } from "vitest";
import { daysOfMonth, monthOf, monthsLater, monthsOf, weeksOf, yearOf } from "~/app/domain/calendar/month";
import { byDay, daysOf } from "~/app/domain/calendar/span";
import { firstWeekday, weekdaysFrom } from "~/app/domain/calendar/week";

const zone = "America/Los_Angeles";
const span = (from: string, until: string) => ({ from: new Date(from), until: new Date(until) });

describe("weeks begin by the locale", () => {
  test.each([
    ["en", 0],
    ["es", 0],
    ["tl", 0],
    ["ko", 0],
    ["zh-Hant", 0],
    ["hy", 1],
    ["fa", 6],
    ["ja", 0],
    ["th", 0],
    ["km", 0],
    ["hi", 0],
    ["en-GB", 1],
    ["de", 1],
    ["es-MX", 0],
  ])("%s: %i", (locale, day) => {
    expect(firstWeekday(locale)).toBe(day);
  });

  test("and go on from there", () => {
    expect(weekdaysFrom(6)).toEqual([6, 0, 1, 2, 3, 4, 5]);
  });
});

describe("a month", () => {
  test.each([
    ["2026-12", "2026-12"],
    ["2026-13", null],
    ["2026-00", null],
    ["2026-1", null],
    ["0000-01", null],
    ["9999-01", null],
    ["2026-12-01", null],
    ["12026-12", null],
    [null, null],
  ])("is read from an address: %s", (text, month) => {
    expect(monthOf(text)).toBe(month);
  });

  test.each([
    ["2026-12", 1, "2027-01"],
    ["2026-01", -1, "2025-12"],
    ["2026-05", 0, "2026-05"],
    ["2026-05", -17, "2024-12"],
    ["2026-05", 20, "2028-01"],
  ])("%s and %i more is %s", (month, by, then) => {
    expect(monthsLater(month, by)).toBe(then);
  });

  test.each([
    ["2026-02", 28],
    ["2028-02", 29],
    ["2100-02", 28],
    ["2026-11", 30],
    ["2026-12", 31],
  ])("%s has %i days", (month, days) => {
    expect(daysOfMonth(month)).toHaveLength(days);
  });

  test("is weeks of seven days, with nothing where a day is another month's", () => {
    const [first, ...rest] = weeksOf("2026-12", 0);
    expect(first).toEqual([null, null, "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05"]);
    expect(rest).toHaveLength(4);
    expect(rest.at(-1)).toEqual([
      "2026-12-27",
      "2026-12-28",
      "2026-12-29",
      "2026-12-30",
      "2026-12-31",
      null,
      null,
    ]);
    expect(weeksOf("2026-12", 1)[0]?.slice(0, 2)).toEqual([null, "2026-12-01"]);
    expect(weeksOf("2026-12", 6)[0]?.slice(0, 4)).toEqual([null, null, null, "2026-12-01"]);
  });

  test("that begins with its week and ends with it has four weeks", () => {
    expect(weeksOf("2026-02", 0)).toHaveLength(4);
    expect(weeksOf("2026-02", 0).flat()).not.toContain(null);
  });

  test("of a year there are twelve, and a year is four digits of three centuries", () => {
    expect(monthsOf("2026")).toHaveLength(12);
    expect(monthsOf("2026").at(-1)).toBe("2026-12");
    expect(["2026", "1899", "2200", "26", "2026-01", "12026", null].map(yearOf)).toEqual([
      "2026",
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("a span is on the days that the center's clocks show", () => {
  test.each([
    [
      "an evening that is the next day in UTC",
      span("2026-12-06T01:00:00Z", "2026-12-06T05:00:00Z"),
      ["2026-12-05"],
    ],
    ["until midnight", span("2026-12-06T02:00:00Z", "2026-12-06T08:00:00Z"), ["2026-12-05"]],
    ["past midnight", span("2026-12-06T02:00:00Z", "2026-12-06T08:00:01Z"), ["2026-12-05", "2026-12-06"]],
    ["the day of 25 hours", span("2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z"), ["2026-11-01"]],
    ["the day of 23 hours", span("2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z"), ["2026-03-08"]],
    ["over a new year", span("2027-01-01T06:00:00Z", "2027-01-01T09:00:00Z"), ["2026-12-31", "2027-01-01"]],
    ["no length", span("2026-12-05T20:00:00Z", "2026-12-05T20:00:00Z"), ["2026-12-05"]],
  ])("%s", (_name, given, days) => {
    expect(daysOf(given, zone)).toEqual(days);
  });

  test("an entry is once on each day of all of its spans, in the order given", () => {
    const two = {
      name: "two",
      spans: [
        span("2026-12-05T20:00:00Z", "2026-12-05T22:00:00Z"),
        span("2026-12-05T03:00:00Z", "2026-12-05T22:00:00Z"),
      ],
    };
    const one = { name: "one", spans: [span("2026-12-05T18:00:00Z", "2026-12-05T19:00:00Z")] };
    const days = byDay([two, one], ({ spans }) => spans, zone);
    expect([...days].map(([day, entries]) => [day, entries.map(({ name }) => name)])).toEqual([
      ["2026-12-05", ["two", "one"]],
      ["2026-12-04", ["two"]],
    ]);
  });
});
