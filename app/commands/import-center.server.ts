import { eq, sql } from "drizzle-orm";
import type { CenterSource } from "~/app/adapters/center-copy/center-copy";
import type { Services } from "~/app/adapters/services";
import { decideImport, type ImportRefusal, type Rings } from "~/app/domain/centers/import";
import { inOrderOfKeys } from "~/app/domain/centers/table-order";
import type { Db } from "~/db/client.server";
import { findTakenCenter } from "~/db/queries/centers";
import { lockImports } from "~/db/queries/locks";
import { type CenterTable, listCenterTables, writeCenterRows } from "~/db/queries/whole-center";
import { centers, smsStops } from "~/db/schema";
import { apart } from "./export-center.server";
import { inTransaction } from "./parts/in-transaction.server";
import { type Renaming, savePeople } from "./parts/save-people.server";
import { writeAudit } from "./parts/write-audit.server";

export interface ImportRequest {
  source: CenterSource;
  /** Another host than it had; null leaves it. */
  host: string | null;
  /** When the newest migration was made here, in milliseconds. */
  schema: number;
  rings: Rings;
}

export type Imported = { outcome: "imported"; centerId: string; host: string; rows: number };

/** Thrown inside the transaction, so that nothing of the center stays. */
class RowsDiffer extends Error {
  constructor(readonly table: string) {
    super(table);
  }
}

/**
 * Brings a whole center in, ids kept, in one transaction. Of two that come at once the second waits, and is refused
 * where it is the same center.
 */
export async function importCenter(
  services: Services,
  request: ImportRequest,
): Promise<Imported | ImportRefusal> {
  const { source, schema, rings } = request;
  const { manifest } = source;
  const decision = decideImport({
    schema: { export: manifest.schema, here: schema },
    keys: manifest.keys,
    rings,
  });
  if (decision.outcome === "refused") return decision;
  try {
    const imported = await inTransaction(services, "import-center", (tx) => bringIn(tx, services, request));
    if (imported.outcome === "imported") {
      services.live.announce({ kind: "center", centerId: imported.centerId });
      services.live.announce({ kind: "outbox" });
    }
    return imported;
  } catch (error) {
    if (error instanceof RowsDiffer) return { outcome: "refused", reason: "rows-differ", table: error.table };
    throw error;
  }
}

async function bringIn(
  tx: Db,
  services: Services,
  { source, host: newHost }: ImportRequest,
): Promise<Imported | ImportRefusal> {
  const { center, tables: counted } = source.manifest;
  const host = newHost ?? center.host;
  await lockImports(tx);
  const taken = await findTakenCenter(tx, { centerId: center.id, host });
  if (taken !== null) return { outcome: "refused", reason: "center-is-there", host: taken.host };
  await tx.execute(sql`select set_config('fairday.importing', 'on', true)`);
  await saveCenter(tx, source, host);
  const called = await savePeople(tx, services, source.rows(apart.people));
  await saveStops(tx, source);
  let rows = 0;
  for (const table of inOrderOfKeys(await listCenterTables(tx))) {
    const written = await saveTable(tx, table, source, called);
    const { rows: expected = 0 } = counted.find(({ name }) => name === table.name) ?? {};
    if (written !== expected) throw new RowsDiffer(table.name);
    rows += written;
  }
  await writeAudit(tx, services, { kind: "system", id: "import", centerId: center.id }, [
    { subjectKind: "center", subjectId: center.id, action: "imported", from: center.host, to: host },
  ]);
  return { outcome: "imported", centerId: center.id, host, rows };
}

async function saveCenter(tx: Db, source: CenterSource, host: string): Promise<void> {
  const { id } = source.manifest.center;
  for await (const line of source.rows(apart.center)) {
    await tx.execute(sql`
      insert into centers select * from json_populate_record(null::centers, ${line}::json) where id = ${id}::uuid`);
  }
  const saved = await tx
    .update(centers)
    .set({ host })
    .where(eq(centers.id, id))
    .returning({ id: centers.id });
  if (saved.length !== 1) throw new RowsDiffer(apart.center);
}

/** Whoever asked for no more texts gets none from here either. */
async function saveStops(tx: Db, source: CenterSource): Promise<void> {
  for await (const line of source.rows(apart.stops)) {
    const { phoneHash, stoppedAt }: { phoneHash: string; stoppedAt: string } = JSON.parse(line);
    await tx
      .insert(smsStops)
      .values({ phoneHash, stoppedAt: new Date(stoppedAt) })
      .onConflictDoNothing();
  }
}

/** Rows that one statement writes, and how long their text may be before that. */
const most = { rows: 500, characters: 4_000_000 };

async function saveTable(
  tx: Db,
  table: CenterTable,
  source: CenterSource,
  called: Renaming,
): Promise<number> {
  const { id: centerId } = source.manifest.center;
  let written = 0;
  let lines: string[] = [];
  let characters = 0;
  const write = async () => {
    if (lines.length === 0) return;
    const count = await writeCenterRows(tx, table, { centerId, lines });
    if (count !== lines.length) throw new RowsDiffer(table.name);
    written += count;
    [lines, characters] = [[], 0];
  };
  for await (const line of source.rows(table.name)) {
    const row = await withFile(table, called(line), source);
    lines.push(row);
    characters += row.length;
    if (lines.length >= most.rows || characters >= most.characters) await write();
  }
  await write();
  return written;
}

/** The bytes of a row's file in place of its name. */
async function withFile({ columns }: CenterTable, line: string, source: CenterSource): Promise<string> {
  const file = columns.find(({ kind }) => kind === "file");
  if (file === undefined) return line;
  const row: Record<string, unknown> = JSON.parse(line);
  const digest = row[file.name];
  if (typeof digest === "string") row[file.name] = `\\x${hexOf(await source.file(digest))}`;
  return JSON.stringify(row);
}

const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
