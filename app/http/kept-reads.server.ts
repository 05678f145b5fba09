import type { Services } from "~/app/adapters/services";

type Reading = Pick<Services, "db" | "read">;

const most = 500;

export interface KeptReads<Params, Value> {
  find(services: Reading, params: Params): Promise<Value>;
  /** For a database that is not the one before: after a failover it may count revisions again that it lost. */
  forget(services: Pick<Services, "db">): void;
}

/**
 * Reads once what stays the same as long as some revisions do, and keeps the latest 500 of it for each database.
 * @param changesWith the ids and revisions that the answer goes by, all of them
 */
export function keptReads<Params, Value>(
  read: (services: Reading, params: Params) => Promise<Value>,
  changesWith: (params: Params) => readonly (string | number)[],
): KeptReads<Params, Value> {
  const keptBy = new WeakMap<Services["db"], Map<string, Promise<Value>>>();
  const find = (services: Reading, params: Params) => {
    const kept = keptBy.get(services.db) ?? new Map<string, Promise<Value>>();
    keptBy.set(services.db, kept);
    const key = changesWith(params).join(" ");
    const known = kept.get(key);
    if (known !== undefined) return known;
    const reading = read(services, params);
    kept.set(key, reading);
    reading.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return reading;
  };
  return { find, forget: ({ db }) => void keptBy.delete(db) };
}
