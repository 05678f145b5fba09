import type { EventStatus } from "~/app/domain/events/event";
import { type RegistrationStatus, registrationStatuses } from "~/app/domain/registrations/registration";
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

const inLine = ["registered", "waitlisted", "offered"] as const;

/** How a registration must stand for what a message says of it to be true. */
const standing: Partial<Record<MessageKind, readonly RegistrationStatus[]>> = {
  "registration-confirmed": ["registered"],
  "registration-cancelled": ["cancelled"],
  "waitlist-joined": ["waitlisted"],
  "place-offered": ["offered"],
  "offer-expired": ["released"],
  "event-moved": inLine,
  "event-cancelled": registrationStatuses,
  announcement: ["registered"],
  "reminder-week": ["registered"],
  "reminder-day": ["registered"],
  "reminder-hours": ["registered"],
  "place-released": ["released"],
  // How the interview time stands is asked when the mail is composed.
  "booking-confirmed": ["registered"],
  "booking-moved": ["registered"],
  "booking-cancelled": registrationStatuses,
  "booking-offered": ["registered"],
  "booking-offer-expired": ["registered"],
  "booking-reminder-day": ["registered"],
  "booking-reminder-hours": ["registered"],
  "event-thanks": ["registered"],
  "job-asked": ["registered"],
  "door-ticket": ["registered"],
  "door-ticket-ended": ["cancelled"],
};

export type ResendDecision =
  | { outcome: "allowed" }
  | {
      outcome: "refused";
      reason: "already-done" | "already-cancelled" | "event-over" | "form-expired";
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
  if (registrationStatus !== null && !standing[kind]?.includes(registrationStatus)) {
    return {
      outcome: "refused",
      reason: registrationStatus === "cancelled" ? "already-cancelled" : "already-done",
    };
  }
  return { outcome: "allowed" };
}
