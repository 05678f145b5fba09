import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultQuietHours, quietAt } from "~/app/domain/time/quiet-hours";
import { localOf } from "~/app/domain/time/zoned-time";

const zone = "America/Los_Angeles";
const night = defaultQuietHours;
const at = (iso: string) => new Date(iso);

describe("quiet hours over midnight", () => {
  test.each([
    ["begin at their first minute", "2026-12-05T05:00:00Z", true],
    ["leave the minute before alone", "2026-12-05T04:59:00Z", false],
    ["last through midnight", "2026-12-05T08:00:00Z", true],
    ["last until the minute before their end", "2026-12-05T15:59:59Z", true],
    ["are over at their end", "2026-12-05T16:00:00Z", false],
  ])("%s", (_rule, iso, isQuiet) => {
    expect(quietAt(at(iso), zone, night) !== null).toBe(isQuiet);
  });

  test.each([
    ["in the evening", "2026-12-05T06:00:00Z"],
    ["in the morning", "2026-12-05T14:00:00Z"],
  ])("are the same stretch %s", (_when, iso) => {
    expect(quietAt(at(iso), zone, night)).toEqual({
      begins: at("2026-12-05T05:00:00Z"),
      ends: at("2026-12-05T16:00:00Z"),
    });
  });

  test.each([
    ["an hour shorter as clocks go forward", "2026-03-08T07:00:00Z", 10],
    ["an hour longer as clocks go back", "2026-11-01T07:00:00Z", 12],
  ])("are %s", (_rule, iso, hours) => {
    const quiet = quietAt(at(iso), zone, night);
    expect(Number(quiet?.ends) - Number(quiet?.begins)).toBe(hours * 3_600_000);
  });
});

describe("quiet hours within a day", () => {
  const noon = { from: "12:00", until: "13:30" };
  test.each([
    ["2026-12-05T19:59:00Z", null],
    ["2026-12-05T20:00:00Z", "2026-12-05T21:30:00.000Z"],
    ["2026-12-05T21:30:00Z", null],
  ])("at %s end at %s", (iso, end) => {
    expect(quietAt(at(iso), zone, noon)?.ends.toISOString() ?? null).toBe(end);
  });
});

test("equal times are never quiet", () => {
  for (const iso of ["2026-12-05T16:00:00Z", "2026-12-05T16:01:00Z", "2026-12-05T15:59:00Z"]) {
    expect(quietAt(at(iso), zone, { from: "08:00", until: "08:00" })).toBeNull();
  }
});

test("an end that clocks skip is an hour later", () => {
  const quiet = quietAt(at("2026-03-08T09:00:00Z"), zone, { from: "22:00", until: "02:30" });
  expect(quiet?.ends).toEqual(at("2026-03-08T10:30:00Z"));
});

test("an end that clocks show twice is the first", () => {
  const quiet = quietAt(at("2026-11-01T07:00:00Z"), zone, { from: "22:00", until: "01:30" });
  expect(quiet?.ends).toEqual(at("2026-11-01T08:30:00Z"));
});

test("an end on a day that the calendar skips is on the next one", () => {
  // Samoa went from 29 to 31 December as it changed sides of the date line.
  expect(quietAt(at("2011-12-30T08:00:00Z"), "Pacific/Apia", night)).toEqual({
    begins: at("2011-12-30T07:00:00Z"),
    ends: at("2011-12-30T18:00:00Z"),
  });
});

const times = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);
const changes = ["2026-03-08T10:00Z", "2026-11-01T09:00Z"];
const nearChange = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 1440, max: 3 * 1440 }))
  .map(([change, minutes]) => new Date(at(change).getTime() + minutes * 60_000));

test("a quiet instant lies between the begin and the end, also around the changes of clocks", () => {
  fc.assert(
    fc.property(nearChange, times, times, (instant, from, until) => {
      const quiet = quietAt(instant, zone, { from, until });
      if (quiet === null) return;
      // The hour that is shown twice may be quiet once more by its clock.
      const isRepeated = changes.some(
        (change) => Math.abs(instant.getTime() - at(change).getTime()) <= 3_600_000,
      );
      if (!isRepeated) expect(instant >= quiet.begins && instant < quiet.ends).toBe(true);
      expect(quietAt(quiet.ends, zone, { from, until })).toBeNull();
    }),
  );
});

test("an end shows the time that was set, but for one that is skipped", () => {
  fc.assert(
    fc.property(nearChange, times, times, (instant, from, until) => {
      const quiet = quietAt(instant, zone, { from, until });
      if (quiet === null || until.startsWith("02")) return;
      expect(localOf(quiet.ends, zone).time).toBe(until);
    }),
  );
});
