import type { Services } from "~/app/adapters/services";
import { type ClaimedMessage, claimMessages } from "~/app/commands/claim-messages.server";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { type MessageResult, releaseMessages, settleMessage } from "~/app/commands/settle-message.server";
import { type Center, findCenter } from "~/db/queries/centers";
import { composeMessage } from "./compose-message.server";

export interface WorkerOptions {
  /** What links of a center begin with. */
  originOf(center: Center): Promise<string>;
  /** Told of faults, never of a message's content. */
  onError(error: unknown): void;
  /** Messages claimed at once. */
  batch?: number;
  /** Messages on their way at once. */
  lanes?: number;
  /** Milliseconds between looks when nothing rings. */
  idle?: number;
}

export interface Worker {
  /** Stops claiming, gives back what was not begun and waits for what is on its way. */
  stop(): Promise<void>;
}

/**
 * Sends what the outbox holds: a bell (NOTIFY) wakes it, and a look every few seconds finds what no bell rang for.
 * Any number may run, in any process. Once an hour it forgets whom the privacy page says it forgets.
 */
export function startWorker(services: Services, options: WorkerOptions): Worker {
  const { idle = 2_000 } = options;
  let isStopping = false;
  let wake = () => {};
  const unsubscribe = services.live.subscribe((change) => {
    if (change === null || change.kind === "outbox") wake();
  });
  const forget = () => {
    forgetPatrons(services).catch(options.onError);
  };
  forget();
  const housekeeping = setInterval(forget, hour).unref();
  const running = (async () => {
    while (!isStopping) {
      const rung = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const tried = await sendDue(services, options, () => isStopping).catch((error: unknown) => {
        options.onError(error);
        return 0;
      });
      if (tried === 0 && !isStopping) await Promise.race([rung, pause(idle)]);
    }
  })();
  return {
    stop: async () => {
      isStopping = true;
      clearInterval(housekeeping);
      unsubscribe();
      wake();
      await running;
    },
  };
}

const hour = 3_600_000;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}

/** One look: claims what is due, sends it in a few lanes. Returns how many messages were claimed. */
export async function sendDue(
  services: Services,
  options: WorkerOptions,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const { batch = 50, lanes = 5 } = options;
  const claimed = await claimMessages(services, { limit: batch });
  const waiting = [...claimed];
  const lane = async () => {
    for (;;) {
      const message = isStopping() ? undefined : waiting.shift();
      if (message === undefined) return;
      await settleMessage(services, message, await send(services, options, message));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await releaseMessages(services, waiting);
  return claimed.length;
}

/** A message that cannot be composed is tried again: a fault of ours may be mended by then. */
async function send(
  services: Services,
  options: WorkerOptions,
  message: ClaimedMessage,
): Promise<MessageResult> {
  try {
    const center = await findCenter(services.db, { centerId: message.centerId });
    if (center === null) return { outcome: "withheld", reason: "no center" };
    const composed = await composeMessage(
      services,
      { center, origin: await options.originOf(center) },
      message,
    );
    if (composed.outcome === "withheld") return composed;
    return await services.mailer.send(composed.mail);
  } catch (error) {
    options.onError(error);
    return { outcome: "retry", reason: "could not be composed" };
  }
}
