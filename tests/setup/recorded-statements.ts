import { appendFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Told of each statement and its parameters' types, or undefined where nothing is recorded:
 * `npm run db:record` names a folder, to which each process of the tests adds what the application asks.
 */
export function statementRecorder(): ((text: string, types: readonly number[]) => void) | undefined {
  const folder = process.env.RECORD_STATEMENTS;
  if (folder === undefined) return undefined;
  const seen = new Set<string>();
  return (sql, types) => {
    if (seen.has(sql)) return;
    seen.add(sql);
    appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify({ sql, types })}\n`);
  };
}
