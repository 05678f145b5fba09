import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { isInterviewReminder } from "~/app/domain/bookings/told";
import type { BookingKind } from "~/app/domain/outbox/message";
import { mayRemind } from "~/app/domain/outbox/reminders";
import { spokenFor } from "~/app/i18n/locales";
import type { Words } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";
import type { Appointment } from "~/db/queries/appointments";
import type { By } from "./compose-reminder.server";
import { findNumber, shortName } from "./compose-text.server";
import type { Composed } from "./sender";

type OfBooking = ClaimedMessage & { kind: BookingKind };

/**
 * A text about an appointment, to the number that its visitor agreed to and that did not text STOP since. It says who
 * writes and where to read on, and never with whom or what about: a locked screen shows it to whoever stands by.
 */
export async function composeAppointmentText(
  by: By,
  message: OfBooking,
  appointment: Appointment,
): Promise<Composed> {
  const { texter, codes } = by.services;
  const { center, origin } = by.sender;
  if (texter === null) return { outcome: "withheld", reason: "texts are not set up" };
  const until = await quietUntil(by, message.kind, appointment);
  if (until === "never") return { outcome: "withheld", reason: "quiet hours until it begins" };
  if (until !== null) return { outcome: "put-off", until };
  const { id: bookingId, generation, keyId, language } = appointment;
  const number = await findNumber(by, { centerId: center.id, bookingId }, texter.from);
  if (typeof number !== "string") return number;
  const { code } = codes.appointment({ bookingId, generation, keyId });
  const t = wordsIn(spokenFor(language ?? undefined, center));
  return {
    outcome: "text",
    text: {
      to: number,
      body: bodyOf(t, message.kind, { center: shortName(center.name), link: `${origin}/a/${code}` }),
      messageId: message.messageId,
      statusCallback: `${origin}/sms/receipts?message=${message.id}`,
    },
  };
}

/** News too wait for the morning, where that is soon enough; a reminder that would come too late is left out. */
async function quietUntil({ services, sources, sender }: By, kind: BookingKind, { startsAt }: Appointment) {
  const { settings } = await sources.reminding(sender.center.id);
  const at = { startsAt, zone: sender.center.timeZone };
  const hour = mayRemind(at, settings.quiet, services.clock.now());
  if (hour.outcome === "later") return hour.at;
  return hour.outcome === "never" && isInterviewReminder(kind) ? ("never" as const) : null;
}

function bodyOf(t: Words, kind: BookingKind, values: { center: string; link: string }): string {
  if (kind === "booking-confirmed") return t("sms.booked", values);
  return isInterviewReminder(kind) ? t("sms.reminder", values) : t("sms.news", values);
}
