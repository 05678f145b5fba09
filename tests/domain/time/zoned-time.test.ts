import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { instantOf, isCalendarDate, isoInZone, isTimeZone, localOf } from "~/app/domain/time/zoned-time";

const losAngeles = "America/Los_Angeles";
const at = (iso: string) => ({ kind: "instant", at: new Date(iso) });

describe("instantOf", () => {
  test.each([
    ["counts from standard time in winter", "2026-12-05", "10:00", losAngeles, "2026-12-05T18:00:00Z"],
    ["counts from daylight time in summer", "2026-07-01", "10:00", losAngeles, "2026-07-01T17:00:00Z"],
    ["knows the minute before the skipped hour", "2026-03-08", "01:59", losAngeles, "2026-03-08T09:59:00Z"],
    ["knows the minute after the skipped hour", "2026-03-08", "03:00", losAngeles, "2026-03-08T10:00:00Z"],
    ["knows the minute before the repeated hour", "2026-11-01", "00:59", losAngeles, "2026-11-01T07:59:00Z"],
    ["knows the minute after the repeated hour", "2026-11-01", "02:00", losAngeles, "2026-11-01T10:00:00Z"],
    [
      "knows zones that are ahead by quarters",
      "2026-11-05",
      "10:00",
      "Asia/Kathmandu",
      "2026-11-05T04:15:00Z",
    ],
    ["knows the zone farthest ahead", "2026-11-05", "10:00", "Pacific/Kiritimati", "2026-11-04T20:00:00Z"],
    ["keeps seconds where they are given", "2026-11-05", "10:00:30", "UTC", "2026-11-05T10:00:30Z"],
    ["knows 29 February of a leap year", "2028-02-29", "10:00", "UTC", "2028-02-29T10:00:00Z"],
    [
      "takes a mistyped early year for what it says",
      "0206-12-05",
      "10:00",
      losAngeles,
      "0206-12-05T17:52:58Z",
    ],
  ])("%s", (_rule, date, time, zone, iso) => {
    expect(instantOf({ date, time }, zone)).toEqual(at(iso));
  });

  test.each([
    ["an hour that daylight saving skips", "2026-03-08", "02:30", losAngeles],
    ["the first skipped minute", "2026-03-08", "02:00", losAngeles],
    ["a day that a zone skipped whole", "2011-12-30", "12:00", "Pacific/Apia"],
  ])("finds no instant for %s", (_rule, date, time, zone) => {
    expect(instantOf({ date, time }, zone, "later")).toEqual({ kind: "skipped" });
  });

  test("asks which of the two where an hour is repeated", () => {
    expect(instantOf({ date: "2026-11-01", time: "01:30" }, losAngeles)).toEqual({
      kind: "repeated",
      earlier: new Date("2026-11-01T08:30:00Z"),
      later: new Date("2026-11-01T09:30:00Z"),
    });
  });

  test("takes the instant that was chosen of a repeated hour", () => {
    const local = { date: "2026-11-01", time: "01:30" };
    expect(instantOf(local, losAngeles, "earlier")).toEqual(at("2026-11-01T08:30:00Z"));
    expect(instantOf(local, losAngeles, "later")).toEqual(at("2026-11-01T09:30:00Z"));
  });

  test("has no use for a choice where the hour comes once", () => {
    expect(instantOf({ date: "2026-12-05", time: "10:00" }, losAngeles, "later")).toEqual(
      at("2026-12-05T18:00:00Z"),
    );
  });

  test.each([
    ["31 February", "2026-02-31", "10:00"],
    ["29 February of a common year", "2026-02-29", "10:00"],
    ["month 13", "2026-13-01", "10:00"],
    ["day 0", "2026-12-00", "10:00"],
    ["year 0", "0000-12-05", "10:00"],
    ["a year with a sign", "+012026-12-05", "10:00"],
    ["a year before Christ", "-000001-12-05", "10:00"],
    ["a date in another order", "12/05/2026", "10:00"],
    ["a date with something before it", "+2026-12-05", "10:00"],
    ["a date with something after it", "2026-12-05x", "10:00"],
    ["hour 24", "2026-12-05", "24:00"],
    ["minute 60", "2026-12-05", "10:60"],
    ["second 60", "2026-12-05", "10:00:60"],
    ["a time with something before it", "2026-12-05", "110:00"],
    ["a time with something after it", "2026-12-05", "10:00Z"],
    ["an empty time", "2026-12-05", ""],
  ])("knows no such date: %s", (_rule, date, time) => {
    expect(instantOf({ date, time }, losAngeles)).toEqual({ kind: "no-such-date" });
  });

  test("throws for a zone that is none, since no form offers one", () => {
    expect(() => instantOf({ date: "2026-12-05", time: "10:00" }, "Mars/Base")).toThrow(RangeError);
  });
});

