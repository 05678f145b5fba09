import { and, eq, inArray, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { nextAttempt } from "~/app/domain/outbox/delivery";
import { prepared } from "~/db/queries/prepared";
import { outbox } from "~/db/schema";
import type { ClaimedMessage } from "./claim-messages.server";

/**
 * What became of a message that was claimed. `withheld` was not tried: there is nobody to tell, or nothing to say;
 * `put-off` is not its hour.
 */
export type MessageResult =
  /** A text has the gateway's id, where that gave one. */
  | { outcome: "sent"; gatewayId?: string | null }
  | { outcome: "retry"; reason: string }
  | { outcome: "refused"; reason: string }
  | { outcome: "withheld"; reason: string }
  | { outcome: "put-off"; until: Date };

export interface SettledMessage {
  message: ClaimedMessage;
  result: MessageResult;
}

/** Writes down what became of a message and gives its lease back. */
export async function settleMessage(
  services: Services,
  message: ClaimedMessage,
  result: MessageResult,
): Promise<void> {
  await settleMessages(services, [{ message, result }]);
}

/** The same for several at once, in one statement: messages end many times a second where many wait. */
export async function settleMessages(services: Services, settled: readonly SettledMessage[]): Promise<void> {
  const rows = settled.map(({ message, result }) => ({
    center_id: message.centerId,
    id: message.id,
    ...columnsOf(services, message, result),
  }));
  const settling = services.db
    .update(outbox)
    .set({
      leaseUntil: null,
      state: sql`coalesce(row.state, ${outbox.state})`,
      sentAt: sql`coalesce(row.sent_at, ${outbox.sentAt})`,
      lastError: sql`row.last_error`,
      nextAt: sql`coalesce(row.next_at, ${outbox.nextAt})`,
      gatewayId: sql`coalesce(row.gateway_id, ${outbox.gatewayId})`,
      secretCipher: sql`case when row.is_done then null else ${outbox.secretCipher} end`,
    })
    .from(sql`json_to_recordset(${JSON.stringify(rows)}::json) as row(center_id uuid, id uuid, state text,
      sent_at timestamptz, last_error text, next_at timestamptz, gateway_id text, is_done boolean)`)
    .where(sql`${outbox.centerId} = row.center_id and ${outbox.id} = row.id and ${outbox.state} = 'queued'`);
  await prepared(settling, "settle-messages");
}

/** `is_done` erases the secret of a link: nothing will send it again. */
function columnsOf(services: Services, message: ClaimedMessage, result: MessageResult) {
  const now = services.clock.now();
  switch (result.outcome) {
    case "sent":
      return { state: "sent", sent_at: now, gateway_id: result.gatewayId ?? null, is_done: true };
    case "withheld":
      return { state: "withheld", last_error: result.reason, is_done: true };
    case "put-off":
      return { next_at: result.until };
    case "refused":
      return { state: "failed", last_error: result.reason };
    case "retry": {
      const { attempts, createdAt } = message;
      const jitter = services.ids.number(1000) / 1000;
      const at = nextAttempt({ attempts, firstQueuedAt: createdAt, now, jitter });
      return at === "give-up"
        ? { state: "failed", last_error: result.reason }
        : { next_at: at, last_error: result.reason };
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
