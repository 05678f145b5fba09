import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FontChoice } from "./visual-runs";

const require = createRequire(import.meta.url);

/** Whole fonts from their packages (SIL Open Font License 1.1): pdfkit puts into a file what it uses of each. */
const files = {
  regular: () => require.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
  bold: () => require.resolve("@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"),
  armenian: () =>
    require.resolve("@expo-google-fonts/noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf"),
  arabic: () => require.resolve("@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf"),
  chinese: () => require.resolve("@expo-google-fonts/noto-sans-tc/700Bold/NotoSansTC_700Bold.ttf"),
  korean: () => require.resolve("@expo-google-fonts/noto-sans-kr/700Bold/NotoSansKR_700Bold.ttf"),
};
export type FontName = keyof typeof files;

const others: FontName[] = ["armenian", "arabic", "chinese", "korean"];

/** Who has a sign is asked in this order: the fonts for Han have Latin letters too, and others than their neighbours. */
const inOrder: Record<"bold" | "regular", FontName[]> = {
  bold: ["bold", ...others],
  regular: ["regular", ...others],
};

/** What of a document the fonts need. */
interface FontHolder {
  registerFont(name: string, source: Buffer): unknown;
  font(name: string): unknown;
}

/** The fonts of one document, each opened when a text first needs it: two of them have seven megabytes. */
export function openFonts(document: FontHolder): Record<"bold" | "regular", FontChoice<FontName>> {
  const opened = new Map<FontName, (codePoint: number) => boolean>();
  const has = (font: FontName, codePoint: number) => {
    const known = opened.get(font) ?? coverage(document, font);
    opened.set(font, known);
    return known(codePoint);
  };
  const choices = (order: FontName[]): FontChoice<FontName> => {
    const known = new Map<string, FontName | null>();
    const first = (cluster: string) => {
      const font = known.get(cluster) ?? order.find((name) => hasAll(cluster, (sign) => has(name, sign)));
      known.set(cluster, font ?? null);
      return font ?? null;
    };
    return {
      of: (cluster, beside) => {
        // What is no letter goes with its neighbour: a hyphen in a Korean name is the Korean font's.
        const isSign = !/\p{L}/u.test(cluster);
        if (isSign && beside !== null && hasAll(cluster, (sign) => has(beside, sign))) return beside;
        return known.get(cluster) === null ? null : first(cluster);
      },
    };
  };
  return { bold: choices(inOrder.bold), regular: choices(inOrder.regular) };
}

/** Joiners and selectors are orders to the shaper, which hides them: no font need have them. */
const hidden = /\p{Default_Ignorable_Code_Point}/u;

function hasAll(cluster: string, has: (codePoint: number) => boolean): boolean {
  const signs = Array.from(cluster).filter((sign) => !hidden.test(sign));
  return signs.length > 0 && signs.every((sign) => has(sign.codePointAt(0) ?? 0));
}

interface OpenedFont {
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
}

function coverage(document: FontHolder, font: FontName): (codePoint: number) => boolean {
  document.registerFont(font, readFileSync(files[font]()));
  document.font(font);
  // pdfkit keeps the font that is set to itself, and has no question for it of its own.
  const current: unknown = Reflect.get(document, "_font");
  if (!isOpened(current)) throw new Error("pdfkit holds its font otherwise than it did");
  return (codePoint) => current.font.hasGlyphForCodePoint(codePoint);
}

function isOpened(value: unknown): value is OpenedFont {
  if (typeof value !== "object" || value === null || !("font" in value)) return false;
  const { font } = value;
  return typeof font === "object" && font !== null && "hasGlyphForCodePoint" in font;
}
