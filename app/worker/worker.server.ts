import type { Services } from "~/app/adapters/services";
import type { OutgoingText } from "~/app/adapters/sms/texter";
import { beginWithin, type ClaimedMessage, claimMessages } from "~/app/commands/claim-messages.server";
import {
  type MessageResult,
  releaseMessages,
  type SettledMessage,
  settleMessages,
} from "~/app/commands/settle-message.server";
import type { Center } from "~/db/queries/centers";
import { startChores } from "./chores.server";
import { composeMessage } from "./compose-message.server";
import { heartbeat } from "./heartbeat";
import { openLedger } from "./ledger";
import { openRest } from "./rest";
import { openSources, type Sources } from "./sources.server";
import { startWebhooks } from "./webhooks.server";

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
  /** Milliseconds that a stop waits for mails on their way. */
  patience?: number;
}

export interface Worker {
  /**
   * Stops claiming and gives back what was not begun. A mail that is on its way gets four seconds, then the mailer is
   * closed and the mail given back too: the next worker has it at once, with the same Message-ID.
   */
  stop(): Promise<void>;
}

/** Batches on their way at once: while one waits for the disk, the other sends. */
const looks = 2;

/**
 * Sends what the outbox holds: a bell (NOTIFY) wakes it, and a look every few seconds finds what no bell rang for.
 * Any number may run, in any process. Beside that it sends webhooks (`webhooks.server.ts`) and does what the clock asks
 * for (`chores.server.ts`).
 */
export function startWorker(services: Services, options: WorkerOptions): Worker {
  const { idle = 2_000, patience = 4_000 } = options;
  const stopping: Stopping = { isStopping: false, isCut: false };
  const heart = heartbeat(services, options.onError);
  const beat = () => void heart.beat();
  beat();
  const beating = setInterval(beat, beatEvery).unref();
  const rests = Array.from({ length: looks }, openRest);
  const wake = () => {
    for (const rest of rests) rest.end();
  };
  const unsubscribe = services.live.subscribe((change) => {
    if (change === null || change.kind === "outbox") wake();
  });
  const endChores = startChores(services, options.onError);
  const webhooks = startWebhooks(services, options);
  const running = rests.map(async (rest) => {
    while (!stopping.isStopping) {
      rest.prepare();
      const tried = await sendDue(services, options, stopping).then(
        (claimed) => {
          heart.looked();
          return claimed;
        },
        (error: unknown) => {
          options.onError(error);
          return 0;
        },
      );
      if (tried === 0 && !stopping.isStopping) await rest.take(idle);
    }
  });
  return {
    stop: async () => {
      stopping.isStopping = true;
      endChores();
      unsubscribe();
      wake();
      const cut = setTimeout(() => {
        stopping.isCut = true;
        services.mailer.close();
      }, patience);
      await Promise.all([...running, webhooks.stop()]);
      clearTimeout(cut);
      clearInterval(beating);
      await heart.leave();
    },
  };
}

/** How far a stop has come. */
interface Stopping {
  isStopping: boolean;
  /** Mails on their way were cut off. */
  isCut: boolean;
}

/** Milliseconds; /readyz misses a worker after six of these. */
const beatEvery = 5_000;

/** One look: claims what is due, sends it in a few lanes. Returns how many messages were claimed. */
export async function sendDue(
  services: Services,
  options: WorkerOptions,
  stopping: Readonly<Stopping> = { isStopping: false, isCut: false },
): Promise<number> {
  const { batch = 50, lanes = 3, originOf } = options;
  const until = services.clock.now().getTime() + beginWithin;
  const claimed = await claimMessages(services, { limit: batch });
  const waiting = [...claimed];
  const sources = openSources(services, { originOf, upcoming: () => waiting });
  const ledger = openLedger<SettledMessage>((settled) => {
    const writes = services.tracer.span("settle-messages", () => settleMessages(services, settled));
    return writes.catch(options.onError);
  });
  const lane = async () => {
    for (;;) {
      const isLate = services.clock.now().getTime() > until;
      const message = stopping.isStopping || isLate ? undefined : waiting.shift();
      if (message === undefined) return;
      const result = await send(services, sources, options, message);
      services.metrics.mailTried(result.outcome);
      if (stopping.isCut && result.outcome === "retry") waiting.push(message);
      else ledger.add({ message, result });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await ledger.close();
  await releaseMessages(services, waiting);
  return claimed.length;
}

/** A message that cannot be composed is tried again: a fault of ours may be mended by then. */
async function send(
  services: Services,
  sources: Sources,
  options: WorkerOptions,
  message: ClaimedMessage,
): Promise<MessageResult> {
  try {
    const composed = await composeMessage(services, sources, message);
    if (composed.outcome === "withheld" || composed.outcome === "put-off") return composed;
    const sending = (): Promise<MessageResult> =>
      composed.outcome === "mail" ? services.mailer.send(composed.mail) : sendText(services, composed.text);
    return await services.tracer.span(`send ${composed.outcome}`, sending, {
      kind: "client",
      attributes: { "fairday.message_kind": message.kind },
    });
  } catch (error) {
    options.onError(error);
    return { outcome: "retry", reason: "could not be composed" };
  }
}

const sendText = async ({ texter }: Services, text: OutgoingText): Promise<MessageResult> =>
  texter?.send(text) ?? { outcome: "retry", reason: "texts are not set up" };
