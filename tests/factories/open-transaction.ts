import { once } from "node:events";
import type postgres from "postgres";

const undone = new Error("rolled back");

/**
 * Does some work in a transaction of its own, which stays open until one of the two is called.
 * @throws what the work throws
 */
export async function openTransaction(
  sql: postgres.Sql,
  work: (tx: postgres.TransactionSql) => Promise<unknown>,
): Promise<{ commit(): Promise<void>; rollback(): Promise<void> }> {
  const told = new EventTarget();
  let isUndone = false;
  const begun = once(told, "begun");
  const whole = sql
    .begin(async (tx) => {
      await work(tx);
      const ended = once(told, "ended");
      told.dispatchEvent(new Event("begun"));
      await ended;
      if (isUndone) throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  await Promise.race([begun, whole]);
  const end = (how: { isUndone: boolean }) => async () => {
    isUndone = how.isUndone;
    told.dispatchEvent(new Event("ended"));
    await whole;
  };
  return { commit: end({ isUndone: false }), rollback: end({ isUndone: true }) };
}
