import { describe, expect, test } from "vitest";
import { choicesCookie, choicesText, type DeskChoices, readChoices } from "~/app/domain/desk/choices";

describe("what stays chosen", () => {
  const chosen: DeskChoices = { branchId: "b2", channel: "phone", minutes: "15-29", language: "zh-Hant" };

  test.each([chosen, { ...chosen, minutes: null, language: null }])("comes back as it was: %j", (choices) => {
    expect(readChoices(choicesText(choices), ["b1", "b2"])).toEqual(choices);
  });

  test("is a cookie's value without quoting, and says nothing of who chose", () => {
    expect(choicesCookie).toMatch(/^[a-z]+$/);
    expect(choicesText(chosen)).toBe("b2.phone.15-29.zh-Hant");
    expect(choicesText({ ...chosen, minutes: null, language: null })).toBe("b2.phone.none.none");
  });

  test("that is not known any more is as on the first day: nothing is noted that nobody chose", () => {
    const first = { branchId: "b1", channel: "in-person", minutes: null, language: null };
    expect(readChoices("gone.fax.forever.xx", ["b1", "b2"])).toEqual(first);
    expect(readChoices("", ["b1"])).toEqual(first);
  });

  test("is nothing where there is no branch", () => {
    expect(readChoices(choicesText(chosen), [])).toBeNull();
  });
});
