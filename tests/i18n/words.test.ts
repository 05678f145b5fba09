import { describe, expect, test, vi } from "vitest";
import { compile } from "~/app/i18n/compile";
import { asItStands, wordsOf } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";

describe("the words of a language", () => {
  test("are its own where it has them, else the next catalogue's, else the key", () => {
    const own = { frame: { privacy: "Privacidad" } };
    const t = wordsOf("es", [own, { frame: { privacy: "Privacy", skip: "Skip" } }], asItStands);
    expect([t("frame.privacy"), t("frame.skip"), t("frame.pages")]).toEqual([
      "Privacidad",
      "Skip",
      "frame.pages",
    ]);
  });

  test("are English where a language is not spoken", () => {
    expect(wordsIn("km")("frame.privacy")).toBe("Privacy");
    expect(wordsIn("km").locale).toBe("en");
  });

  test("are compiled once, and only where something is filled in", () => {
    const spy = vi.fn(compile);
    const t = wordsOf("en", [{ pay: { hour: "{pay} an hour" }, frame: { skip: "Skip" } }], spy);
    t("frame.skip");
    expect(spy).not.toHaveBeenCalled();
    expect(t("pay.hour", { pay: "$20" })).toBe("$20 an hour");
    expect(t("pay.hour", { pay: "$21" })).toBe("$21 an hour");
    expect(spy).toHaveBeenCalledTimes(1);
  });

  test("hold what is filled in as it is, markup and braces too", () => {
    expect(wordsIn("en")("announced.from", { center: "<b>{x}</b> 'a'" })).toBe("From <b>{x}</b> 'a'");
  });

  test("keep what is filled in apart where writing runs from right to left, but for addresses", () => {
    expect(wordsIn("fa")("announced.from", { center: "Library" })).toBe("از \u2068Library\u2069");
    expect(wordsIn("es")("announced.from", { center: "Library" })).toBe("De Library");
    const link = "https://jobs.example/m/A";
    expect(wordsIn("fa")("sms.reminder", { center: "Library", link })).toMatch(/: https:\S+\/m\/A$/);
  });

  test.each([
    ["en", 1, "For 1 person"],
    ["en", 2, "For 2 people"],
    ["es", 1, "Para 1 persona"],
    ["es", 2, "Para 2 personas"],
    ["ko", 2, "2명용"],
    ["fa", 2, "برای ۲ نفر"],
    ["hy", 2, "2 հոգու համար"],
    ["tl", 4, "Para sa 4 tao"],
  ] as const)("count as %s does: %i", (locale, count, said) => {
    expect(wordsIn(locale)("ticket.forPeople", { count })).toBe(said);
  });
});
