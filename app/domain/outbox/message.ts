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
  "message-to-staff",
  "message-to-employer",
  "staff-invitation",
  "table-pass",
  "account-link",
  "test-mail",
  "reminder-week",
  "reminder-day",
  "reminder-hours",
  "place-released",
  "booking-confirmed",
  "booking-moved",
  "booking-cancelled",
  "booking-offered",
  "booking-offer-expired",
  "booking-reminder-day",
  "booking-reminder-hours",
  "outcomes-asked",
  "event-thanks",
  "job-asked",
  "fair-invited",
  "fair-applied",
  "fair-accepted",
  "fair-declined",
  "fair-withdrawn",
  "fair-message",
  "webhook-paused",
  "door-ticket",
  "door-ticket-ended",
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What is written of an employer's table at an event. */
export const fairKinds = [
  "fair-invited",
  "fair-applied",
  "fair-accepted",
  "fair-declined",
  "fair-withdrawn",
  "fair-message",
] as const satisfies MessageKind[];
export type FairKind = (typeof fairKinds)[number];

/** By what a message goes. Mail where nothing is said. */
export const channels = ["email", "sms"] as const;
export type Channel = (typeof channels)[number];

export const outboxStates = ["queued", "sent", "failed", "superseded", "withheld"] as const;
export type OutboxState = (typeof outboxStates)[number];

export const reminderKinds = [
  "reminder-week",
  "reminder-day",
  "reminder-hours",
] as const satisfies MessageKind[];
export type ReminderKind = (typeof reminderKinds)[number];

/** True where a message reminds of an event and says nothing once the event has begun or moved. */
export const isReminder = (kind: MessageKind): kind is ReminderKind =>
  reminderKinds.some((known) => known === kind);

/** The messages that tell of an interview time, each of one booking. */
export const bookingKinds = [
  "booking-confirmed",
  "booking-moved",
  "booking-cancelled",
  "booking-offered",
  "booking-offer-expired",
  "booking-reminder-day",
  "booking-reminder-hours",
] as const satisfies MessageKind[];
export type BookingKind = (typeof bookingKinds)[number];

export const isOfBooking = (kind: MessageKind): kind is BookingKind =>
  bookingKinds.some((known) => known === kind);
