import { describe, expect, test } from "vitest";
import { dayAfter, dayBefore, dayStart } from "~/app/domain/time/day-start";

describe("a day begins", () => {
  test.each([
    ["at midnight of the zone", "2026-12-05", "America/Los_Angeles", "2026-12-05T08:00:00.000Z"],
    ["an hour later where clocks skip midnight", "2024-03-31", "Asia/Beirut", "2024-03-30T22:00:00.000Z"],
    ["at the first of two midnights", "2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
  ])("%s", (_rule, date, zone, instant) => {
    expect(dayStart(date, zone)?.toISOString()).toBe(instant);
  });

  test.each(["2026-02-31", "2026-13-01", "soon", ""])("never where the calendar has no %j", (date) => {
    expect(dayStart(date, "America/Los_Angeles")).toBeNull();
  });
});

test.each([
  ["2026-12-05", "2026-12-06"],
  ["2026-12-31", "2027-01-01"],
  ["2028-02-28", "2028-02-29"],
])("the day after %s is %s, and the day before that is the first", (date, next) => {
  expect(dayAfter(date)).toBe(next);
  expect(dayBefore(next)).toBe(date);
});

test("days after and before a day go over months and leap days", () => {
  expect(dayAfter("2028-02-28", 42)).toBe("2028-04-10");
  expect(dayBefore("2028-04-10", 42)).toBe("2028-02-28");
});
