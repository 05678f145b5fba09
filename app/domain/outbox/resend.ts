import type { EventStatus } from "~/app/domain/events/event";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import { isPointless } from "./delivery";
import type { MessageKind, OutboxState } from "./message";

/** A message that a person asks to send again, and how things stand for its reader now. */
export interface EarlierMessage {
  kind: MessageKind;
  state: OutboxState;
  event: { status: EventStatus; endsAt: Date } | null;
  /** Null where the message is about no registration. */
  registrationStatus: RegistrationStatus | null;
}

export type ResendDecision =
  | { outcome: "allowed" }
  | {
      outcome: "refused";
      reason: "already-done" | "already-cancelled" | "event-over" | "form-expired";
    };

/** The state of a place that a message is true for, where that is not having it. */
const wantedStatus: Partial<Record<MessageKind, RegistrationStatus>> = {
  "registration-cancelled": "cancelled",
  "place-released": "released",
};

/**
 * Decides whether a message goes out again. It must still be true for who reads it: no confirmation of a place that
 * was given back, no news of an event that is over. A sign-in link is made anew, never repeated.
 */
export function canResend(message: EarlierMessage, now: Date): ResendDecision {
  const { kind, state, event, registrationStatus } = message;
  if (kind === "account-link") return { outcome: "refused", reason: "form-expired" };
  if (state === "queued") return { outcome: "refused", reason: "already-done" };
  if (isPointless(kind, event?.endsAt ?? null, now)) return { outcome: "refused", reason: "event-over" };
  const wanted = wantedStatus[kind] ?? "registered";
  if (registrationStatus !== null && kind !== "event-cancelled" && registrationStatus !== wanted) {
    return {
      outcome: "refused",
      reason: wanted === "registered" ? "already-cancelled" : "already-done",
    };
  }
  return { outcome: "allowed" };
}
