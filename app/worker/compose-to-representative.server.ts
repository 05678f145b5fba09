import type { CalendarMethod } from "~/app/adapters/calendar/calendar";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { publicPrefix } from "~/app/i18n/locales";
import { findAnnouncement, findEmployerNames, type Reader } from "~/db/queries/messages";
import { mailCenter, type RepresentativeReader } from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import type { By } from "./compose-reminder.server";
import type { AboutEvent, Composed } from "./sender";
import { ticketMail } from "./ticket-mail.server";

const methods: Partial<Record<ClaimedMessage["kind"], CalendarMethod>> = {
  "door-ticket": "REQUEST",
  "event-moved": "REQUEST",
  "door-ticket-ended": "CANCEL",
  "event-cancelled": "CANCEL",
};

/** Composes what one of an employer's people is told of their door ticket, in English as all that employers read. */
export async function composeToRepresentative(
  by: By,
  message: ClaimedMessage,
  about: AboutEvent | null,
  person: Reader,
): Promise<Composed> {
  const { services, sender } = by;
  const { registrationId, generation, keyId, employerId, emailCipher, name } = person;
  if (emailCipher === null) return { outcome: "withheld", reason: "no address" };
  if (about === null || message.eventId === null) return { outcome: "withheld", reason: "no event" };
  const ofEmployer = employerId === null ? null : { centerId: sender.center.id, employerId };
  const employer = ofEmployer && (await findEmployerNames(services.db, ofEmployer));
  const ticket = services.codes.ticket({ registrationId, generation, eventId: message.eventId, keyId });
  const manage = services.codes.manage({ registrationId, generation, keyId });
  const letter = await letterTo(
    by,
    message,
    { about, person },
    {
      as: "representative",
      name,
      employer: employer?.legalName ?? "",
      shortCode: spokenShortCode(person.shortCode),
      dataUrl: `${sender.origin}/m/${manage.code}/data`,
    },
  );
  if (letter === null) return { outcome: "withheld", reason: "nothing left to say" };
  const to = services.contacts.open(emailCipher);
  const method = methods[message.kind];
  return ticketMail(sender, message, about, { letter, to, name, ticketCode: ticket.code, method });
}

/** Nothing where the ticket stands otherwise meanwhile. Whatever else is told of a registration is no news of theirs. */
async function letterTo(
  { services, sender: { center, origin } }: By,
  { kind, reason, announcementId }: ClaimedMessage,
  { about, person }: { about: AboutEvent; person: Reader },
  reader: RepresentativeReader,
): Promise<Letter | null> {
  const { event, before } = about;
  const props = { center: mailCenter({ center, origin }), locale: "en", event };
  const { shortCode: _none, ...withoutTicket } = reader;
  const isGood = person.status === "registered";
  switch (kind) {
    case "door-ticket":
      return isGood ? renderMessage(kind, { ...props, reader }) : null;
    case "door-ticket-ended": {
      const endedBy = person.cancelledBy === "staff" ? "staff" : "employer";
      return isGood ? null : renderMessage(kind, { ...props, reader: withoutTicket, endedBy });
    }
    case "event-moved":
      return isGood
        ? renderMessage(kind, { ...props, reader, reason: reason ?? "", before: before ?? event })
        : null;
    case "event-cancelled": {
      const eventsUrl = `${origin}${publicPrefix(center, center.locale)}/`;
      return renderMessage(kind, { ...props, reader: withoutTicket, reason: reason ?? "", eventsUrl });
    }
    case "fair-message": {
      const of = { centerId: center.id, announcementId: announcementId ?? "" };
      const found = isGood && announcementId !== null ? await findAnnouncement(services.db, of) : null;
      const ofTable = { employerName: reader.employer, url: null };
      return found && renderMessage(kind, { ...props, ...ofTable, text: found.text });
    }
    default:
      return null;
  }
}
