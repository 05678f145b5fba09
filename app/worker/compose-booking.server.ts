import { calendarFile } from "~/app/adapters/calendar/calendar";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { interviewWords } from "~/app/domain/bookings/calendar-words";
import { isInterviewReminder, isStillTrue } from "~/app/domain/bookings/told";
import type { BookingKind } from "~/app/domain/outbox/message";
import { mayRemind, type RemindedEvent } from "~/app/domain/outbox/reminders";
import { type Locale, spokenFor } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { findToldInterview, type Reader, type ToldInterview } from "~/db/queries/messages";
import type { InterviewProps } from "~/emails/interview";
import { mailCenter } from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import type { By, NotNow } from "./compose-reminder.server";
import { type AboutEvent, type Composed, envelope } from "./sender";

type OfBooking = ClaimedMessage & { kind: BookingKind };

/** What a calendar is told of an interview time, by the message that tells its reader. */
const methods = {
  "booking-confirmed": "REQUEST",
  "booking-moved": "REQUEST",
  "booking-cancelled": "CANCEL",
} as const;

export const methodOf = (kind: BookingKind) =>
  kind === "booking-confirmed" || kind === "booking-moved" || kind === "booking-cancelled"
    ? methods[kind]
    : null;

/**
 * Composes what tells of an interview time, as it stands now: what was overtaken is not sent. Its calendar entry has a
 * UID of its own, the booking's.
 */
export async function composeOfBooking(
  by: By,
  message: OfBooking,
  about: AboutEvent | null,
  patron: Reader | null,
): Promise<Composed> {
  const { services, sender } = by;
  const { center } = sender;
  if (patron === null || patron.emailCipher === null) return { outcome: "withheld", reason: "no address" };
  const { bookingId, kind } = message;
  const of = bookingId === null ? null : { centerId: center.id, bookingId };
  const interview = of && (await findToldInterview(services.db, of));
  const now = services.clock.now();
  if (interview === null || about === null || !isStillTrue(kind, interview, now)) {
    return { outcome: "withheld", reason: "nothing left to say" };
  }
  const at = { startsAt: interview.startsAt, zone: about.event.timeZone };
  const notNow = isInterviewReminder(kind) ? await outsideHours(by, at, now) : null;
  if (notNow !== null) return notNow;
  const locale = spokenFor(patron.language, center);
  const letter = await letterOf(message, interview, propsOf(by, about, patron, interview));
  const to = services.contacts.open(patron.emailCipher);
  const method = methodOf(kind);
  const person = { name: patron.name, email: to };
  return {
    outcome: "mail",
    mail: {
      ...envelope(center, message, letter),
      to,
      ...(method === null
        ? {}
        : {
            calendar: { method, content: entryOf(by, message, { interview, about, locale, person, method }) },
          }),
    },
  };
}

function propsOf(
  { services, sender: { center, origin } }: By,
  { event }: AboutEvent,
  { registrationId, generation, keyId, name, language }: Reader,
  { startsAt, endsAt, place, callUrl, employer }: ToldInterview,
): InterviewProps {
  const { code } = services.codes.manage({ registrationId, generation, keyId });
  return {
    center: mailCenter({ center, origin }),
    locale: spokenFor(language, center),
    event,
    reader: { as: "patron", name, manageUrl: `${origin}/m/${code}` },
    interview: { startsAt, endsAt, place, callUrl, employer, timeZone: event.timeZone },
  };
}

/** Why a reminder that was held up does not go out at this hour, or not any more. */
export async function outsideHours(
  { sources, sender }: By,
  at: RemindedEvent,
  now: Date,
): Promise<NotNow | null> {
  const { settings } = await sources.reminding(sender.center.id);
  const hour = mayRemind(at, settings.quiet, now);
  if (hour.outcome === "later") return { outcome: "put-off", until: hour.at };
  return hour.outcome === "never" ? { outcome: "withheld", reason: "quiet hours until it begins" } : null;
}

function letterOf(
  { kind, reason }: OfBooking,
  { endedBy, offerExpiresAt, startsAt }: ToldInterview,
  props: InterviewProps,
): Promise<Letter> {
  switch (kind) {
    case "booking-cancelled":
      return renderMessage(kind, { ...props, endedBy: endedBy ?? "staff", reason });
    case "booking-offered":
      return renderMessage(kind, { ...props, expiresAt: offerExpiresAt ?? startsAt });
    default:
      return renderMessage(kind, props);
  }
}

interface Entry {
  interview: ToldInterview;
  about: AboutEvent;
  locale: Locale;
  person: { name: string; email: string };
  method: "REQUEST" | "CANCEL";
}

function entryOf(
  { sender: { center } }: By,
  message: OfBooking,
  { interview, about, locale, person, method }: Entry,
): string {
  const t = wordsIn(locale);
  const { event } = about;
  const words = {
    title: t("interview.withEmployer", { employer: interview.employer }),
    noPlace: t("calendar.noPlace"),
  };
  return calendarFile({
    method,
    entries: [
      {
        ...interviewWords(interview, { ...event, zone: event.timeZone, locale }, words),
        uid: `${interview.id}@${center.host}`,
        // With the time as it is now goes its revision as it is now.
        sequence: interview.calendarRevision,
        stampedAt: message.createdAt,
        startsAt: interview.startsAt,
        endsAt: interview.endsAt,
        organizer: { name: center.name, email: center.mailFrom },
        attendee: person,
        cancelled: method === "CANCEL",
        alarmMinutes: method === "CANCEL" ? null : 120,
      },
    ],
  });
}
