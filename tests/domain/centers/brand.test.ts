import { describe, expect, test } from "vitest";
import { canBeBrand, contrast } from "~/app/domain/centers/brand";

describe("contrast", () => {
  test.each([
    ["black on white is the most", "#000000", "#ffffff", 21],
    ["a colour on itself is the least", "#0b5563", "#0b5563", 1],
    ["ink on paper", "#1b1f23", "#fdfcf9", 16.2],
    ["brand on paper", "#0b5563", "#fdfcf9", 8.2],
    ["white on the brand", "#ffffff", "#0b5563", 8.4],
    ["white on pure red", "#ffffff", "#ff0000", 4.0],
    ["white on pure green", "#ffffff", "#00ff00", 1.4],
    ["white on pure blue", "#ffffff", "#0000ff", 8.6],
    ["capitals or not", "#FFFFFF", "#0B5563", 8.4],
    ["a very dark grey on black, below the bend of the curve", "#0a0a0a", "#000000", 1.1],
  ])("%s", (_rule, a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 0.5);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });

  test("follows the curve's straight part for the darkest channels", () => {
    expect(contrast("#0a0a0a", "#000000")).toBeCloseTo((10 / 255 / 12.92 + 0.05) / 0.05, 10);
  });

  test.each(["red", "#fff", "#0b5563ff", "0123456#0b5563", "#0b556g", ""])("%j is no colour", (text) => {
    expect(contrast(text, "#ffffff")).toBeNaN();
  });
});

describe("canBeBrand", () => {
  test.each([
    ["Fairday's own", "#0b5563", true],
    ["the lightest grey that reads on paper", "#747474", true],
    ["a grey that reads on white and not on paper", "#767676", false],
    ["yellow", "#f5b700", false],
    ["paper itself", "#fdfcf9", false],
    ["what is no colour", "teal", false],
  ])("%s", (_rule, hex, can) => {
    expect(canBeBrand(hex)).toBe(can);
  });
});
