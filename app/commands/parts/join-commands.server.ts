import type { Change } from "~/app/adapters/live/live";
import type { Services } from "~/app/adapters/services";
import type { Refused } from "~/app/domain/refusal";
import { inTransaction } from "./in-transaction.server";

/**
 * Runs several commands as one transaction: a command's own transaction becomes a part of it. A refusal takes back
 * what was written before it. What they announce goes out after the commit.
 */
export async function asOne<T extends { outcome: string }>(
  services: Services,
  work: (joined: Services) => Promise<T | Refused>,
): Promise<T | Refused> {
  const changes: Change[] = [];
  const live: Services["live"] = {
    announce: (change) => changes.push(change),
    subscribe: (onChange) => services.live.subscribe(onChange),
  };
  try {
    const result = await inTransaction(services, "join-commands", async (tx) => {
      const done = await work({ ...services, db: tx, live });
      if (isRefused(done)) throw new TakenBack(done);
      return done;
    });
    for (const change of changes) services.live.announce(change);
    return result;
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal;
    throw error;
  }
}

/** Carries a refusal past the transaction, which an exception alone takes back. */
class TakenBack extends Error {
  constructor(readonly refusal: Refused) {
    super(refusal.reason);
  }
}

const isRefused = (result: { outcome: string }): result is Refused => result.outcome === "refused";
