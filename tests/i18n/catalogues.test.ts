import { describe, expect, test } from "vitest";
import { patronRefusals } from "~/app/components/patron-refusals";
import { patronFields } from "~/app/components/required-words";
import { employmentTypes, payUnits } from "~/app/domain/events/event";
import { shifts } from "~/app/domain/openings/opening";
import { referralKinds } from "~/app/domain/referrals/referral";
import { publicFigures } from "~/app/domain/reports/public-copy";
import { definitionOf, parts } from "~/app/domain/reports/registry";
import { resourceTopics } from "~/app/domain/resources/resource";
import { patronProblems } from "~/app/http/problems";
import en from "~/app/i18n/en.json";
import { localeTags } from "~/app/i18n/locales";
import { catalogues } from "~/app/i18n/words";
import { sourceFiles } from "~/tests/architecture/source-files";
import { entriesOf, numbersWithoutForm, placesOf } from "./messages";

const english = entriesOf(en);
const keys = new Set(english.map(([key]) => key));

/** Keys that are put together of a code, as in `pay.${payUnit}`. */
const madeOfCodes = new Set([
  ...patronRefusals.map((reason) => `refusal.${reason}`),
  ...["places-left", "party-at-most", ...patronProblems].map((problem) => `problem.${problem}`),
  ...patronFields.map((field) => `required.${field}`),
  ...payUnits.flatMap((unit) => [`pay.${unit}`, `jobs.per-${unit}`]),
  ...shifts.map((shift) => `job.shift-${shift}`),
  ...employmentTypes.map((type) => `job.${type}`),
  ...referralKinds.map((kind) => `places.kind-${kind}`),
  ...resourceTopics.map((topic) => `help.topic-${topic}`),
  ...parts.map((_part, n) => `publicReport.part-${n + 1}`),
  ...publicFigures.map((figure) => `publicReport.figure-${figure}`),
]);

describe("every catalogue", () => {
  test.each(localeTags)("%s holds messages that parse", (locale) => {
    for (const [key, message] of entriesOf(catalogues[locale])) {
      expect(() => placesOf(message, locale), key).not.toThrow();
    }
  });

  test.each(localeTags)("%s has the places of the English message in each of its own", (locale) => {
    const own = new Map(entriesOf(catalogues[locale]));
    const differing = english.filter(([key, message]) => {
      const said = own.get(key);
      return said !== undefined && placeText(said, locale) !== placeText(message);
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test.each(localeTags)("%s lacks no message", (locale) => {
    const own = new Map(entriesOf(catalogues[locale]));
    const missing = [...keys].filter((key) => (own.get(key) ?? "").trim() === "");
    expect(missing).toEqual([]);
  });

  test.each(localeTags)("%s has a form of each plural for every number", (locale) => {
    const lacking = entriesOf(catalogues[locale]).filter(
      ([, message]) => numbersWithoutForm(message, locale).length > 0,
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
  });

  test.each(localeTags)(
    "%s says of itself who translated it, and of which messages a person has read",
    (locale) => {
      const { translation, reviewed = "" } = catalogues[locale].about ?? {};
      expect(translation).toBe(locale === "en" ? undefined : "machine");
      const unknown = reviewed.split(" ").filter((key) => key !== "" && !keys.has(key));
      expect(unknown).toEqual([]);
    },
  );

  test.each(localeTags)("%s has no message that English lacks", (locale) => {
    const others = entriesOf(catalogues[locale]).filter(([key]) => !keys.has(key));
    expect(others.map(([key]) => key)).toEqual([]);
  });
});

const placeText = (message: string, locale = "en") =>
  [...placesOf(message, locale)]
    .map(([name, type]) => `${name}: ${type}`)
    .sort()
    .join("; ");

describe("the English catalogue", () => {
  const texts = sourceFiles("app", "emails")
    .filter(({ path }) => path !== "app/i18n/placeholders.ts")
    .map(({ text }) => text);

  test("names the figures of a public report as the report itself does", () => {
    const said = Object.fromEntries(english);
    for (const [n, part] of parts.entries()) expect(said[`publicReport.part-${n + 1}`]).toBe(part);
    for (const figure of publicFigures)
      expect(said[`publicReport.figure-${figure}`]).toBe(definitionOf(figure).title);
  });

  test("has no message that nothing says", () => {
    const unused = [...keys].filter(
      (key) => !madeOfCodes.has(key) && !texts.some((text) => text.includes(`"${key}"`)),
    );
    expect(unused).toEqual([]);
  });

  test("types the places of its messages; run with -u after a change", async () => {
    const lines = english.flatMap(([key, message]) => {
      const places = placeText(message);
      return places === "" ? [] : [`  "${key}": { ${places} };`];
    });
    const file = [
      "// Made from en.json by tests/i18n/catalogues.test.ts (`npx vitest run --project unit tests/i18n -u`).",
      "",
      "/** What fills the places of each message that has some. */",
      "export interface Placeholders {",
      ...lines,
      "}",
      "",
    ].join("\n");
    await expect(file).toMatchFileSnapshot("../../app/i18n/placeholders.ts");
  });
});
