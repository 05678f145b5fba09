import type { Size } from "./label-sheets";

export interface FittedText {
  /** One line or two, three at most, in reading order. */
  lines: string[];
  /** The size of type, in points. */
  size: number;
}

export interface FitLimits {
  /** No larger than this, however short the text. */
  largest: number;
  /** Below this, a text has a third line, or is broken inside a word. */
  readable: number;
  /** The distance of two lines for type of one point. */
  lineHeight: number;
}

/**
 * The largest type in which a text fits a box on one line or two, whole. `measure` gives the width of a text in type of
 * one point. Lines are broken at spaces; after hyphens and between Han, kana or Hangul signs where that makes the type
 * a quarter larger. Where it would be too small to read otherwise, there is a third line, or a word is broken.
 */
export function fitText(
  text: string,
  box: Size,
  measure: (text: string) => number,
  limits: FitLimits,
): FittedText {
  const on = (broken: readonly string[][]) => best(broken, box, measure, limits);
  const spaced = larger(fitted([text], box, measure, limits), on(onTwo(text, spaces)));
  const inside = on(onTwo(text, insideNames));
  const fit = inside !== null && inside.size >= 1.25 * spaced.size ? inside : spaced;
  if (fit.size >= limits.readable) return fit;
  const three = larger(larger(fit, inside), on(onThree(text)));
  return three.size >= limits.readable ? three : larger(three, on(onTwo(text, anywhere)));
}

const spaces = /\s+/gu;
const dense = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hangul}]`;
const insideNames = new RegExp(String.raw`(?<=\S-)(?=\S)|(?<=${dense})(?=${dense})`, "gu");
/** Between two signs, but for the marks that belong to the sign before them. */
const anywhere = /(?<=\S)(?=[\p{L}\p{N}])/gu;

const onTwo = (text: string, at: RegExp): [string, string][] =>
  Array.from(text.matchAll(at), ({ index, 0: gap }) => [
    text.slice(0, index),
    text.slice(index + gap.length),
  ]);

const onThree = (text: string): string[][] =>
  [spaces, insideNames].flatMap((at) =>
    onTwo(text, at).flatMap(([first, rest]) =>
      [spaces, insideNames].flatMap((then) => onTwo(rest, then).map((lines) => [first, ...lines])),
    ),
  );

/** The break whose longer line is the shortest; null where there is none. */
function best(
  breaks: readonly string[][],
  box: Size,
  measure: (text: string) => number,
  limits: FitLimits,
): FittedText | null {
  // By letters first: to measure every break of a long text takes longer than all else.
  const even = [...breaks].sort((a, b) => longest(a) - longest(b)).slice(0, 3);
  return even
    .map((lines) => fitted(lines, box, measure, limits))
    .reduce<FittedText | null>((found, fit) => (found === null ? fit : larger(found, fit)), null);
}

const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length));

function fitted(
  lines: string[],
  box: Size,
  measure: (text: string) => number,
  limits: FitLimits,
): FittedText {
  const width = Math.max(...lines.map(measure));
  const byWidth = box.width / width;
  const byHeight = box.height / (lines.length * limits.lineHeight);
  return { lines, size: Math.min(limits.largest, byWidth, byHeight) };
}

const larger = (a: FittedText, b: FittedText | null) => (b !== null && b.size > a.size ? b : a);
