import { describe, expect, test } from "vitest";
import { offeredOf } from "~/app/domain/centers/languages";

const spoken = ["en", "es", "ko", "fa"] as const;

describe("the languages that a center offers", () => {
  test.each<[string, string, string[] | undefined, string[]]>([
    ["are all where it never chose", "es", undefined, ["en", "es", "ko", "fa"]],
    ["are those that it chose, in the order of all", "en", ["fa", "es"], ["en", "es", "fa"]],
    ["are always its own too", "ko", [], ["en", "ko"]],
    ["are always English too", "en", ["ko"], ["en", "ko"]],
    ["are none that no page is written in", "en", ["xx"], ["en"]],
  ])("%s", (_rule, locale, languages, expected) => {
    const settings = languages === undefined ? {} : { languages };
    expect(offeredOf(spoken, { locale, settings })).toEqual(expected);
  });
});
