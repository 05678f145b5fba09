import { describe, expect, test } from "vitest";
import { morningAfter } from "~/app/domain/time/morning-after";

const zone = "America/Los_Angeles";
const never = { from: "00:00", until: "00:00" };
const at = (iso: string) => new Date(iso);

describe("ten in the morning so many days after", () => {
  test.each([
    [
      "the day that an evening lies in, which is the next in UTC",
      "2026-12-06T04:00:00Z",
      1,
      "2026-12-06T18:00:00Z",
    ],
    ["a day, that day's own", "2026-12-06T04:00:00Z", 0, "2026-12-05T18:00:00Z"],
    ["a day before clocks go back, by the clocks of then", "2026-10-31T02:00:00Z", 7, "2026-11-06T18:00:00Z"],
    ["a day before clocks go forward, likewise", "2027-03-08T02:00:00Z", 7, "2027-03-14T17:00:00Z"],
  ])("%s", (_rule, from, days, morning) => {
    expect(morningAfter(at(from), zone, days, never)).toEqual(at(morning));
  });

  test("is so many whole days later where the calendar skips that day", () => {
    // Samoa went from 29 to 31 December as it changed sides of the date line.
    expect(morningAfter(at("2011-12-29T02:00:00Z"), "Pacific/Apia", 2, never)).toEqual(
      at("2011-12-31T02:00:00Z"),
    );
  });

  test("is the end of the quiet hours where it lies in them", () => {
    const late = { from: "20:00", until: "11:30" };
    expect(morningAfter(at("2026-12-06T04:00:00Z"), zone, 1, late)).toEqual(at("2026-12-06T19:30:00Z"));
  });
});
