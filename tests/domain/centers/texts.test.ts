import { describe, expect, test } from "vitest";
import { type CenterTextName, type CenterTexts, centerTextOf, textsIn } from "~/app/domain/centers/texts";

const aCenter = (texts: Record<string, CenterTexts>, privacyNote = "") => ({
  locale: "es",
  settings: { texts, privacyNote },
});

describe("what a center says itself", () => {
  const center = aCenter(
    { es: { welcome: "Hola" }, ko: { bring: "이력서", privacy: "개인정보" } },
    "Escríbanos",
  );

  test.each<[string, CenterTextName, string, object | null]>([
    ["is said in the reader's language", "bring", "ko", { text: "이력서", locale: "ko" }],
    ["is said in the center's own otherwise", "welcome", "ko", { text: "Hola", locale: "es" }],
    ["is nothing where neither is written", "mailFoot", "ko", null],
    ["is nothing that is written in a third language alone", "bring", "en", null],
    [
      "is, of privacy in its own language, what its settings say",
      "privacy",
      "es",
      { text: "Escríbanos", locale: "es" },
    ],
    [
      "is, of privacy in another, what was written in that",
      "privacy",
      "ko",
      { text: "개인정보", locale: "ko" },
    ],
  ])("%s", (_rule, name, locale, expected) => {
    expect(centerTextOf(center, name, locale)).toEqual(expected);
  });

  test("is nothing where a text was emptied", () => {
    expect(centerTextOf(aCenter({ es: { welcome: "" } }), "welcome", "es")).toBeNull();
  });

  test("is nothing for a center that wrote nothing", () => {
    expect(textsIn({ locale: "en", settings: { privacyNote: "" } }, "fa")).toEqual({});
  });
});
