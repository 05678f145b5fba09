import { readScannedText, type ScannedText } from "../tickets/scanned-text";

/** One code of a list that was ticked on paper. */
export interface PaperEntry {
  /** From 1, as the list is shown. */
  line: number;
  /** What was read for a code, to show it again. */
  written: string;
  read: Exclude<ScannedText, { kind: "unreadable" }> | { kind: "wrong-check-digit" } | { kind: "unreadable" };
  /** The time that follows the code on its line, as it is written; null where none does. */
  clock: string | null;
}

const time = String.raw`\d{1,2}:\d{2}(?!\d)`;
const shortCode = String.raw`\d{4}[ -]?\d{4}(?!\d)`;
/** In this order: a ticket code, a word as long as one, a time, a short code, any other digits. */
const tokens = new RegExp(
  [
    "[0-9A-Za-z]{34}(?![0-9A-Za-z])",
    "[0-9A-Za-z]{20,}",
    String.raw`(?<![\d.])(?<time>${time}(?:\s?[ap]\.?m\b\.?)?)`,
    shortCode,
    String.raw`\d(?:\d|[ -](?=\d)(?!${time})(?!${shortCode}))*`,
  ].join("|"),
  "giu",
);
/** What stands before the code in a QR payload: its host may have digits of its own. */
const address = /\bhttps?:\/\/[^\s,;|]*\//giu;

/**
 * Reads the codes that were ticked on a paper list as they are typed afterwards: short codes, ticket codes and QR
 * payloads, separated by anything, each with its time after it or not. Names beside a code and a row's number do not
 * matter; a line with words and no code is an entry that cannot be read, so that nothing is passed over silently.
 */
export function readPaperList(text: string): PaperEntry[] {
  return text
    .normalize("NFKC")
    .split(/\r\n|[\n\r]/u)
    .flatMap((line, n) => entriesOf(line, n + 1));
}

function entriesOf(text: string, line: number): PaperEntry[] {
  const found: PaperEntry[] = [];
  for (const { 0: written, groups } of text.replace(address, " ").matchAll(tokens)) {
    const before = found.at(-1);
    if (groups?.time === undefined) found.push({ line, written, read: readCode(written), clock: null });
    else if (before !== undefined) before.clock = written;
  }
  const codes = found.filter(({ written }) => !isRowNumber(written));
  if (codes.length > 0) return codes;
  return /[\p{L}\p{N}]/u.test(text)
    ? [{ line, written: text.trim().slice(0, 40), read: { kind: "unreadable" }, clock: null }]
    : [];
}

const isRowNumber = (written: string) => /^\d{1,3}$/.test(written);

function readCode(written: string): PaperEntry["read"] {
  const read = readScannedText(written);
  if (read.kind !== "unreadable") return read;
  return /^\d{8}$/.test(written.replaceAll(/[ -]/g, "")) ? { kind: "wrong-check-digit" } : read;
}
