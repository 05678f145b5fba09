/** Every message that Fairday sends, by the word its outbox row carries. */
export const messageKinds = [
  "registration-confirmed",
  "registration-cancelled",
  "waitlist-joined",
  "place-offered",
  "offer-expired",
  "event-moved",
  "event-cancelled",
  "announcement",
  "event-submitted",
  "event-needs-info",
  "event-declined",
  "event-approved",
  "event-published",
  "event-withdrawn",
  "staff-invitation",
  "account-link",
  "test-mail",
] as const;
export type MessageKind = (typeof messageKinds)[number];

export const outboxStates = ["queued", "sent", "failed", "superseded", "withheld"] as const;
export type OutboxState = (typeof outboxStates)[number];
