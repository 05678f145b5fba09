import type { CalendarMethod } from "~/app/adapters/calendar/calendar";
import type { Services } from "~/app/adapters/services";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { feedLinks } from "~/app/domain/events/calendar-links";
import { isPointless } from "~/app/domain/outbox/delivery";
import { isOfBooking, isReminder } from "~/app/domain/outbox/message";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { type Locale, publicPrefix, spokenFor } from "~/app/i18n/locales";
import { findAnnouncement, type Reader } from "~/db/queries/messages";
import { findOpenOffer } from "~/db/queries/waitlist";
import { type EventMailProps, mailCenter, type TicketReader } from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import { letterOfJob, letterOfThanks } from "./compose-aftermath.server";
import { composeOfAppointment } from "./compose-appointment.server";
import { composeOfBooking } from "./compose-booking.server";
import { type By, heldBack, letterOfReminding, type ToPatron } from "./compose-reminder.server";
import { composeText } from "./compose-text.server";
import { composeToPeople } from "./compose-to-people.server";
import { composeToRepresentative } from "./compose-to-representative.server";
import type { AboutEvent, Composed, Sender } from "./sender";
import type { Sources } from "./sources.server";
import { ticketMail } from "./ticket-mail.server";

/**
 * Renders a message from its ids: the event as it was at the row's revision, codes derived anew, addresses opened
 * here and nowhere before. Nothing is composed for somebody who was forgotten, nor of an event that is over.
 */
export async function composeMessage(
  services: Services,
  sources: Sources,
  message: ClaimedMessage,
): Promise<Composed> {
  const sender = await sources.sender(message.centerId);
  if (sender === null) return { outcome: "withheld", reason: "no center" };
  const patron =
    message.registrationId === null ? null : await sources.reader(message.centerId, message.registrationId);
  const locale = spokenFor(patron?.language, sender.center);
  const about =
    message.eventId === null ? null : await aboutEvent(services, sources, sender, message, locale);
  if (about?.isOver === true) return { outcome: "withheld", reason: "the event is over" };
  const { kind, registrationId } = message;
  if (registrationId === null && isOfBooking(kind)) {
    return composeOfAppointment({ services, sources, sender }, { ...message, kind });
  }
  if (message.registrationId === null) return composeToPeople(services, sender, message, about);
  if (patron?.who === "representative") {
    return composeToRepresentative({ services, sources, sender }, message, about, patron);
  }
  if (isOfBooking(message.kind)) {
    return composeOfBooking({ services, sources, sender }, { ...message, kind: message.kind }, about, patron);
  }
  if (message.channel === "sms") return composeText({ services, sources, sender }, message, about, patron);
  return composeToPatron({ services, sources, sender }, message, about, patron);
}

async function aboutEvent(
  services: Services,
  sources: Sources,
  sender: Sender,
  message: ClaimedMessage,
  locale: Locale,
): Promise<AboutEvent | null> {
  const { eventId, eventRevision, previousRevision, kind } = message;
  if (eventId === null || eventRevision === null) return null;
  const revisions = [eventRevision, ...(previousRevision === null ? [] : [previousRevision])];
  const found = await sources.events(sender, eventId, revisions, locale);
  const current = found.get(eventRevision);
  if (current === undefined) return null;
  const earlier = previousRevision === null ? undefined : found.get(previousRevision);
  const now = services.clock.now();
  return {
    event: current.event,
    calendar: current.calendar,
    before: earlier?.event ?? null,
    isOver: isPointless(kind, current.endsAt, now),
    isAhead:
      current.status === "published" &&
      now < current.startsAt &&
      current.startsAt.getTime() === current.event.startsAt.getTime(),
    canReturn: current.status === "published" && now < current.registrationClosesAt,
  };
}

