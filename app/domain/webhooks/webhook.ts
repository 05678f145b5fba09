import type { EventStatus } from "../events/event";
import type { RegistrationStatus } from "../registrations/registration";

/** What a receiver may ask to be told of. */
export const webhookTypes = [
  "event.published",
  "event.updated",
  "event.cancelled",
  "event.closed",
  "registration.created",
  "registration.cancelled",
  "admission.recorded",
  "admission.undone",
  "outcome.reported",
] as const;
export type WebhookType = (typeof webhookTypes)[number];
export type EventWebhook = Extract<WebhookType, `event.${string}`>;
export type RegistrationWebhook = Extract<WebhookType, `registration.${string}`>;

/** What is sent because an admin wants to see whether it arrives. Every endpoint gets it, and none asks for it. */
export const testType = "webhook.test";
export const sentTypes = [...webhookTypes, testType] as const;
export type SentType = (typeof sentTypes)[number];

/** "ids": without personal data. "names": with the first name and initial of whoever registered. */
export const webhookScopes = ["ids", "names"] as const;
export type WebhookScope = (typeof webhookScopes)[number];

/** Why an endpoint gets nothing: a person paused it, its receiver answered 410, or all failed for three days. */
export const pauseCauses = ["person", "gone", "failing"] as const;
export type PauseCause = (typeof pauseCauses)[number];

export const deliveryStates = ["queued", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Requests on their way to one endpoint at once. */
export const mostAtOnce = 8;
/** Milliseconds in which the secret of before a rotation signs too. */
export const bothSign = 24 * 3_600_000;
/** Days for which deliveries and their attempts are kept. */
export const deliveryDays = 30;

/** What a step of an event is told as; null where only a public event has something to tell. */
export function typeOfStep(from: EventStatus, to: EventStatus): EventWebhook | null {
  if (to === "published") return "event.published";
  if (from !== "published") return null;
  if (to === "cancelled") return "event.cancelled";
  return to === "closed" ? "event.closed" : null;
}

const ended = (status: RegistrationStatus | null) => status === "cancelled" || status === "released";

/**
 * What a registration's new state is told as. A place that is taken again after its end is a new one to whoever counts;
 * a step between waiting and a place is told to nobody.
 */
export function typeOfStatus(from: RegistrationStatus, to: RegistrationStatus): RegistrationWebhook | null {
  if (ended(from) === ended(to)) return null;
  return ended(to) ? "registration.cancelled" : "registration.created";
}
