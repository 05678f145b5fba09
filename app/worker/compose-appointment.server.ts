import { calendarFile } from "~/app/adapters/calendar/calendar";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { alarmMinutes, appointmentWords } from "~/app/domain/appointments/calendar-words";
import { isInterviewReminder, isStillTrue } from "~/app/domain/bookings/told";
import type { BookingKind } from "~/app/domain/outbox/message";
import { type Locale, publicPrefix, spokenFor } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { type Appointment, findAppointment } from "~/db/queries/appointments";
import type { AppointmentProps } from "~/emails/appointment";
import { mailCenter } from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import { composeAppointmentText } from "./compose-appointment-text.server";
import { methodOf, outsideHours } from "./compose-booking.server";
import type { By } from "./compose-reminder.server";
import { type Composed, envelope } from "./sender";

type OfBooking = ClaimedMessage & { kind: BookingKind };

const withheld = (reason: string): Composed => ({ outcome: "withheld", reason });

/**
 * Composes what tells of an appointment with a counselor, as it stands now: what was overtaken is not sent, and nothing
 * goes to somebody who was forgotten.
 */
export async function composeOfAppointment(by: By, message: OfBooking): Promise<Composed> {
  const { services, sender } = by;
  const { center } = sender;
  const { bookingId, kind } = message;
  const found = bookingId && (await findAppointment(services.db, { centerId: center.id, bookingId }));
  if (!found || found.name === null) return withheld("no address");
  const now = services.clock.now();
  const isTrue = isStillTrue(kind, { ...found, offerExpiresAt: null }, now);
  if (!isTrue || now >= found.endsAt) return withheld("nothing left to say");
  if (message.channel === "sms") return composeAppointmentText(by, message, found);
  if (found.emailCipher === null) return withheld("no address");
  const at = { startsAt: found.startsAt, zone: center.timeZone };
  const notNow = isInterviewReminder(kind) ? await outsideHours(by, at, now) : null;
  if (notNow !== null) return notNow;
  const locale = spokenFor(found.language ?? undefined, center);
  const letter = await letterOf(message, found, propsOf(by, found, found.name, locale));
  if (letter === null) return withheld("nothing left to say");
  const to = services.contacts.open(found.emailCipher);
  const method = methodOf(kind);
  const mail = { ...envelope(center, message, letter), to };
  if (method === null) return { outcome: "mail", mail };
  const person = { name: found.name, email: to };
  const content = entryOf(by, message, { appointment: found, locale, person, method });
  return { outcome: "mail", mail: { ...mail, calendar: { method, content } } };
}

interface Entry {
  appointment: Appointment;
  locale: Locale;
  person: { name: string; email: string };
  method: "REQUEST" | "CANCEL";
}

function entryOf(
  { sender: { center, origin } }: By,
  message: OfBooking,
  { appointment, locale, person, method }: Entry,
): string {
  const { startsAt, endsAt, counselor } = appointment;
  const title = wordsIn(locale)("appointment.withCounselor", { counselor });
  const url = `${origin}${publicPrefix(center, locale)}/appointments`;
  const about = { name: center.name, zone: center.timeZone, url };
  return calendarFile({
    method,
    entries: [
      {
        ...appointmentWords(appointment, about, { title, locale }),
        ...{ startsAt, endsAt },
        uid: `${appointment.id}@${center.host}`,
        // With the time as it is now goes its revision as it is now.
        sequence: appointment.calendarRevision,
        stampedAt: message.createdAt,
        organizer: { name: center.name, email: center.mailFrom },
        attendee: person,
        cancelled: method === "CANCEL",
        alarmMinutes: method === "CANCEL" ? null : alarmMinutes,
      },
    ],
  });
}

function propsOf(
  { services, sender: { center, origin } }: By,
  { id: bookingId, generation, keyId, startsAt, endsAt, counselor, ...where }: Appointment,
  name: string,
  locale: Locale,
): AppointmentProps {
  const { code } = services.codes.appointment({ bookingId, generation, keyId });
  const place = { room: where.place, branch: where.branch, address: where.address };
  return {
    center: mailCenter({ center, origin }),
    locale,
    reader: { as: "patron", name, manageUrl: `${origin}/a/${code}` },
    appointment: { startsAt, endsAt, timeZone: center.timeZone, counselor, place },
  };
}

/** An appointment has no line and no offer, so that nothing is said of these. */
function letterOf(
  { kind, reason }: OfBooking,
  { endedBy }: Appointment,
  props: AppointmentProps,
): Promise<Letter> | null {
  switch (kind) {
    case "booking-offered":
    case "booking-offer-expired":
      return null;
    case "booking-cancelled":
      return renderMessage(kind, { ...props, by: endedBy === "patron" ? "patron" : "staff", reason });
    default:
      return renderMessage(kind, props);
  }
}
