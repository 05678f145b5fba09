import { describe, expect, test } from "vitest";
import { handoutForm, payRanges, titlesInLine } from "~/app/domain/openings/handout";

const groups = (employers: number, openings: number) =>
  Array.from({ length: employers }, () => ({ openings: Array.from({ length: openings }, () => null) }));

describe("a handout", () => {
  test.each([
    ["lists each opening on a line where all fit on a sheet", 7, 2, "list"],
    ["lists each opening of the most employers whose openings fit", 15, 2, "list"],
    ["gives an employer a paragraph where they do not", 16, 2, "dense"],
    ["gives an employer a paragraph where one brings very many", 1, 59, "dense"],
  ] as const)("%s", (_rule, employers, openings, form) => {
    expect(handoutForm(groups(employers, openings))).toBe(form);
  });
});

describe("the titles in an employer's paragraph", () => {
  const titles = (...list: string[]) => list.map((title) => ({ title, noExperience: false }));

  test("are each once, and need no experience where one of that name needs none", () => {
    const twice = [...titles("Cook", "Baker"), { title: "Cook", noExperience: true }];
    expect(titlesInLine(twice, 1)).toEqual({
      named: [
        { title: "Cook", noExperience: true },
        { title: "Baker", noExperience: false },
      ],
      more: 0,
    });
  });

  test("are as many as an employer has room for on the sheet, and one at least", () => {
    const long = titles("x".repeat(50), "y".repeat(50), "z".repeat(50));
    expect(titlesInLine(long, 60)).toMatchObject({ named: [{ title: "x".repeat(50) }], more: 2 });
    expect(titlesInLine(titles("x".repeat(300)), 200)).toMatchObject({ more: 0 });
  });
});

describe("the pay in an employer's paragraph", () => {
  const pay = (payMinCents: number, payMaxCents: number, payUnit: "hour" | "year" = "hour") => ({
    ...{ payMinCents, payMaxCents, payUnit },
  });

  test("goes from the least to the most, for each unit apart", () => {
    const openings = [pay(2000, 2500), pay(1800, 2100), pay(4_500_000, 5_000_000, "year"), pay(1900, 2600)];
    expect(payRanges(openings)).toEqual([pay(1800, 2600), pay(4_500_000, 5_000_000, "year")]);
  });
});
