import type { AppointmentView } from "~/app/components/appointment-page";
import { alarmMinutes, appointmentWords } from "~/app/domain/appointments/calendar-words";
import type { Span } from "~/app/domain/bookings/booking";
import { bookableUntil } from "~/app/domain/bookings/hours";
import { keptUntil, retentionOf } from "~/app/domain/registrations/retention";
import { type Locale, publicPrefix } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { type Appointment, findTime } from "~/db/queries/appointments";
import { listBookingMessages } from "~/db/queries/booking-messages";
import { listTextConsents } from "~/db/queries/sms";
import type { FoundAppointment } from "./appointment-link.server";
import type { RequestContext } from "./context.server";
import { localeOf } from "./locale.server";
import { foundOr404 } from "./require-actor.server";
import { idOr404 } from "./staff-page.server";
import { appointmentTextsView } from "./texts-view.server";

/**
 * The page on which a time is booked, with a key for this copy of its form.
 * @throws the page that says there is none
 */
export async function bookingPage(
  context: RequestContext,
  { locale: segment, slotId: typed }: { locale?: string | undefined; slotId?: string | undefined },
) {
  const { services, center } = context;
  const { locale, prefix, t } = localeOf(center, segment);
  const slotId = idOr404(typed);
  const time = foundOr404(await findTime(services.db, { centerId: center.id, slotId }));
  const { startsAt, endsAt, counselor, place, branch, address, held, seats, cancelledAt } = time;
  return {
    ...{
      locale,
      prefix,
      title: t("appointment.pageTitle", { center: center.name }),
      centerName: center.name,
    },
    formKey: context.formKey(slotId),
    asksTexts: services.texter !== null,
    time: {
      ...{ startsAt, endsAt, counselor, place, branch, address, timeZone: center.timeZone },
      isFree: held < seats && canBook(services, time) && cancelledAt === null,
    },
  };
}

/** What an appointment's own page shows of it. */
export async function appointmentView(
  { services, center, nonce }: Pick<RequestContext, "services" | "center" | "nonce">,
  { appointment, href, locale }: FoundAppointment,
): Promise<AppointmentView> {
  const { name, startsAt, endsAt, counselor, place, branch, address, status } = appointment;
  return {
    ...{ href, name, startsAt, endsAt, counselor, place, branch, address, nonce },
    timeZone: center.timeZone,
    hasEmail: appointment.emailCipher !== null,
    texts: await appointmentTextsView({ services, center }, { appointment }),
    state: status !== "booked" ? "cancelled" : canBook(services, appointment) ? "ahead" : "over",
    timesHref: `${publicPrefix(center, locale)}/appointments`,
  };
}

/** Whether its visitor may still book it, move it or give it up: until it begins. */
const canBook = ({ clock }: Pick<RequestContext["services"], "clock">, time: Span) =>
  clock.now() < bookableUntil(time, "patron");

/** An appointment for the calendar on the device, without its visitor's name: calendars are shared. */
export function appointmentFile(
  { services, center, origin }: Pick<RequestContext, "services" | "center" | "origin">,
  appointment: Appointment,
  locale: Locale,
): string {
  const title = wordsIn(locale)("appointment.withCounselor", { counselor: appointment.counselor });
  const url = `${origin}${publicPrefix(center, locale)}/appointments`;
  return services.calendarFile({
    method: "PUBLISH",
    entries: [
      {
        ...appointmentWords(
          appointment,
          { name: center.name, zone: center.timeZone, url },
          { title, locale },
        ),
        uid: `${appointment.id}@${center.host}`,
        sequence: appointment.calendarRevision,
        stampedAt: appointment.createdAt,
        startsAt: appointment.startsAt,
        endsAt: appointment.endsAt,
        organizer: { name: center.name, email: center.mailFrom },
        attendee: null,
        cancelled: appointment.status !== "booked",
        alarmMinutes: appointment.status === "booked" ? alarmMinutes : null,
      },
    ],
  });
}

/** Everything that is held of an appointment, opened for whoever has its own link. */
export async function appointmentData(
  { services, center }: Pick<RequestContext, "services" | "center">,
  { appointment }: Pick<FoundAppointment, "appointment">,
) {
  const { contacts, db } = services;
  const { contactDays } = retentionOf(center.settings);
  const of = { centerId: center.id, bookingId: appointment.id };
  return {
    appointment: {
      counselor: appointment.counselor,
      branch: appointment.branch,
      place: appointment.place,
      startsAt: appointment.startsAt,
      endsAt: appointment.endsAt,
      timeZone: center.timeZone,
      status: appointment.status,
      presence: appointment.presence,
      origin: appointment.origin,
      language: appointment.language,
      createdAt: appointment.createdAt,
      endedAt: appointment.endedAt,
      endedBy: appointment.endedBy,
      name: appointment.name,
      email: contacts.openIfAny(appointment.emailCipher),
      phone: contacts.openIfAny(appointment.phoneCipher),
    },
    keptUntil: keptUntil(appointment.endsAt, contactDays),
    textMessages: await listTextConsents(db, of),
    mails: await listBookingMessages(db, of),
  };
}
