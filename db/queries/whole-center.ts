import { type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";

/** A tenant table as an export sees it. */
export interface CenterTable {
  name: string;
  refersTo: string[];
  /** What is written of it; `file` is bytes, which an export keeps as a file of their own. */
  columns: { name: string; kind: "value" | "file" }[];
  /** Numbers of transactions: they mean nothing in another server, and stand for "long ago" there. */
  stamps: string[];
  /** What the rows are read by. A number that the server gave comes first, so that it can be given anew in order. */
  order: string[];
}

/**
 * Every table that has a center_id, from the server's own books: no list of names could forget one. What the server
 * computes or numbers by itself is left out of `columns`.
 */
export async function listCenterTables(db: Db): Promise<CenterTable[]> {
  return db.execute<CenterTable & Record<string, unknown>>(sql`
    with tenant as (
      select c.oid, c.relname::text as name from pg_class c
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'center_id' and not a.attisdropped)
    ), fields as (
      select a.attrelid, a.attname::text as name, a.attnum, a.atttypid, a.attgenerated <> '' as is_computed,
        coalesce(pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false) as is_numbered
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped
    )
    select tenant.name,
      to_json(array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.contype = 'f' and f.conrelid = tenant.oid)) as "refersTo",
      (select json_agg(json_build_object('name', f.name,
          'kind', case when f.atttypid = 'bytea'::regtype then 'file' else 'value' end) order by f.attnum)
        from fields f where f.attrelid = tenant.oid and not f.is_computed and not f.is_numbered
          and f.atttypid <> 'xid8'::regtype) as columns,
      to_json(array(select f.name from fields f
        where f.attrelid = tenant.oid and f.atttypid = 'xid8'::regtype)) as stamps,
      to_json(array(select f.name from fields f where f.attrelid = tenant.oid and f.is_numbered) || array(
        select f.name from pg_constraint k join fields f on f.attrelid = k.conrelid and f.attnum = any (k.conkey)
        where k.contype = 'p' and k.conrelid = tenant.oid order by array_position(k.conkey, f.attnum))) as "order"
    from tenant order by tenant.name`);
}

export interface CenterRow extends Record<string, unknown> {
  /** The row as JSON, without a line break; a file stands as its SHA-256. */
  line: string;
  bytes: Uint8Array | null;
}

/** A center's rows of one table, some at a time, within a transaction that sees one moment. */
export async function* readCenterRows(
  tx: Db,
  { name, columns, order }: CenterTable,
  { centerId }: { centerId: string },
): AsyncGenerator<CenterRow> {
  const file = columns.find(({ kind }) => kind === "file");
  const values = columns.map((column) =>
    column.kind === "file" ? sql`encode(sha256(${named(column)}), 'hex') as ${named(column)}` : named(column),
  );
  // A line break stands in JSON between its parts alone: within a text it is written as \n.
  await tx.execute(sql`
    declare center_rows no scroll cursor for
    select replace((select row_to_json(one) from (select ${listed(values)}) one)::text, chr(10), ' ') as line,
      ${file === undefined ? sql`null::bytea` : named(file)} as bytes
    from ${sql.identifier(name)} where center_id = ${centerId}::uuid
    order by ${listed(order.map((column) => named({ name: column })))}`);
  const some = sql.raw(file === undefined ? "500" : "4");
  for (;;) {
    const rows = await tx.execute<CenterRow>(sql`fetch ${some} from center_rows`);
    yield* rows;
    if (rows.length === 0) break;
  }
  await tx.execute(sql`close center_rows`);
}

/**
 * Writes rows of a center into a table, from JSON texts that `readCenterRows` gave, and says how many there were of
 * that center: a row of another is not written. Of a file, bytes in hexadecimal stand for its SHA-256.
 */
export async function writeCenterRows(
  tx: Db,
  { name, columns, stamps }: CenterTable,
  { centerId, lines }: { centerId: string; lines: readonly string[] },
): Promise<number> {
  const table = sql.identifier(name);
  const values = columns.map(named);
  const written = await tx.execute(sql`
    insert into ${table} (${listed([...values, ...stamps.map((stamp) => named({ name: stamp }))])})
    select ${listed([...values, ...stamps.map(() => sql`'0'::xid8`)])}
    from json_populate_recordset(null::${table}, ${`[${lines.join(",")}]`}::json)
    where center_id = ${centerId}::uuid`);
  return written.count;
}

/** How many rows of a center each key sealed or minted. Its id stands in key_id, or at a sealed text's beginning. */
export async function countRowsByKey(tx: Db, tables: readonly CenterTable[], params: { centerId: string }) {
  const counted: { ring: "TICKET_KEY" | "CONTACT_KEY"; id: string; rows: number }[] = [];
  for (const { name, columns } of tables) {
    // A code that a key minted stands as its hash; what a key sealed is a text.
    const isMinted = columns.some((column) => column.name === "code_hash");
    const ring = isMinted ? "TICKET_KEY" : "CONTACT_KEY";
    // Where a row says its key, its sealed texts are of that key.
    const keyed = columns.filter((column) => column.name === "key_id");
    const sealed = columns.filter((column) => column.name.endsWith("_cipher"));
    for (const column of keyed.length > 0 ? keyed : sealed) {
      const rows = await tx.execute<{ id: string; rows: number }>(sql`
        select split_part(${named(column)}, '.', 1) as id, count(*)::int as rows from ${sql.identifier(name)}
        where center_id = ${params.centerId}::uuid and ${named(column)} is not null group by 1`);
      counted.push(...rows.map((row) => ({ ring, id: row.id, rows: row.rows }) as const));
    }
  }
  return counted;
}

const named = ({ name }: { name: string }): SQL => sql`${sql.identifier(name)}`;
const listed = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `);
