import { describe, expect, test } from "vitest";
import { type ColumnName, importColumns, readHeader } from "~/app/domain/openings/import-columns";
import { columnOf, readRow } from "~/app/domain/openings/import-row";

describe("the header of a file of openings", () => {
  test("is known in any order, whatever its case, spaces and hyphens", () => {
    expect(readHeader(["Pay", " TITLE ", "Employment - Type", "vacancies", "Pay Unit", ""])).toEqual({
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
    expect(readHeader(["title", " Salary ", "title", "vacancies"])).toEqual({
      ok: false,
      missing: ["pay", "employment_type"],
      unknown: ["Salary"],
      twice: ["title"],
    });
  });

  const needed = ["title", "vacancies", "pay", "employment_type"];
  test.each([
    ["one is missing", needed.slice(1)],
    ["one is unknown", [...needed, "Salary"]],
    ["one is there twice", [...needed, "title"]],
    ["as many are missing as are unknown", [...needed.slice(1), "Salary"]],
    ["as many are there twice as are missing and unknown", [...needed.slice(1), "Salary", "pay", "pay"]],
  ])("is refused where %s", (_what, cells) => expect(readHeader(cells).ok).toBe(false));

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
  const filled: Partial<Record<ColumnName, string>> = {
    ...{ title: "Baker", vacancies: "2", pay: "20-25", pay_unit: "hour", employment_type: "seasonal" },
    ...{ schedule: "Mornings", shifts: "day", worksite: "Vernon", remote: "yes", no_experience: "yes" },
    ...{ languages: "Korean", duties: "Bake", qualifications: "Care", how_to_apply: "At the table" },
    ...{ client: "Acme", closes_on: "2026-12-31" },
  };
  const meant = (cells: Partial<Record<ColumnName, string>>) => {
    const { typed, shifts, languages } = readRow((column) => cells[column] ?? "");
    return new Map(Object.entries({ ...typed, shifts: shifts.join(), languages: languages.join() }));
  };

  test.each(Object.entries(columnOf))(
    "has %s in the column beside which its problems stand: %s",
    (field, column) => {
      const { [column]: cell, ...others } = filled;
      expect(cell).toBeDefined();
      expect(meant(filled).get(field)).toBeTruthy();
      expect(meant(others).get(field) || "").toBe("");
    },
  );

  test("is read from every column but the employer's", () => {
    const names = importColumns.map(({ name }) => name).filter((name) => name !== "employer");
    expect([...new Set(Object.values(columnOf))].sort()).toEqual(names.sort());
    expect(readRow((column) => filled[column] ?? "").problems).toEqual([]);
  });

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
    ["Part  time", "part-time"],
    ["full - time", "full-time"],
    ["SEASONAL", "seasonal"],
  ])("reads the kind of job %j", (text, type) => {
    expect(row({ employment_type: text }).typed.employmentType).toBe(type);
  });

  test.each([
    ["yes", ["yes", "Y", "TRUE", "x", "1"], "yes"],
    ["no", ["no", "N", "false", "0", ""], ""],
  ])("knows %s as %j", (_word, written, value) => {
    for (const text of written) {
      expect(row({ no_experience: text })).toMatchObject({ typed: { noExperience: value }, problems: [] });
    }
  });

  test.each([
    ["1/2/2026", "2026-01-02"],
    ["12/31/2026", "2026-12-31"],
    ["2026-12-31", "2026-12-31"],
  ])("reads the day %s as a date field has it", (text, date) => {
    expect(row({ closes_on: text })).toMatchObject({ typed: { closesOn: date }, problems: [] });
  });

  test.each([
    ["ko", "ko"],
    ["KOREAN", "ko"],
    ["Farsi", "fa"],
    ["Mandarin", "zh"],
    ["Cantonese", "zh"],
    ["Sign Language", "ase"],
  ])("knows the language %s by its tag, its name or what people call it", (text, tag) => {
    expect(row({ languages: text })).toMatchObject({ languages: [tag], problems: [] });
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
    ["neither yes nor no", { no_experience: "maybe" }, "no_experience", "yes-or-no"],
    ["a day that the calendar lacks", { closes_on: "2/31/2026" }, "closes_on", "no-such-date"],
    ["words before a day", { closes_on: "by 12/31/2026" }, "closes_on", "no-such-date"],
    ["figures after a day", { closes_on: "12/31/20260" }, "closes_on", "no-such-date"],
    ["a shift that is none", { shifts: "day; graveyard" }, "shifts", "shift-unknown"],
    ["a language that is not in the list", { languages: "Klingon" }, "languages", "language-unknown"],
  ] as const)("has its problem beside its column: %s", (_what, cells, field, problem) => {
    expect(row(cells).problems).toEqual([{ field, problem }]);
  });

  test("takes a formula as text, and without the apostrophe of a file of ours", () => {
    expect(row({ title: "=SUM(A1)" }).typed.title).toBe("=SUM(A1)");
    expect(row({ title: "'=SUM(A1)" }).typed.title).toBe("=SUM(A1)");
    expect(row({ title: "' =SUM(A1)" }).typed.title).toBe("=SUM(A1)");
    for (const title of ["'Tis the season - bakers", "'Round-the-clock baker", "Shelver, 5'-6' shelves"]) {
      expect(row({ title }).typed.title).toBe(title);
    }
  });
});
