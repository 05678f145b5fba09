import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import * as schema from "~/db/schema";

/** The tables whose rows belong to a center, by the schema. */
export const centerTables: ReadonlySet<string> = new Set(
  Object.values(schema).flatMap((table) =>
    is(table, PgTable) && "centerId" in getTableColumns(table) ? [getTableName(table)] : [],
  ),
);

/** Statements that are about all centers, and why none of them shows one center's rows to another. */
const ofAllCenters: readonly [beginning: RegExp, why: string][] = [
  [
    /^select distinct center_id, event_id from offers where /,
    "the worker ends offers of every center, each in its own transaction",
  ],
  [
    /^select center_id, id, legal_name, website, contact_email from employers where employers\.known_by is null /,
    "the worker writes what each employer is known by, on its own row",
  ],
  [
    /^ ?with h as materialized \( select k\.center_id, k\.event_id as id from event_sums k, /,
    "the worker writes each event's sums, on its own row and of its own center's rows",
  ],
];

/** Statements that touch a table of centers, name none of them, and have no reason to: with the tables. */
export const scopeFaults = (statements: Iterable<string>): string[] =>
  [...statements].flatMap((statement) => {
    const tables = unscopedTables(statement);
    const isKnown = ofAllCenters.some(([beginning]) => beginning.test(plain(statement)));
    return tables.length === 0 || isKnown ? [] : [`${tables.join(", ")}: ${plain(statement)}`];
  });

/**
 * Where a statement reads or writes rows of centers without saying of which: a table of centers that is named in it,
 * under its own name or another, and whose center_id is nowhere compared or written. A center_id without a table's name
 * before it is that of the one table that its own part of the statement names.
 */
export function unscopedTables(statement: string): string[] {
  const text = plain(statement);
  const unscoped = partsOf(text).flatMap((part) => {
    const named = namesIn(part);
    const isBare = named.length === 1 && isCompared(part, "center_id");
    return named.filter(
      ({ name }) => !isBare && !isCompared(text, `${name}\\.center_id`) && !isWritten(part, name),
    );
  });
  return [...new Set(unscoped.map(({ table }) => table))];
}

/** A statement's queries, each without those in it, and what a union joins apart. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  for (;;) {
    const inner = /\(([^()]*)\)/.exec(rest);
    if (inner === null) break;
    const [whole, content = ""] = inner;
    const isQuery = /^ ?(?:select|with|insert|update|delete)\b/.test(content);
    if (isQuery) parts.push(content);
    rest = rest.replace(whole, () => (isQuery ? "\u27e8query\u27e9" : `\u27e8${content}\u27e9`));
  }
  return [...parts, rest].flatMap((part) => part.split(/\bunion(?: all)?\b/));
}

interface Named {
  table: string;
  /** What the statement calls it. */
  name: string;
}

/** In small letters, without quotation marks, texts and comments. */
const plain = (statement: string) =>
  statement
    .replaceAll(/--[^\n]*/g, " ")
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll('"', "")
    .replaceAll(/\s+/g, " ")
    .toLowerCase();

const afterTable =
  /^(?:as )?(?!(?:where|on|using|join|inner|left|right|full|cross|set|order|group|limit|for|union|returning|values|select|natural|having|offset|window|with|default|do|tablesample)\b)([a-z_][a-z0-9_]*)/;

/** Every table of centers that rows are taken from or put into, with what it is called there. */
function namesIn(text: string): Named[] {
  const found: Named[] = [];
  for (const match of text.matchAll(
    /\b(from|join|update|into|using|,) (?:only )?(?:lateral )?([a-z_][a-z0-9_]*)\b(?! *\()/g,
  )) {
    const [whole, , table = ""] = match;
    if (!centerTables.has(table)) continue;
    const rest = text.slice(match.index + whole.length).trimStart();
    // After a comma stands a column more often than a table: a table there has another name or a condition after it.
    if (match[1] === "," && /^[.,)=]|^(?:from|where)\b/.test(rest)) continue;
    found.push({ table, name: afterTable.exec(rest)?.[1] ?? table });
  }
  return found;
}

/** True where a column is compared with something, alone or in a row. */
const isCompared = (text: string, column: string) =>
  new RegExp(
    `(?<![.\\w])${column}\\b ?(?:=|in\\b|[,\\w. ]*[)\\u27e9] ?(?:=|in\\b))|= ?[(\\u27e8]?${column}\\b`,
  ).test(text);

/** True where rows are put into the table with their center. */
const isWritten = (text: string, name: string) =>
  new RegExp(`insert into ${name}(?: as [a-z_]+)? ?[(\\u27e8][^)\\u27e9]*\\bcenter_id\\b`).test(text);
