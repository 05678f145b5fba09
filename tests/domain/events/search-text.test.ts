import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchTerms, searchTextOf } from "~/app/domain/events/search-text";

describe("searchTextOf", () => {
  test("holds title, employers and openings, folded", () => {
    const event = {
      title: "Día de Empleo",
      employerNames: ["Acme Inc", "Łódź LLC"],
      openings: [{ title: "Clerk" }, { title: "Driver" }],
    };
    expect(searchTextOf(event)).toBe("dia de empleo acme inc lodz llc clerk driver");
  });
});

describe("searchTerms", () => {
  test.each([
    ["gives the words, folded", "Día  EMPLEO", ["dia", "empleo"]],
    ["keeps digits", "24 hour", ["24", "hour"]],
    ["leaves out every sign of a query language", "a&b | !c:* <-> (d) 'e'\\", ["a", "b", "c", "d", "e"]],
    ["keeps the vowel signs within a word", "नौकरी", ["नौकरी"]],
    ["leaves out vowel signs by themselves", "\u093f \u0e35", []],
    ["gives a word once", "clerk Clerk", ["clerk"]],
    ["gives eight words at most", "a b c d e f g h i", ["a", "b", "c", "d", "e", "f", "g", "h"]],
    ["cuts a word at 40 characters", "a".repeat(41), ["a".repeat(40)]],
    ["gives nothing for nothing", " &|! ", []],
  ])("%s", (_rule, query, terms) => {
    expect(searchTerms(query)).toEqual(terms);
  });

  test("gives letters and digits alone, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (query) => {
        for (const term of searchTerms(query)) expect(term).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u);
      }),
    );
  });
});
