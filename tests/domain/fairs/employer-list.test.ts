import { describe, expect, test } from "vitest";
import { employersOfPage, pageOfEmployers } from "~/app/domain/fairs/employer-list";

const employer = (n: number, legalName = `Employer ${n}`) => ({
  ...{ employerId: `id-${n}`, legalName, tableNo: n + 100 },
});
const employers = (count: number) => Array.from({ length: count }, (_, n) => employer(n));
const all = { query: "", after: undefined };

describe("a page of staff's list of employers", () => {
  test("is whole where all fit", () => {
    const rows = employers(employersOfPage);
    expect(pageOfEmployers(rows, all)).toEqual({ shown: rows, lastOfPage: undefined });
  });

  test("ends where the next one begins", () => {
    const rows = employers(employersOfPage + 1);
    const { shown, lastOfPage } = pageOfEmployers(rows, all);
    expect(shown).toEqual(rows.slice(0, -1));
    expect(pageOfEmployers(rows, { ...all, after: lastOfPage })).toEqual({
      shown: rows.slice(-1),
      lastOfPage: undefined,
    });
  });

  test("is the first one where the last one's end is gone", () => {
    expect(pageOfEmployers(employers(2), { ...all, after: "gone" }).shown).toHaveLength(2);
  });

  test.each([
    ["every word that was typed, whatever its accents", "mexico cafe", ["Café México"]],
    ["the beginning of a word", "bak", ["Three Ovens Bakery"]],
    ["the table that was typed", "102", ["Three Ovens Bakery"]],
    ["no table that only begins so", "10", []],
  ])("has those with %s", (_rule, query, names) => {
    const rows = [employer(1, "Café México"), employer(2, "Three Ovens Bakery"), employer(3, "Café Lima")];
    const { shown } = pageOfEmployers(rows, { ...all, query });
    expect(shown.map(({ legalName }) => legalName)).toEqual(names);
  });
});
