import type { Params } from "@remix-run/react";
import type { ImportRowView } from "~/app/components/inquiry-import-table";
import type { ImportView } from "~/app/components/inquiry-import-view";
import { readImport } from "~/app/domain/desk/import-file";
import {
  type ImportLists,
  type ImportMapping,
  mostWords,
  wordFields,
  wordsIn,
  wordsOf,
} from "~/app/domain/desk/import-mapping";
import type { ImportedInquiry } from "~/app/domain/desk/import-row";
import { isWriting } from "~/app/domain/desk/import-state";
import { localOf } from "~/app/domain/time/zoned-time";
import { findImport, listImports } from "~/db/queries/inquiry-imports";
import type { RequestContext } from "./context.server";
import { firstMapping } from "./inquiry-import.server";
import { problemWords } from "./problems";
import { foundOr404 } from "./require-actor.server";
import { requireStaff } from "./require-staff.server";
import { idOr404 } from "./staff-page.server";

/** The file that the address names, for an admin. */
export async function requireImport(context: RequestContext, request: Request, params: Params) {
  const actor = await requireStaff(context, request, "inquiry.import");
  const of = { centerId: context.center.id, importId: idOr404(params.importId) };
  return { actor, of, file: foundOr404(await findImport(context.services.db, of)) };
}

/** As many files as a page shows. */
const mostFiles = 50;

/** The latest files, as their page lists them. */
export async function importRows({
  services,
  center,
}: Pick<RequestContext, "services" | "center">): Promise<ImportRowView[]> {
  const now = services.clock.now();
  const files = await listImports(services.db, { centerId: center.id, limit: mostFiles });
  return files.map(({ id, rows, createdAt, byName, importedAt, undoneAt, writingAt }) => ({
    ...{ id, rows, createdAt, byName, importedAt, undoneAt },
    isWriting: isWriting({ writingAt, importedAt }, now),
  }));
}

type ImportFile = Awaited<ReturnType<typeof requireImport>>["file"];

/** How far a file is: what is to be mapped, what it would count, or how much is written. */
export function importView(
  { services, center }: Pick<RequestContext, "services" | "center">,
  file: ImportFile,
  lists: ImportLists,
): ImportView {
  const now = services.clock.now();
  const base = { id: file.id, rows: file.rows, written: file.written };
  if (file.importedAt !== null) return { ...base, state: file.undoneAt === null ? "imported" : "undone" };
  if (isWriting(file, now)) return { ...base, state: "writing" };
  const mapping = file.mapping ?? firstMapping(file.header);
  const mapped = {
    ...{ ...base, header: file.header, mapping, lists },
    words: unknownWords(file.records, mapping, lists),
  };
  if (file.mapping === null) return { ...mapped, state: "new" };
  const read = readImport(file.records, mapping, lists, localOf(now, center.timeZone).date);
  if (read.ok) return { ...mapped, state: "ready", preview: previewOf(read.rows, lists) };
  const problems = read.problems.map(({ row, field, problem }) => ({
    ...{ row, field, words: problemWords(problem) },
  }));
  return { ...mapped, state: "wrong", problems, problemCount: read.count };
}

/** Words of the file that name nothing here by themselves, with what was said of each. */
function unknownWords(
  records: readonly string[][],
  mapping: ImportMapping,
  lists: ImportLists,
): Extract<ImportView, { state: "new" }>["words"] {
  return wordFields.map((field) => {
    const own = wordsOf(field, lists, { ...mapping, words: { ...mapping.words, [field]: [] } });
    const said = new Map(mapping.words[field]);
    const words = wordsIn(field, records, mapping).filter((word) => !own.has(word) || said.has(word));
    const shown = words.slice(0, mostWords).map((word) => ({ word, meaning: said.get(word) ?? "" }));
    return { field, words: shown, isTooMany: words.length > mostWords };
  });
}

/** Rows that a person looks at to see that columns were understood. */
const mostShown = 10;

function previewOf(rows: readonly ImportedInquiry[], { branches, categories }: ImportLists) {
  const counts = new Map<string, number>();
  for (const { category, count } of rows) counts.set(category, (counts.get(category) ?? 0) + count);
  const nameOf = (key: string) => categories.find((category) => category.key === key)?.name ?? key;
  const days = rows.map(({ date }) => date).sort();
  return {
    ...{ total: rows.reduce((sum, { count }) => sum + count, 0), rowCount: rows.length },
    ...{ firstDay: days[0] ?? "", lastDay: days.at(-1) ?? "" },
    byCategory: [...counts].map(([key, count]) => ({ name: nameOf(key), count })),
    first: rows.slice(0, mostShown).map((row) => ({
      ...{ ...row, category: nameOf(row.category) },
      branch: branches.find(({ id }) => id === row.branchId)?.name ?? "",
    })),
  };
}
