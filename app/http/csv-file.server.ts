import Papa from "papaparse";

/** The largest file that is read, and the most records of one, its header among them. */
export const mostFileBytes = 5_000_000;

export type CsvProblem =
  | "file-empty"
  | "file-too-large"
  | "file-not-text"
  | "file-too-long"
  | "quote-not-closed";

export type ReadCsv = { ok: true; records: string[][] } | { ok: false; problem: CsvProblem };

/**
 * Reads a table from a file's bytes: commas, semicolons or tabs between cells (RFC 4180 for the rest), and any of the
 * encodings that spreadsheets save in. Cells are texts as they stand; no formula is worked out.
 */
export function readCsv(bytes: Uint8Array, mostRecords: number): ReadCsv {
  if (bytes.byteLength > mostFileBytes) return { ok: false, problem: "file-too-large" };
  const whole = textOf(bytes);
  if (whole === null) return { ok: false, problem: "file-not-text" };
  const [line = "", sign] = separatorLine.exec(whole) ?? [];
  const text = whole.slice(line.length);
  if (text.trim() === "") return { ok: false, problem: "file-empty" };
  const { data, errors } = Papa.parse<string[]>(text.trimEnd(), {
    delimiter: sign ?? delimiterOf(text),
    // One more than may be there, so that a file of a million lines is not read to its end.
    preview: mostRecords + 1,
  });
  if (errors.some(({ type }) => type === "Quotes")) return { ok: false, problem: "quote-not-closed" };
  if (data.length > mostRecords) return { ok: false, problem: "file-too-long" };
  return { ok: true, records: data };
}

/** The line that spreadsheets read above a table and never show, so that the header is row 1 without it too. */
const separatorLine = /^"?sep=([,;\t])"?(?:\r\n|\r|\n)/i;

/** What the header has most of: a comma within a later cell says nothing of what is between cells. */
function delimiterOf(text: string): string {
  const [header = ""] = text.split(/[\r\n]/, 1);
  const bare = header.replace(/"[^"]*"/g, "");
  const counted = [",", ";", "\t"].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).sign;
}

/** Null where the bytes are no text: a spreadsheet's own file, a picture. */
function textOf(bytes: Uint8Array): string | null {
  const encoding = markedEncoding(bytes) ?? unmarkedEncoding(bytes);
  const text = decoded(bytes, encoding) ?? decoded(bytes, "windows-1252");
  return text === null || text.includes("\0") ? null : text;
}

/** By the byte order mark (The Unicode Standard, 23.8). The decoder takes it away. */
function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

/** Latin letters in UTF-16 are every other byte zero. */
function unmarkedEncoding(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes;
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? "utf-16be" : "utf-8";
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
