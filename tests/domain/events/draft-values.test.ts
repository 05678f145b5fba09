import { describe, expect, test } from "vitest";
import { draftTitle, draftValues } from "~/app/domain/events/draft-values";

describe("what is kept of a form that is not finished", () => {
  test("is each value as it was typed, spaces, markup and wrong numbers included", () => {
    const typed = {
      title: "  <b>A & B</b> 🥐 ",
      capacity: "-1",
      "openings.0.payMin": "a lot",
      startsAtDate: "2026-02-31",
    };
    expect(draftValues(typed)).toEqual(typed);
  });

  test("is without the two signs that the database's JSON cannot hold", () => {
    expect(draftValues({ title: "a\0b\ud800c" })).toEqual({ title: "abc" });
  });

  test("is nothing of fields that were left empty", () => {
    expect(draftValues({ title: "Fair", description: "" })).toEqual({ title: "Fair" });
  });

  test.each(["a b", "__proto__", "openings.0.title.more", "openings.100.title", "x".repeat(41)])(
    "is nothing of a name that no field has: %s",
    (name) => {
      expect(draftValues({ [name]: "typed", title: "Fair" })).toEqual({ title: "Fair" });
    },
  );

  test("is up to 200,000 letters, names and values together, and nothing of more", () => {
    const most = 200_000 - "description".length;
    expect(draftValues({ description: "x".repeat(most) })).not.toBeNull();
    expect(draftValues({ description: "x".repeat(most + 1) })).toBeNull();
  });

  test("is up to 800 fields", () => {
    const fields = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [`openings.${n % 100}.f${Math.floor(n / 100)}`, "x"]),
      );
    expect(draftValues(fields(800))).not.toBeNull();
    expect(draftValues(fields(801))).toBeNull();
  });
});

describe("a draft's title in a list", () => {
  test.each([
    ["is what was typed, on one line", { title: " Bakers\r\nwanted " }, "Bakers wanted"],
    ["is none where nothing was typed", { title: "  " }, null],
    ["is none where the field was never there", {}, null],
    ["is cut after 120 letters, whole ones", { title: "🥐".repeat(121) }, `${"🥐".repeat(120)}…`],
    ["is whole at 120 letters", { title: "🥐".repeat(120) }, "🥐".repeat(120)],
  ])("%s", (_rule, values, title) => expect(draftTitle(values)).toBe(title));
});
