import { describe, expect, test } from "vitest";
import { forecast } from "~/app/domain/figures/forecast";
import { hourlyCents, medianOf, medianPostedPay } from "~/app/domain/figures/posted-pay";
import { comparableWith, suppressed } from "~/app/domain/figures/suppressed";

describe("a forecast", () => {
  test("is the registered times the share that came before, and says what it rests on", () => {
    const basis = { events: 3, kept: 90, attendedRegistrants: 60 };
    expect(forecast(40, basis)).toEqual({ people: 27, showRate: 2 / 3, basis });
  });

  test.each([
    ["too few kept a place before", { events: 2, kept: 19, attendedRegistrants: 19 }],
    ["there was nothing before", { events: 0, kept: 0, attendedRegistrants: 0 }],
  ])("is unknown where %s", (_why, basis) => expect(forecast(40, basis)).toBeNull());

  test("is there from twenty people on, also where none of them came", () => {
    expect(forecast(40, { events: 2, kept: 20, attendedRegistrants: 0 })).toMatchObject({ people: 0 });
  });
});

describe("posted pay", () => {
  test.each([
    ["hour", 2000, 3000, 2500],
    ["day", 16000, 16000, 2000],
    ["week", 80000, 80000, 2000],
    ["month", 416000, 416000, 2400],
    ["year", 4160000, 6240000, 2500],
  ] as const)(
    "by the %s is the middle of its range by the hour",
    (payUnit, payMinCents, payMaxCents, cents) => {
      expect(hourlyCents({ payUnit, payMinCents, payMaxCents })).toBeCloseTo(cents, 6);
    },
  );

  test.each([
    ["none", [], null],
    ["one", [7], 7],
    ["three", [9, 1, 5], 5],
    ["four: the mean of the two in the middle", [10, 1, 4, 2], 3],
  ])("has a median of %s", (_of, numbers, median) => expect(medianOf(numbers)).toBe(median));

  test("is a whole number of cents, and unknown where no opening is", () => {
    const at = (cents: number) => ({ payMinCents: cents, payMaxCents: cents + 1, payUnit: "hour" }) as const;
    expect(medianPostedPay([at(2000)])).toBe(2001);
    expect(medianPostedPay([])).toBeNull();
  });
});

describe("an outsider", () => {
  test.each([
    [0, "few"],
    [9, "few"],
    [10, 10],
  ])("reads %d as %s", (count, shown) => expect(suppressed(count)).toBe(shown));

  test.each([
    [0, 0],
    [1, 9],
    [9, 9],
    [10, 10],
  ])("compares with %d as with %d, so that asking often finds no small count out", (count, with_) =>
    expect(comparableWith(count)).toBe(with_),
  );
});
