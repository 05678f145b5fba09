import { describe, expect, test } from "vitest";
import { type ColumnName, importColumns, readHeader } from "~/app/domain/openings/import-columns";
import { readRow } from "~/app/domain/openings/import-row";

describe("the header of a file of openings", () => {
  test("is known in any order, whatever its case, spaces and hyphens", () => {
    expect(readHeader(["Pay", " TITLE ", "Employment-Type", "vacancies", "Pay Unit", ""])).toEqual({
      ok: true,
      places: new Map([
        ["pay", 0],
        ["title", 1],
        ["employment_type", 2],
        ["vacancies", 3],
        ["pay_unit", 4],
      ]),
    });
  });

  test("says which columns are missing, which are unknown and which are there twice", () => {
    expect(readHeader(["title", "Salary", "title", "vacancies"])).toEqual({
      ok: false,
      missing: ["pay", "employment_type"],
      unknown: ["Salary"],
      twice: ["title"],
    });
  });

  test("may have every column", () => {
    expect(readHeader(importColumns.map(({ name }) => name)).ok).toBe(true);
  });
});

const row = (cells: Partial<Record<ColumnName, string>> = {}) => {
  const given: Partial<Record<ColumnName, string>> = {
    ...{ title: "Baker", vacancies: "2", pay: "$20-25/hr", employment_type: "Full time" },
    ...cells,
  };
  return readRow((column) => given[column] ?? "");
};

describe("a row of a file of openings", () => {
  test("is what would be typed into the form", () => {
    expect(row({ remote: "Yes", closes_on: "12/31/2026", client: " Acme " })).toMatchObject({
      typed: {
        title: "Baker",
        vacancies: "2",
        payMin: "20.00",
        payMax: "25.00",
        payUnit: "hour",
        employmentType: "full-time",
        remote: "yes",
        noExperience: "",
        closesOn: "2026-12-31",
        clientName: "Acme",
      },
      problems: [],
    });
  });

  test.each([
    ["part-time", "part-time"],
    ["Fulltime", "full-time"],
    ["SEASONAL", "seasonal"],
  ])("reads the kind of job %j", (text, type) => {
    expect(row({ employment_type: text }).typed.employmentType).toBe(type);
  });

  test("reads shifts and languages by their names, each once", () => {
    const { shifts, languages } = row({
      shifts: "Evenings; night shift, weekend",
      languages: "Spanish | asl; Tagalog; es",
    });
    expect(shifts).toEqual(["evening", "night", "weekend"]);
    expect(languages).toEqual(["es", "ase", "tl"]);
  });

  test.each([
    ["pay without a figure", { pay: "DOE" }, "pay", "pay-missing"],
    ["pay without a unit", { pay: "20-25" }, "pay_unit", "pay-unit-missing"],
    ["a unit that is none", { pay: "20-25", pay_unit: "fortnight" }, "pay_unit", "pay-unit-unknown"],
    ["a unit beside another one", { pay_unit: "year" }, "pay_unit", "pay-units-differ"],
    ["no kind of job", { employment_type: "" }, "employment_type", "required"],
    ["a kind of job that is none", { employment_type: "gig" }, "employment_type", "employment-type-unknown"],
    ["a word that is neither yes nor no", { remote: "maybe" }, "remote", "yes-or-no"],
    ["a day that the calendar lacks", { closes_on: "2/31/2026" }, "closes_on", "no-such-date"],
    ["a shift that is none", { shifts: "day; graveyard" }, "shifts", "shift-unknown"],
    ["a language that is not in the list", { languages: "Klingon" }, "languages", "language-unknown"],
  ] as const)("has its problem beside its column: %s", (_what, cells, field, problem) => {
    expect(row(cells).problems).toEqual([{ field, problem }]);
  });

  test("takes a formula as text, and without the apostrophe of a file of ours", () => {
    expect(row({ title: "=SUM(A1)" }).typed.title).toBe("=SUM(A1)");
    expect(row({ title: "'=SUM(A1)" }).typed.title).toBe("=SUM(A1)");
    expect(row({ title: "'Tis the season" }).typed.title).toBe("'Tis the season");
  });
});
