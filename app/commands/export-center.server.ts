import type { CenterManifest, CenterSink } from "~/app/adapters/center-copy/center-copy";
import type { Services } from "~/app/adapters/services";
import type { KeyUse, Rings } from "~/app/domain/centers/import";
import { inOrderOfKeys } from "~/app/domain/centers/table-order";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { listCenterPeople, listCenterStops, readCenterRow } from "~/db/queries/center-people";
import { findCenterByHost } from "~/db/queries/centers";
import {
  type CenterTable,
  countRowsByKey,
  listCenterTables,
  readCenterRows,
} from "~/db/queries/whole-center";
import { inTransaction } from "./parts/in-transaction.server";

export interface ExportRequest {
  host: string;
  /** When the newest migration was made, in milliseconds. */
  schema: number;
  rings: Rings;
  sink: CenterSink;
}

/** Files that are of no tenant table: the center itself, its people without any secret, numbers that want no texts. */
export const apart = { center: "centers", people: "users", stops: "sms_stops" } as const;

/**
 * Gives all that belongs to a center to a sink, as of one moment and row after row, while the center goes on. Passwords,
 * sessions and authenticator apps belong to people and stay; sealed texts stay sealed.
 */
export async function exportCenter(
  services: Services,
  request: ExportRequest,
): Promise<{ outcome: "exported"; manifest: CenterManifest } | Refused> {
  return inTransaction(services, "export-center", (tx) => write(tx, services, request), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

async function write(
  tx: Db,
  { clock }: Services,
  { host, schema, rings, sink }: ExportRequest,
): Promise<{ outcome: "exported"; manifest: CenterManifest } | Refused> {
  const center = await findCenterByHost(tx, { host });
  if (center === null) return refuse("not-found");
  const of = { centerId: center.id };
  const tables = inOrderOfKeys(await listCenterTables(tx));
  const counted: CenterManifest["tables"] = [];
  const put = async (name: string, lines: AsyncIterable<string> | Iterable<string>, hasFiles = false) => {
    const counting = countingLines(lines);
    await sink.rows(name, counting.lines, hasFiles);
    counted.push({ name, rows: counting.count() });
  };
  const people = await listCenterPeople(tx, of);
  const stops = await listCenterStops(tx, of);
  await put(apart.center, [(await readCenterRow(tx, of)) ?? ""]);
  await put(
    apart.people,
    people.map((person) => JSON.stringify(person)),
  );
  await put(
    apart.stops,
    stops.map((stop) => JSON.stringify(stop)),
  );
  for (const table of tables)
    await put(table.name, linesOf(tx, table, of, sink), fileIn(table) !== undefined);
  const keys = (await countRowsByKey(tx, tables, of)).map((use) => ({ ...use, mark: markIn(rings, use) }));
  const { id, name } = center;
  const madeAt = clock.now().toISOString();
  return {
    outcome: "exported",
    manifest: { madeAt, schema, center: { id, host, name }, tables: counted, keys: inSum(keys) },
  };
}

async function* linesOf(
  tx: Db,
  table: CenterTable,
  of: { centerId: string },
  sink: CenterSink,
): AsyncGenerator<string> {
  for await (const { line, bytes } of readCenterRows(tx, table, of)) {
    if (bytes !== null) await sink.file(fileOf(table, line), bytes);
    yield line;
  }
}

const fileIn = ({ columns }: CenterTable) => columns.find(({ kind }) => kind === "file");

/** The name by which a row knows its file. */
function fileOf(table: CenterTable, line: string): string {
  const file = fileIn(table);
  const row: Readonly<Record<string, unknown>> = JSON.parse(line);
  return String(row[file?.name ?? ""]);
}

const markIn = (rings: Rings, { ring, id }: Pick<KeyUse, "ring" | "id">): string =>
  rings[ring].find((key) => key.id === id)?.mark ?? "";

/** One line for each key, with the rows of all tables. */
function inSum(uses: readonly KeyUse[]): KeyUse[] {
  const sums = new Map<string, KeyUse>();
  for (const use of uses) {
    const key = `${use.ring} ${use.id}`;
    sums.set(key, { ...use, rows: use.rows + (sums.get(key)?.rows ?? 0) });
  }
  return [...sums.values()];
}

function countingLines(source: AsyncIterable<string> | Iterable<string>) {
  let rows = 0;
  const lines = async function* () {
    for await (const line of source) {
      rows += 1;
      yield line;
    }
  };
  return { lines: lines(), count: () => rows };
}
