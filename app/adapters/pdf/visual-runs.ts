import bidiFactory from "bidi-js";

const bidi = bidiFactory();
const clusters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A stretch of a line in one font and one direction. */
export interface Run<Font> {
  /** As it is shaped: right-to-left letters in the order of speech, all else as it is seen. */
  text: string;
  font: Font;
  /** True where the shaper turns it: the letters that it joins have to reach it in the order of speech. */
  isTurned: boolean;
}

export interface FontChoice<Font> {
  /** The font for a cluster of signs, or null where none has them all. `beside` is the font before it. */
  of(cluster: string, beside: Font | null): Font | null;
}

/** The text without what no font has: an emoji leaves no box, and no gap either. */
export function printable<Font>(text: string, fonts: FontChoice<Font>): string {
  const kept = Array.from(clusters.segment(text.normalize("NFC")), ({ segment }) =>
    fonts.of(segment, null) === null ? "" : segment,
  );
  return kept.join("").replace(/\s+/gu, " ").trim();
}

/**
 * The runs of one line from left to right: a font per cluster, the order by the bidirectional algorithm (UAX 9), its
 * brackets mirrored. `base` is the direction of the whole text, whose line this may be a part of.
 */
export function visualRuns<Font>(
  line: string,
  fonts: FontChoice<Font>,
  base: "ltr" | "rtl" | "auto" = "auto",
): Run<Font>[] {
  const embedding = bidi.getEmbeddingLevels(line, base);
  const mirrored = bidi.getMirroredCharactersMap(line, embedding.levels);
  const runs: (Run<Font> & { level: number })[] = [];
  for (const { segment, index } of clusters.segment(line)) {
    const level = embedding.levels[index] ?? 0;
    const last = runs.at(-1);
    const font = fonts.of(segment, last?.font ?? null);
    if (font === null) continue;
    const text = mirrored.get(index) ?? segment;
    if (last?.font === font && last.level === level) last.text += text;
    else runs.push({ text, font, level, isTurned: false });
  }
  return reordered(runs).map(({ text, font, level }) => formed(text, font, level % 2 === 1));
}

/** The direction that a text's first letter gives it. */
export function baseOf(text: string): "ltr" | "rtl" {
  return bidi.getEmbeddingLevels(text, "auto").paragraphs[0]?.level === 1 ? "rtl" : "ltr";
}

/** The scripts whose runs the shaper turns, Persian digits among them; it leaves brackets and spaces as they come. */
const turnedByShaper = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u;

/** Brackets that stand from right to left are turned here, and so are digits, which the shaper would turn wrongly. */
function formed<Font>(text: string, font: Font, isRtl: boolean): Run<Font> {
  const isTurned = turnedByShaper.test(text);
  if (isTurned === isRtl) return { text, font, isTurned };
  const turned = Array.from(clusters.segment(text), ({ segment }) => segment).reverse();
  return { text: turned.join(""), font, isTurned };
}

/** UAX 9, rule L2: from the highest level down to the lowest odd one, what is at that level or above is turned. */
function reordered<R extends { level: number }>(runs: readonly R[]): R[] {
  const order = [...runs];
  const levels = order.map(({ level }) => level);
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    let from = 0;
    while (from < order.length) {
      let to = from;
      while ((order[to]?.level ?? -1) >= level) to += 1;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(to, from + 1);
    }
  }
  return order;
}
