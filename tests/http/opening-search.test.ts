import { expect, test } from "vitest";
import { openingsHref, readOpeningSearch } from "~/app/http/opening-search.server";
import { wordsIn } from "~/app/i18n/words";

const read = (query: string, locale: "en" | "es" = "en") =>
  readOpeningSearch(`http://localhost/openings?${query}`, wordsIn(locale));

test("a pay that cannot be read is answered in the page's words, and nothing is narrowed by it", () => {
  const words = { en: wordsIn("en")("problem.not-a-number"), es: wordsIn("es")("problem.not-a-number") };
  expect(read("pay=20,50")).toMatchObject({ errors: { pay: words.en }, filters: {}, isNarrowed: true });
  expect(read("pay=20,50", "es").errors).toEqual({ pay: words.es });
});

test.each([
  ["is at least as much by the hour", "pay=20.50", 20.5],
  ["is not asked for where it is left empty", "pay=", undefined],
])("the pay %s", (_rule, query, dollars) => {
  const { errors, filters } = read(query);
  expect(errors).toEqual({});
  expect(filters.floors?.hour).toBe(dollars === undefined ? undefined : dollars * 100);
});

test("a link onwards keeps what was asked, and nothing else", () => {
  const { values } = read("q=baker&pay=20&secret=1");
  expect(openingsHref("/openings", values, "id")).toBe("/openings?q=baker&pay=20&after=id");
});
