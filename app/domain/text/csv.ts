/**
 * A CSV file (RFC 4180): every field quoted, lines ended by CRLF, a byte order mark first so that spreadsheets read it
 * as UTF-8. A field that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvFile(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (fields: readonly string[]) => fields.map(field).join(",");
  return `\ufeff${[header, ...rows].map((row) => `${line(row)}\r\n`).join("")}`;
}

// Spreadsheets skip what does not show before they look for a sign, and full-width signs count as signs.
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;

function field(text: string): string {
  const guarded = formula.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}
