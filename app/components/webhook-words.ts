import type {
  DeliveryState,
  PauseCause,
  SentType,
  WebhookScope,
  WebhookType,
} from "~/app/domain/webhooks/webhook";

export const webhookTypeWords: Record<SentType, string> = {
  "event.published": "An event is published",
  "event.updated": "A published event changes",
  "event.cancelled": "A published event is cancelled",
  "event.closed": "An event is closed",
  "registration.created": "Somebody registers, or takes a place again",
  "registration.cancelled": "A place is cancelled or given back",
  "admission.recorded": "Somebody is let in",
  "admission.undone": "A scan that let somebody in is taken back",
  "outcome.reported": "An employer reports outcomes",
  "webhook.test": "A test",
};

export const webhookGroups: readonly (readonly [title: string, types: readonly WebhookType[]])[] = [
  ["Events", ["event.published", "event.updated", "event.cancelled", "event.closed"]],
  ["Registrations", ["registration.created", "registration.cancelled"]],
  ["The door", ["admission.recorded", "admission.undone"]],
  ["Afterwards", ["outcome.reported"]],
];

export const webhookScopeWords: Record<WebhookScope, string> = {
  ids: "Without personal data",
  names: "With registration names",
};

export const webhookScopeHints: Record<WebhookScope, string> = {
  ids: "Ids, counts and states. Whoever gets them cannot tell who came.",
  names:
    "First name and initial of each visitor leave the library and are kept by somebody else. Library records of who asked for what are confidential. Choose this only by an agreement. The audit trail keeps that you did.",
};

export const pauseWords: Record<PauseCause, string> = {
  person: "Paused",
  gone: "Paused: its receiver says it is gone",
  failing: "Paused: nothing arrived for three days",
};

export const deliveryStateWords: Record<DeliveryState, string> = {
  queued: "Waiting",
  delivered: "Delivered",
  failed: "Failed",
};

const faults: Record<string, string> = {
  ETIMEDOUT: "No answer in 15 seconds",
  ECONNREFUSED: "Connection refused",
  ECONNRESET: "Connection cut off",
  ENOTFOUND: "No address was found for its name",
  EPRIVATE: "Its name leads into a private network",
  CERT_HAS_EXPIRED: "Its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "Its certificate is signed by nobody known",
  ERR_TLS_CERT_ALTNAME_INVALID: "Its certificate is for another name",
};

export const millisecondsInWords = (milliseconds: number) => `${milliseconds}\u00a0ms`;

/** How an attempt ended: the status of the answer, or why there was none. */
export function attemptWords({
  status,
  fault,
}: {
  status: number | null;
  fault: string | null;
}): string | null {
  if (status !== null) return `Answer ${status}`;
  return fault === null ? null : (faults[fault] ?? `No answer (${fault})`);
}
