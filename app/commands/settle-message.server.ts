import { and, eq, inArray } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { nextAttempt } from "~/app/domain/outbox/delivery";
import { outbox } from "~/db/schema";
import type { ClaimedMessage } from "./claim-messages.server";

/** What became of a message that was claimed. `withheld` was not tried: there is nobody to tell, or nothing to say. */
export type MessageResult =
  | { outcome: "sent" }
  | { outcome: "retry"; reason: string }
  | { outcome: "refused"; reason: string }
  | { outcome: "withheld"; reason: string };

/** Writes down what became of a message and gives its lease back. */
export async function settleMessage(
  services: Services,
  message: ClaimedMessage,
  result: MessageResult,
): Promise<void> {
  await services.db
    .update(outbox)
    .set({ leaseUntil: null, ...columnsOf(services, message, result) })
    .where(and(eq(outbox.centerId, message.centerId), eq(outbox.id, message.id), eq(outbox.state, "queued")));
}

function columnsOf(services: Services, message: ClaimedMessage, result: MessageResult) {
  const now = services.clock.now();
  switch (result.outcome) {
    case "sent":
      return { state: "sent" as const, sentAt: now, lastError: null, secretCipher: null };
    case "withheld":
      return { state: "withheld" as const, lastError: result.reason, secretCipher: null };
    case "refused":
      return { state: "failed" as const, lastError: result.reason };
    case "retry": {
      const { attempts, createdAt } = message;
      const jitter = services.ids.number(1000) / 1000;
      const at = nextAttempt({ attempts, firstQueuedAt: createdAt, now, jitter });
      return at === "give-up"
        ? { state: "failed" as const, lastError: result.reason }
        : { nextAt: at, lastError: result.reason };
    }
  }
}

/** Gives back messages that were claimed and not tried, at a shutdown: the next worker has them at once. */
export async function releaseMessages(
  services: Services,
  messages: readonly ClaimedMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  await services.db
    .update(outbox)
    .set({ leaseUntil: null })
    .where(
      and(
        eq(outbox.state, "queued"),
        inArray(
          outbox.id,
          messages.map((message) => message.id),
        ),
      ),
    );
}
