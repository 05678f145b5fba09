import { createHash } from "node:crypto";
import { z } from "zod";
import { columnField, meaningName, wordName } from "~/app/components/inquiry-import-view";
import {
  guessColumns,
  type ImportLists,
  type ImportMapping,
  importFields,
  mostImportRows,
  type WordField,
  wordFields,
} from "~/app/domain/desk/import-mapping";
import { channels } from "~/app/domain/desk/inquiry";
import { fold } from "~/app/domain/text/fold";
import { readCsv } from "./csv-file.server";
import { tableWords, wordsOfMoved } from "./posted-table.server";

export type Uploaded =
  | { ok: true; digest: string; header: string[]; records: string[][] }
  | { ok: false; errors: Record<string, string> };

/** Reads the file that was posted: its header and its rows, as they stand. */
export async function readUpload(request: Request): Promise<Uploaded> {
  const form = await request.formData().catch(() => new FormData());
  const file = form.get("file");
  const isFile = file instanceof File && file.size > 0;
  const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const read = readCsv(bytes, mostImportRows + 1);
  if (!read.ok) return wrong(fileWords[read.problem]);
  const [header = [], ...records] = read.records;
  if (header.length < 2)
    return wrong("The first row names the columns, and there is one alone. Save the file as CSV first.");
  if (records.length === 0) return wrong("There is no row below the names of the columns.");
  const moved = wordsOfMoved(header, records);
  if (moved !== null) return wrong(moved);
  return { ok: true, digest: createHash("sha256").update(bytes).digest("hex"), header, records };
}

const fileWords = tableWords("inquiries", mostImportRows);

const wrong = (words: string): Uploaded => ({ ok: false, errors: { file: words } });

const posted = z.record(z.string(), z.string().max(2_000));

/** What a file means before anybody said so: columns by their usual names. */
export const firstMapping = (header: readonly string[]): ImportMapping => ({
  ...{ columns: guessColumns(header), branchId: null, channel: "in-person" },
  words: { branch: [], category: [], channel: [] },
});

/** The mapping that a posted form says. What it names that is not there is not mapped. */
export async function readMapping(
  request: Request,
  header: readonly string[],
  lists: ImportLists,
): Promise<ImportMapping> {
  const form = await request.formData().catch(() => new FormData());
  const values = posted.safeParse(Object.fromEntries(form)).data ?? {};
  const first = firstMapping(header);
  const columns = { ...first.columns };
  for (const field of importFields) columns[field] = placeOf(values[columnField(field)], header.length);
  const words = { ...first.words };
  for (const field of wordFields) words[field] = meaningsOf(field, values, lists);
  const branchId = lists.branches.find(({ id }) => id === values.branchId)?.id ?? null;
  return { columns, words, branchId, channel: channels.find((one) => one === values.channel) ?? "in-person" };
}

function placeOf(text: string | undefined, width: number): number | null {
  const place = Number(text);
  return text === undefined || text === "" || !Number.isInteger(place) || place < 0 || place >= width
    ? null
    : place;
}

function meaningsOf(field: WordField, values: Record<string, string>, lists: ImportLists) {
  const known = new Set<string>(
    {
      branch: lists.branches.map(({ id }) => id),
      category: lists.categories.map(({ key }) => key),
      channel: channels,
    }[field],
  );
  const pairs: [string, string][] = [];
  for (let n = 0; values[wordName(field, n)] !== undefined; n += 1) {
    const meaning = values[meaningName(field, n)] ?? "";
    if (known.has(meaning)) pairs.push([fold(values[wordName(field, n)] ?? ""), meaning]);
  }
  return pairs;
}
