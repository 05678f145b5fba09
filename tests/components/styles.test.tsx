import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";

const read = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const sheets = read("app/styles", ".css");
const allStyles = sheets.map(({ text }) => text).join("\n");
const sheet = (name: string) => sheets.find((candidate) => candidate.name === name)?.text ?? "";

/** A sheet with what it imports, as the build joins them. */
function joined(name: string): string {
  return sheet(name).replace(/@import "\.\/([a-z-]+\.css)";/g, (_import, imported: string) =>
    joined(imported),
  );
}

describe("the style sheets", () => {
  test("of public pages stay under 6 KB compressed", () => {
    expect(joined("public.css")).toContain(".event-card");
    expect(brotliCompressSync(joined("public.css")).length).toBeLessThan(6_000);
  });

  test.each(["public.css", "staff.css", "door.css", "kiosk.css"])(
    "%s begins with the tokens, which set the order of the layers",
    (name) => {
      expect(joined(name)).toMatch(/^\/\*[^*]*\*\/\s*@layer tokens, base, components, screens;/);
    },
  );

  test.each(sheets.filter(({ name }) => name !== "tokens.css"))(
    "$name uses no property that tokens.css lacks",
    ({ text }) => {
      const known = new Set([...allStyles.matchAll(/(--[a-z0-9-]+):/g)].map((found) => found[1]));
      const used = [...text.matchAll(/var\((--[a-z0-9-]+)/g)].map((found) => found[1]);
      expect(used.filter((name) => !known.has(name))).toEqual([]);
    },
  );

  test.each(sheets)("$name asks for no font, picture or sheet of another site", ({ text }) => {
    expect(text).not.toMatch(/url\(|@font-face|https?:/);
  });
});

test.each(read("app/components", ".tsx"))("each class in $name has a rule", ({ text }) => {
  const used = [...text.matchAll(/className="([^"]+)"/g)].flatMap((found) => (found[1] ?? "").split(" "));
  const isStyled = (name: string) => new RegExp(`\\.${name}(?![a-z0-9-])`).test(allStyles);
  expect(used.filter((name) => !isStyled(name))).toEqual([]);
});
