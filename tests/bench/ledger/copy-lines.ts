import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sql } from "~/db/client.server";

/** What a column is given; undefined is null. Words hold no tab, backslash or end of line. */
export type Cell = string | number | boolean | null | undefined;

/** A row by its columns' names; all rows of one table name the same, in one order. */
export type Line = Record<string, Cell>;

/** Characters that go to the server at once. */
const chunk = 65_536;

/**
 * Writes rows by COPY.
 * @returns how many there were
 */
export async function copyLines(sql: Sql, table: string, lines: Iterator<Line>): Promise<number> {
  const first = lines.next();
  if (first.done === true) return 0;
  let count = 0;
  function* texts() {
    let text = "";
    for (let next: IteratorResult<Line> = first; next.done !== true; next = lines.next()) {
      count += 1;
      text += textOf(next.value);
      if (text.length < chunk) continue;
      yield text;
      text = "";
    }
    yield text;
  }
  const columns = sql(Object.keys(first.value));
  await pipeline(Readable.from(texts()), await sql`copy ${sql(table)} (${columns}) from stdin`.writable());
  return count;
}

/** A line of COPY's text format (PostgreSQL's manual, COPY, "File Formats"). */
const textOf = (line: Line) =>
  `${Object.values(line)
    .map((cell) => cell ?? "\\N")
    .join("\t")}\n`;
