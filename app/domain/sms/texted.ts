import type { BookingKind, MessageKind } from "~/app/domain/outbox/message";

/** The version of the words that somebody agrees to who wants texts. A change of them, in any language, is a new one. */
export const smsConsentText = "2026-11";

/** The same of the words that stand beside an appointment. */
export const appointmentConsentText = "appointment-2026-11";

/** How a consent to texts ended: by the holder's page, by another number, or with all of their data. */
export const smsConsentEnds = ["own-page", "number-changed", "deletion"] as const;
export type SmsConsentEnd = (typeof smsConsentEnds)[number];

const texted = [
  "reminder-day",
  "reminder-hours",
  "event-moved",
  "event-cancelled",
] as const satisfies MessageKind[];
export type TextedKind = (typeof texted)[number];

/** True where a message goes by text too, to who wants texts: what cannot wait until somebody reads mail. */
export const isTexted = (kind: MessageKind): kind is TextedKind => texted.some((known) => known === kind);

/**
 * True where news of an appointment goes by text too, to who wants texts. Of what they did themselves a moment ago, the
 * confirmation alone does: it is the way back to their page.
 */
export const isAppointmentTexted = (kind: BookingKind, { isOwnAct }: { isOwnAct: boolean }): boolean =>
  kind === "booking-confirmed" || !isOwnAct;

/** What became of a text at the gateway and behind it, the later the higher. */
export const gatewayStatuses = [
  "accepted",
  "scheduled",
  "queued",
  "sending",
  "sent",
  "delivered",
  "undelivered",
  "failed",
] as const;
export type GatewayStatus = (typeof gatewayStatuses)[number];

export const gatewayStatusOf = (word: string): GatewayStatus | null =>
  gatewayStatuses.find((known) => known === word.toLowerCase()) ?? null;

/** News of a text may come late and in any order: true where one says more than what is known. */
export const isNews = (known: GatewayStatus | null, told: GatewayStatus): boolean =>
  placeOf(told) > placeOf(known);

/** What is not known yet comes before all else. */
const placeOf = (of: GatewayStatus | null): number => gatewayStatuses.findIndex((status) => status === of);

/** True where nobody will get it. */
export const isLost = (status: GatewayStatus): boolean => status === "undelivered" || status === "failed";
