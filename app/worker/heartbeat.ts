import type { Services } from "~/app/adapters/services";
import { markWorker, unmarkWorker } from "~/app/commands/mark-worker.server";

/** Milliseconds without a look at the outbox after which a worker no longer counts: longer than one can take. */
const patience = 90_000;

/**
 * A worker's word that it runs, which it gives as long as it gets to look at the outbox: a process that is there while
 * each of its looks fails is not said to run.
 */
export function heartbeat(services: Services, onError: (error: unknown) => void) {
  const id = services.ids.uuid();
  let lookedAt = services.clock.now().getTime();
  let writing = Promise.resolve();
  return {
    /** The promise is of the row, and is kept also where it cannot be written. */
    beat: () => {
      if (services.clock.now().getTime() - lookedAt <= patience) {
        writing = markWorker(services, { id }).catch(onError);
      }
      return writing;
    },
    /** A look at the outbox succeeded. */
    looked: () => {
      lookedAt = services.clock.now().getTime();
    },
    leave: async () => {
      await writing;
      await unmarkWorker(services, { id }).catch(onError);
    },
  };
}
