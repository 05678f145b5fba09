import { describe, expect, test } from "vitest";
import { dayAfter, dayStart } from "~/app/domain/time/day-start";

describe("dayStart", () => {
  test.each([
    ["is midnight in the zone", "2026-12-05", "America/Los_Angeles", "2026-12-05T08:00:00Z"],
    ["is an hour later where clocks skip midnight", "2026-03-08", "America/Havana", "2026-03-08T05:00:00Z"],
    ["is the first of two midnights", "2026-10-25", "Atlantic/Azores", "2026-10-25T00:00:00Z"],
    ["is the first midnight where clocks repeat it", "2026-11-01", "America/Havana", "2026-11-01T04:00:00Z"],
  ])("%s", (_rule, date, zone, iso) => {
    expect(dayStart(date, zone)).toEqual(new Date(iso));
  });

  test.each([
    ["the calendar has no such day", "2026-02-31", "America/Los_Angeles"],
    ["the zone skipped the day whole", "2011-12-30", "Pacific/Apia"],
  ])("is none where %s", (_rule, date, zone) => {
    expect(dayStart(date, zone)).toBeNull();
  });
});

describe("dayAfter", () => {
  test.each([
    ["goes on within a month", "2026-12-05", "2026-12-06"],
    ["goes on into the next year", "2026-12-31", "2027-01-01"],
    ["knows leap years", "2028-02-28", "2028-02-29"],
  ])("%s", (_rule, date, next) => {
    expect(dayAfter(date)).toBe(next);
  });
});
