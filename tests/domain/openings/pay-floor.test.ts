import { describe, expect, test } from "vitest";
import { payUnits } from "~/app/domain/events/event";
import { payBy, payFloors } from "~/app/domain/openings/pay-floor";

describe("pay by another unit", () => {
  test.each([
    ["an hour is 2,080 of a year", { cents: 2000, unit: "hour" }, "year", 4_160_000],
    ["a year is 2,080 hours", { cents: 4_160_000, unit: "year" }, "hour", 2000],
    ["a day is eight hours", { cents: 2000, unit: "hour" }, "day", 16_000],
    ["a week is forty hours", { cents: 2000, unit: "hour" }, "week", 80_000],
    ["a month is a twelfth of a year", { cents: 12_000_000, unit: "year" }, "month", 1_000_000],
  ] as const)("%s", (_rule, pay, unit, cents) => {
    expect(payBy(unit, pay)).toBe(cents);
  });
});

describe("the least that an opening has to pay", () => {
  test("is in its own unit what was asked for", () => {
    for (const unit of payUnits) expect(payFloors({ cents: 123_45, unit })[unit]).toBe(123_45);
  });

  test("is rounded up in another one: a cent less is too little", () => {
    expect(payFloors({ cents: 5_000_001, unit: "year" }).hour).toBe(2404);
    expect(payFloors({ cents: 5_000_000, unit: "year" }).hour).toBe(2404);
    expect(payFloors({ cents: 4_999_280, unit: "year" }).hour).toBe(2404);
    expect(payFloors({ cents: 4_998_240, unit: "year" }).hour).toBe(2403);
  });
});
