import { within } from "~/app/adapters/clock/within";
import type { Database } from "~/db/client.server";
import type { Read } from "./read";

type Server = Pick<Database, "db" | "sql">;

/** Milliseconds that a replica has to say how far it is, and to answer. */
const patience = { position: 250, answer: 2_000 };
const isSilent = "The replica does not answer.";
/** Milliseconds in which a replica that failed is not asked again. */
const rest = 1_000;

/**
 * Reads from a streaming replica where it has replayed all that the primary had written when it was asked, else from
 * the primary. So whoever wrote reads what they wrote, and a page that is kept under a revision of the primary holds
 * that revision's words. A replica that is behind, down, slow or promoted costs a question and no answer.
 *
 * The position is that of the log's end (PostgreSQL, "System Administration Functions"): a commit is in the log before
 * any statement sees it. A server that follows another history than the primary has to be kept away by the cluster.
 * @param onError told of the first failure of the replica, and again once it had been well
 */
export function readFromReplica(primary: Server, replica: Server, onError: (error: unknown) => void): Read {
  let isWell = true;
  let restsUntil = 0;
  const failed = (error: unknown) => {
    restsUntil = performance.now() + rest;
    if (isWell) onError(error);
    isWell = false;
  };
  const isAsFar = async (): Promise<boolean> => {
    const [end] = await primary.sql<{ lsn: string }[]>`select pg_current_wal_insert_lsn()::text as lsn`;
    const [row] = await within(
      patience.position,
      replica.sql<{ has: boolean }[]>`
        select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= ${end?.lsn ?? null}::pg_lsn as has`,
      isSilent,
    );
    return row?.has === true;
  };
  return async (work) => {
    if (performance.now() < restsUntil) return work(primary.db);
    try {
      if (await isAsFar()) {
        const found = await within(patience.answer, work(replica.db), isSilent);
        isWell = true;
        return found;
      }
    } catch (error) {
      failed(error);
    }
    return work(primary.db);
  };
}