async function composeToPatron(
  by: By,
  message: ClaimedMessage,
  about: AboutEvent | null,
  patron: Reader | null,
): Promise<Composed> {
  const { services, sender } = by;
  const { center, origin } = sender;
  if (patron === null || patron.emailCipher === null) return { outcome: "withheld", reason: "no address" };
  if (about === null || message.eventId === null) return { outcome: "withheld", reason: "no event" };
  if (isReminder(message.kind)) {
    const { settings } = await by.sources.reminding(center.id);
    const held = heldBack(settings, about, patron, services.clock.now());
    if (held !== null) return held;
  }
  const { registrationId, generation, keyId } = patron;
  const ticket = services.codes.ticket({ registrationId, generation, eventId: message.eventId, keyId });
  const manage = services.codes.manage({ registrationId, generation, keyId });
  const reader: TicketReader = {
    as: "patron",
    name: patron.name,
    manageUrl: `${origin}/m/${manage.code}`,
    shortCode: spokenShortCode(patron.shortCode),
    calendarUrl: feedLinks(origin, services.codes.feed({ registrationId, generation, keyId })).subscription,
  };
  const props = {
    center: mailCenter({ center, origin }),
    locale: spokenFor(patron.language, center),
    event: about.event,
  };
  const letter = await letterToPatron(by, message, { props, about, reader, patron });
  if (letter === null) return { outcome: "withheld", reason: "nothing left to say" };
  const to = services.contacts.open(patron.emailCipher);
  const method = calendarMethodOf(message.kind, patron.status);
  const { name } = patron;
  return ticketMail(sender, message, about, { letter, to, name, ticketCode: ticket.code, method });
}

/** What a calendar is told: nothing of a place that nobody has yet. */
function calendarMethodOf(kind: ClaimedMessage["kind"], status: RegistrationStatus) {
  return status === "waitlisted" || status === "offered" ? undefined : calendarMethods[kind];
}

const calendarMethods: Partial<Record<ClaimedMessage["kind"], CalendarMethod>> = {
  "registration-confirmed": "REQUEST",
  "event-moved": "REQUEST",
  "registration-cancelled": "CANCEL",
  "event-cancelled": "CANCEL",
  "place-released": "CANCEL",
};

async function letterToPatron(
  { services, sources, sender }: By,
  message: ClaimedMessage,
  of: ToPatron,
): Promise<Letter | null> {
  const { props, about, reader, patron } = of;
  const { center, origin } = sender;
  const reason = message.reason ?? "";
  switch (message.kind) {
    case "registration-cancelled": {
      const cancelledBy = patron.cancelledBy === "patron" ? "patron" : "staff";
      return renderMessage(message.kind, { ...props, reader, cancelledBy, canReturn: about.canReturn });
    }
    case "waitlist-joined":
      return patron.status === "waitlisted" ? renderMessage(message.kind, { ...props, reader }) : null;
    case "place-offered":
      return letterOfOffer(services, center.id, { props, reader, patron });
    case "offer-expired":
      return renderMessage(message.kind, { ...props, reader, canReturn: about.canReturn });
    case "event-moved":
      return renderMessage(message.kind, { ...props, reader, reason, before: about.before ?? about.event });
    case "event-cancelled":
      return renderMessage(message.kind, {
        ...props,
        reader,
        reason,
        eventsUrl: `${origin}${publicPrefix(center, props.locale)}/`,
      });
    case "announcement": {
      const found =
        message.announcementId === null
          ? null
          : await findAnnouncement(services.db, {
              centerId: center.id,
              announcementId: message.announcementId,
            });
      return renderMessage(message.kind, { ...props, reader, text: found?.text ?? reason });
    }
    case "reminder-week":
    case "reminder-day":
    case "reminder-hours":
    case "place-released":
      return letterOfReminding(await sources.reminding(center.id), message.kind, message, of);
    case "event-thanks":
      return letterOfThanks(services, sender, message, of);
    case "job-asked":
      return letterOfJob(services, sender, of);
    default:
      return renderMessage("registration-confirmed", { ...props, reader, people: patron.partySize });
  }
}

/** Nothing where the offer was answered or has ended meanwhile. */
async function letterOfOffer(
  services: Services,
  centerId: string,
  { props, reader, patron }: { props: EventMailProps; reader: TicketReader; patron: Reader },
): Promise<Letter | null> {
  const { registrationId } = patron;
  const offer = await findOpenOffer(services.db, { centerId, registrationId });
  if (offer === null || offer.expiresAt <= services.clock.now()) return null;
  const { people, expiresAt } = offer;
  return renderMessage("place-offered", { ...props, reader, people, expiresAt });
}
