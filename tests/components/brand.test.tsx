import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { BrandColor } from "~/app/components/brand-color";
import { brandStyle } from "~/app/components/brand-style";
import { contrast } from "~/app/domain/centers/brand";

const nightBrand = (color: string) =>
  /dark\)\{:root\{--brand:(#[0-9a-f]{6})/.exec(brandStyle(color))?.[1] ?? "";

describe("a center's brand colour", () => {
  test.each(["#0b5563", "#6b2d5c", "#000000", "#7a0019", "#003da5"])(
    "%s reads on dark paper by night",
    (color) => {
      expect(contrast(nightBrand(color), "#14181c")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(nightBrand(color), "#1e2429")).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("is taken as it is by day", () => {
    expect(brandStyle("#6b2d5c")).toContain(":root{--brand:#6b2d5c;--on-brand:#ffffff}");
  });

  test.each([null, undefined, "", "red", "#fff", "#00000g", "#eeeeee", "#6b2d5c}body{display:none"])(
    "%s is none to use and writes nothing",
    (color) => {
      expect(brandStyle(color)).toBe("");
      expect(renderToStaticMarkup(<BrandColor color={color} />)).toBe("");
    },
  );

  test("carries the request's nonce where there is one", () => {
    expect(renderToStaticMarkup(<BrandColor color="#6b2d5c" nonce="abc" />)).toMatch(
      /^<style nonce="abc">:root/,
    );
    expect(renderToStaticMarkup(<BrandColor color="#6b2d5c" />)).toMatch(/^<style>:root/);
  });
});