const zones = [
  losAngeles,
  "America/New_York",
  "America/St_Johns",
  "Europe/London",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Pacific/Apia",
  "UTC",
];
const minutes = fc
  .integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 })
  .map((minute) => new Date(minute * 60_000));

describe("localOf", () => {
  test("tells date and time of the zone, not of UTC", () => {
    expect(localOf(new Date("2026-12-05T07:59:59.999Z"), losAngeles)).toEqual({
      date: "2026-12-04",
      time: "23:59",
    });
  });

  test("tells midnight as 00:00", () => {
    expect(localOf(new Date("2026-12-05T08:00:00Z"), losAngeles)).toEqual({
      date: "2026-12-05",
      time: "00:00",
    });
  });

  test("leads back to its instant in every zone, or to one of two where the hour is repeated", () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (instant, zone) => {
        const back = instantOf(localOf(instant, zone), zone);
        const found =
          back.kind === "repeated" ? [back.earlier, back.later] : back.kind === "instant" ? [back.at] : [];
        expect(found).toContainEqual(instant);
      }),
    );
  });

  test("leads back to its instant around every change of daylight saving", () => {
    const nearChange = fc
      .tuple(
        fc.constantFrom("2026-03-08T10:00Z", "2026-11-01T09:00Z", "2030-03-10T10:00Z", "2030-11-03T09:00Z"),
        fc.integer({ min: -180, max: 180 }),
      )
      .map(([change, offset]) => new Date(new Date(change).getTime() + offset * 60_000));
    fc.assert(
      fc.property(nearChange, (instant) => {
        const local = localOf(instant, losAngeles);
        const choices = (["earlier", "later"] as const).map((choice) => instantOf(local, losAngeles, choice));
        expect(choices).toContainEqual({ kind: "instant", at: instant });
      }),
    );
  });
});

test("a zone's formatter is made once: making one is slow", () => {
  const { DateTimeFormat } = Intl;
  const made = vi.spyOn(Intl, "DateTimeFormat").mockImplementation(function (...wanted) {
    return new DateTimeFormat(...wanted);
  });
  for (const hour of ["10", "11", "12"]) localOf(new Date(`2026-12-05T${hour}:00Z`), "Europe/Lisbon");
  expect(made).toHaveBeenCalledOnce();
  made.mockRestore();
});

describe("isoInZone", () => {
  test.each([
    ["writes the offset of winter", "2026-12-05T18:00:00Z", losAngeles, "2026-12-05T10:00:00-08:00"],
    ["writes the offset of summer", "2026-07-01T18:00:00Z", losAngeles, "2026-07-01T11:00:00-07:00"],
    ["writes half hours", "2026-12-05T18:00:00Z", "America/St_Johns", "2026-12-05T14:30:00-03:30"],
    ["writes zones ahead with a plus", "2026-12-05T18:00:00Z", "Asia/Kathmandu", "2026-12-05T23:45:00+05:45"],
    ["writes UTC as plus zero", "2026-12-05T18:00:00Z", "UTC", "2026-12-05T18:00:00+00:00"],
  ])("%s", (_rule, iso, zone, written) => {
    expect(isoInZone(new Date(iso), zone)).toBe(written);
  });

  test("means the same instant in every zone", () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (instant, zone) => {
        expect(new Date(isoInZone(instant, zone))).toEqual(instant);
      }),
    );
  });
});

describe("isTimeZone", () => {
  test.each([losAngeles, "UTC", "Asia/Ho_Chi_Minh"])("knows %s", (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  test.each(["Mars/Base", "", "+05:00", "Los Angeles", "1America/Los_Angeles"])(
    "does not know %j",
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );
});

describe("isCalendarDate", () => {
  test("tells a day that the calendar has from one that it has not", () => {
    expect([isCalendarDate("2026-02-28"), isCalendarDate("2026-02-29")]).toEqual([true, false]);
  });
});
