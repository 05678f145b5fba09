import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitText } from "~/app/domain/labels/fit-text";

const box = { width: 200, height: 60 };
const limits = { largest: 30, readable: 9, lineHeight: 1.25 };
/** Every sign is half as wide as high. */
const measure = (text: string) => text.length / 2;
const fit = (text: string) => fitText(text, box, measure, limits);

describe("a name", () => {
  test.each([
    ["is as large as names may be where it is short", "Li", ["Li"], 30],
    ["stays on one line where it fits", "Ana Ruiz Bo", ["Ana Ruiz Bo"], 30],
    ["shrinks where one line holds it larger than two", "Rosa Delgado E", ["Rosa Delgado E"], 400 / 14],
    [
      "goes on two lines where that makes it larger",
      "Bartholomew Featherstone",
      ["Bartholomew", "Featherstone"],
      24,
    ],
    [
      "is broken at the space that leaves lines most alike",
      "Anna Be Featherstonehaughs",
      ["Anna Be", "Featherstonehaughs"],
      400 / 18,
    ],
    [
      "is not broken after a hyphen for a little",
      "Ana-Maria Bartholomews",
      ["Ana-Maria", "Bartholomews"],
      24,
    ],
    [
      "is broken after a hyphen where that makes it much larger",
      "Featherstonehaugh-Wolfeschlegelst",
      ["Featherstonehaugh-", "Wolfeschlegelst"],
      400 / 18,
    ],
    [
      "is broken between Han signs, which have no spaces",
      "陳".repeat(40),
      ["陳".repeat(20), "陳".repeat(20)],
      20,
    ],
    [
      "has a third line where two could not be read, before a word is broken",
      `${"a".repeat(40)} ${"b".repeat(40)}-${"c".repeat(20)}`,
      ["a".repeat(40), `${"b".repeat(40)}-`, "c".repeat(20)],
      400 / 41,
    ],
    [
      "is not broken within a word that can be read",
      "Featherstonehaughs".repeat(2),
      ["Featherstonehaughs".repeat(2)],
      400 / 36,
    ],
    ["is broken within a word that could not be read", "W".repeat(80), ["W".repeat(40), "W".repeat(40)], 10],
  ])("%s", (_rule, name, lines, size) => {
    const fitted = fit(name);
    expect(fitted.lines).toEqual(lines);
    expect(fitted.size).toBeCloseTo(size, 6);
  });

  test("is not broken before a mark of the sign before it", () => {
    const [first = "", second = ""] = fit("e\u0301".repeat(60)).lines;
    expect(second.startsWith("e")).toBe(true);
    expect(first.endsWith("\u0301")).toBe(true);
  });

  test("is never cut, and never leaves its box, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }), (text) => {
        const { lines, size } = fit(text);
        expect(lines.join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        expect(lines.length).toBeLessThanOrEqual(3);
        expect(Math.max(...lines.map(measure)) * size).toBeLessThanOrEqual(box.width + 0.001);
        expect(lines.length * size * limits.lineHeight).toBeLessThanOrEqual(box.height + 0.001);
        expect(size).toBeLessThanOrEqual(limits.largest);
      }),
    );
  });

  test("without a width has the largest size", () => {
    expect(fit("").size).toBe(30);
  });
});
