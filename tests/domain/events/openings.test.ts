import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  cents,
  checkOpening,
  type Opening,
  type OpeningRequest,
  payWords,
} from "~/app/domain/events/openings";

const asked = (values: Partial<OpeningRequest> = {}): OpeningRequest => ({
  title: "Clerk",
  vacancies: 3,
  payMin: 21.5,
  payMax: 24,
  ...values,
});

describe("checkOpening", () => {
  test.each<[string, Partial<OpeningRequest>]>([
    ["a title, vacancies and pay", {}],
    ["one vacancy", { vacancies: 1 }],
    ["the most vacancies", { vacancies: 100_000 }],
    ["one pay for all", { payMin: 24 }],
    ["one cent", { payMin: 0.01 }],
    ["the highest pay", { payMax: 10_000_000 }],
    ["a closing date", { closesOn: "2026-12-31" }],
    ["no closing date", { closesOn: null }],
    ["an empty closing date", { closesOn: "" }],
  ])("accepts %s", (_rule, values) => {
    expect(checkOpening(asked(values))).toEqual([]);
  });

  test.each<[string, Partial<OpeningRequest>, string, string]>([
    ["a title", { title: " " }, "title", "required"],
    ["a number of vacancies", { vacancies: null }, "vacancies", "required"],
    ["at least one vacancy", { vacancies: 0 }, "vacancies", "too-low"],
    ["whole vacancies", { vacancies: 1.5 }, "vacancies", "too-low"],
    ["no more vacancies than a city has jobs", { vacancies: 100_001 }, "vacancies", "too-high"],
    ["a least pay", { payMin: null }, "payMin", "required"],
    ["a least pay that is a number", { payMin: Number.NaN }, "payMin", "required"],
    ["a highest pay", { payMax: null }, "payMax", "required"],
    ["pay above zero", { payMin: 0 }, "payMin", "too-low"],
    ["pay that can be counted", { payMax: 10_000_000.01 }, "payMax", "too-high"],
    ["whole cents at the least", { payMin: 21.555 }, "payMin", "too-many-decimals"],
    ["whole cents at the highest", { payMax: 24.001 }, "payMax", "too-many-decimals"],
    ["a least pay that is not above the highest", { payMin: 24.01 }, "payMin", "above-maximum"],
    ["a closing date that the calendar has", { closesOn: "2026-02-31" }, "closesOn", "no-such-date"],
  ])("asks for %s", (_rule, values, field, problem) => {
    expect(checkOpening(asked(values))).toEqual([{ field, problem }]);
  });

  test("names every field that has a problem, each once", () => {
    const problems = checkOpening({ title: "", vacancies: -1, payMin: 0, payMax: -1, closesOn: "x" });
    expect(problems.map(({ field }) => field)).toEqual([
      "title",
      "vacancies",
      "payMin",
      "payMax",
      "closesOn",
    ]);
  });
});

describe("cents", () => {
  test.each([
    ["no decimals", 24, 2400],
    ["one decimal", 21.5, 2150],
    ["two decimals", 1.15, 115],
    ["a figure whose hundredfold is not whole in binary", 1.1, 110],
    ["three decimals", 21.555, null],
    ["a sum that is none of two decimals", 0.1 + 0.2, null],
    ["what is no number", Number.NaN, null],
    ["what has no end", Number.POSITIVE_INFINITY, null],
  ])("%s", (_rule, dollars, whole) => {
    expect(cents(dollars)).toBe(whole);
  });

  test("every amount of whole cents comes back from its dollars", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (whole) => {
        expect(cents(Number((whole / 100).toFixed(2)))).toBe(whole);
      }),
    );
  });

  test("no amount with a third decimal is rounded", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 1, max: 9 }),
        (whole, third) => {
          expect(cents(Number(`${(whole / 100).toFixed(2)}${third}`))).toBeNull();
        },
      ),
    );
  });
});

describe("payWords", () => {
  test.each<[string, number, number, Opening["payUnit"], string]>([
    ["gives both ends of a range", 2150, 2400, "hour", "$21.50 to $24.00 an hour"],
    ["gives cents where the upper end alone has them", 2100, 2450, "hour", "$21.00 to $24.50 an hour"],
    ["leaves cents out where there are none", 5_200_000, 6_000_000, "year", "$52,000 to $60,000 a year"],
    ["says one figure once", 2150, 2150, "hour", "$21.50 an hour"],
    ["names a day", 20_000, 20_000, "day", "$200 a day"],
    ["names a week", 90_000, 90_000, "week", "$900 a week"],
    ["names a month", 400_000, 400_000, "month", "$4,000 a month"],
  ])("%s", (_rule, payMinCents, payMaxCents, payUnit, words) => {
    expect(payWords({ payMinCents, payMaxCents, payUnit }, "en-US")).toBe(words);
  });

  test("writes figures as the locale does", () => {
    expect(payWords({ payMinCents: 5_200_050, payMaxCents: 5_200_050, payUnit: "year" }, "de")).toContain(
      "52.000,50",
    );
  });

  test("makes a locale's formatter once: making one is slow", () => {
    const { NumberFormat } = Intl;
    const made = vi.spyOn(Intl, "NumberFormat").mockImplementation(function (...wanted) {
      return new NumberFormat(...wanted);
    });
    for (const payMinCents of [2150, 2250])
      payWords({ payMinCents, payMaxCents: 2400, payUnit: "hour" }, "pt");
    expect(made).toHaveBeenCalledOnce();
    made.mockRestore();
  });
});
