import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slugOf, withSuffix } from "~/app/domain/events/slug";

const date = "2026-12-05";

describe("slugOf", () => {
  test.each([
    ["joins the title's words and the date", "Acme hires clerks", "acme-hires-clerks-2026-12-05"],
    ["folds accents", "Día de empleo", "dia-de-empleo-2026-12-05"],
    ["leaves out what is neither letter nor digit", " A & B: 100% <hiring>! ", "a-b-100-hiring-2026-12-05"],
    ["calls a title without Latin letters an event", "채용 행사", "event-2026-12-05"],
    ["calls an empty title an event", "", "event-2026-12-05"],
    [
      "ends at a word where the title is long",
      "Downtown warehouse and logistics hiring morning for everyone",
      "downtown-warehouse-and-logistics-hiring-2026-12-05",
    ],
    ["keeps a word that fits to the last letter", `${"a".repeat(39)} b`, `${"a".repeat(39)}-b-2026-12-05`],
    ["drops a word that is one letter too long", `${"a".repeat(39)} bc`, `${"a".repeat(39)}-2026-12-05`],
    ["cuts a word that is too long by itself", "a".repeat(100), `${"a".repeat(41)}-2026-12-05`],
  ])("%s", (_rule, title, slug) => {
    expect(slugOf(title, date)).toBe(slug);
  });

  test("is small ASCII letters, digits and single hyphens, at most 60 with a suffix, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 2, max: 9_999_999 }), (title, n) => {
        const slug = withSuffix(slugOf(title, date), n);
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/u);
        expect(slug.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe("withSuffix", () => {
  test("puts the number last", () => {
    expect(withSuffix("acme-2026-12-05", 2)).toBe("acme-2026-12-05-2");
  });
});
