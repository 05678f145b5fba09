import { runsOver } from "~/app/domain/text/cells";
import { type CsvProblem, mostFileBytes } from "./csv-file.server";
import { problemWords } from "./problems";

export interface PostedTable {
  bytes: Uint8Array;
  /** Which field it came from, to word a problem beside it. */
  field: "file" | "text";
  /** What was pasted, to show it again. */
  text: string;
}

/** The file that was posted, or the rows that were pasted where there is none. */
export async function postedTable(form: FormData): Promise<PostedTable> {
  const file = form.get("file");
  const pasted = form.get("text");
  const text = typeof pasted === "string" ? pasted : "";
  return file instanceof File && file.size > 0
    ? { bytes: new Uint8Array(await file.arrayBuffer()), field: "file", text }
    : { bytes: new TextEncoder().encode(text), field: "text", text };
}

/** Which row has more cells than there are columns, in words for the file as a whole; null where none has. */
export function wordsOfMoved(header: readonly string[], records: readonly string[][]): string | null {
  const at = records.findIndex((record) => runsOver(record, header));
  return at === -1 ? null : `Row ${at + 2}: ${problemWords("cells-beyond-header")}`;
}

/** What is wrong with a file as a whole, of which `many` are the rows: "openings". */
export const tableWords = (many: string, most: number): Record<CsvProblem, string> => ({
  "file-empty": `There are no ${many} in it. Choose a file, or paste rows with a header above them.`,
  "file-too-large": `The file is larger than ${mostFileBytes / 1_000_000} MB. Send it in parts.`,
  "file-not-text": "This is not a CSV file. In your spreadsheet, save it as CSV (UTF-8) first.",
  "file-too-long": `The file has more than ${most.toLocaleString("en-US")} ${many}. Send it in parts.`,
  "quote-not-closed": "A quotation mark is not closed, so cells cannot be told apart. Look for a single one.",
});
