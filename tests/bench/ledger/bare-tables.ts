import type postgres from "postgres";
import type { Sql } from "~/db/client.server";

/** A constraint or an index: how it is taken off and put back. */
interface Part {
  off: string;
  on: string;
}

/**
 * Does the work on tables without keys, indexes and triggers of their own, and puts these back: each is then made and
 * checked once over all rows, in the place of once a row. By the owner, who needs no superuser's rights for it. Where
 * the work fails, the tables stay bare.
 */
export async function withBareTables(
  sql: Sql,
  tables: readonly string[],
  work: () => Promise<void>,
  tell: (line: string) => void = () => {},
): Promise<void> {
  const session = await sql.reserve();
  try {
    const parts = await listParts(session, tables);
    for (const { off } of parts) await session.unsafe(off);
    for (const table of tables) await session.unsafe(`alter table ${table} disable trigger user`);
    await work();
    await session`set maintenance_work_mem = '512MB'`;
    tell(`${parts.length} keys, constraints and indexes`);
    for (const { on } of parts.toReversed()) await session.unsafe(on);
    for (const table of tables) await session.unsafe(`alter table ${table} enable trigger user`);
    await session`reset maintenance_work_mem`;
  } finally {
    session.release();
  }
}

/** In the order in which they can be taken off: who points at a key, before the key. */
async function listParts(session: postgres.ReservedSql, tables: readonly string[]): Promise<Part[]> {
  const named = `{${tables.join(",")}}`;
  const constraints = await session<{ name: string; of: string; definition: string }[]>`
    select quote_ident(conname) as name, conrelid::regclass::text as of, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where (contype = 'f' and (conrelid = any(${named}::regclass[]) or confrelid = any(${named}::regclass[])))
      or (contype in ('p', 'u', 'x') and conrelid = any(${named}::regclass[]))
    order by contype = 'f' desc, oid desc`;
  const indexes = await session<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = any(${named}::regclass[])
      and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    order by indexrelid desc`;
  return [
    ...constraints.map(({ name, of, definition }) => ({
      off: `alter table ${of} drop constraint ${name}`,
      on: `alter table ${of} add constraint ${name} ${definition}`,
    })),
    ...indexes.map(({ name, definition }) => ({ off: `drop index ${name}`, on: definition })),
  ];
}
