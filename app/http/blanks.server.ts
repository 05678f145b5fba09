import { escapeHtml } from "~/emails/fill";

/** Code points that Unicode keeps for a program's own use (its section 23.7), and that no text of anybody has. */
const first = 0xfdd0;
const most = 32;
const anyBlank = /([\ufdd0-\ufdef])/;

/** Puts blanks into a page in place of what is one visitor's alone, and keeps that for their copy. */
export interface Blanks {
  /** A blank for a text; nothing stays nothing, which a page may say. */
  text<Value extends string | null | undefined>(value: Value): Value | string;
  /** A blank for each sign: for what a page takes apart. */
  signs<Value extends string | null | undefined>(value: Value): Value | string;
  /** A blank for markup of our own. */
  markup<Value extends string | null | undefined>(value: Value): Value | string;
  /** What goes into the blanks, as markup, in their order. */
  readonly own: readonly string[];
}

export function openBlanks(): Blanks {
  const own: string[] = [];
  const blank = (markup: string) => {
    if (own.length === most) throw new Error(`A page has at most ${most} blanks.`);
    own.push(markup);
    return String.fromCharCode(first + own.length - 1);
  };
  return {
    own,
    text: (value) => (typeof value === "string" ? blank(escapeHtml(value)) : value),
    signs: (value) =>
      typeof value === "string" ? value.replace(/./gs, (sign) => blank(escapeHtml(sign))) : value,
    markup: (value) => (typeof value === "string" ? blank(value) : value),
  };
}

export const hasBlanks = (text: string): boolean => anyBlank.test(text);

/** A rendered page in pieces: every second one is a blank, also where an address carries it encoded. */
export const piecesOf = (page: string): string[] =>
  page.replace(/%EF%B7%[9A][\dA-F]/gi, (encoded) => decodeURIComponent(encoded)).split(anyBlank);

export function filled(pieces: readonly string[], own: readonly string[]): string {
  return pieces
    .map((piece, at) => (at % 2 === 0 ? piece : (own[piece.charCodeAt(0) - first] ?? "")))
    .join("");
}
