import type { Receiver, UrlProblem } from "~/app/domain/webhooks/receiver-url";

export interface OutgoingWebhook {
  url: string;
  /** The webhook-id: the same with each try. */
  id: string;
  body: string;
  /** As they were told, `whsec_` before base64. Each signs. */
  secrets: readonly string[];
  at: Date;
}

export interface WebhookAnswer {
  milliseconds: number;
  /** Null where there was none. */
  status: number | null;
  /** Why there was none: a code such as ETIMEDOUT. */
  fault: string | null;
  /** How the answer began. */
  answer: string | null;
  /** The Retry-After header. */
  retryAfter: string | null;
}

/** Sends webhooks to whoever may be reached, and says who may not. */
export interface WebhookSender {
  /** Where plain HTTP and this machine's own addresses are allowed: tests. */
  allowsLoopback: boolean;
  /** Why nothing can be sent there, by the addresses that its name leads to now; null where it can. */
  check(receiver: Receiver): Promise<UrlProblem | "webhook-host-unknown" | null>;
  send(webhook: OutgoingWebhook, signal?: AbortSignal): Promise<WebhookAnswer>;
  /** A new secret, as its receiver is told it. */
  newSecret(): string;
}
