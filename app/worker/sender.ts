import type { OutgoingMail } from "~/app/adapters/email/mailer";
import type { OutgoingText } from "~/app/adapters/sms/texter";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { centerTextOf } from "~/app/domain/centers/texts";
import type { calendarWords } from "~/app/domain/events/calendar-words";
import type { EventStatus } from "~/app/domain/events/event";
import type { EventSnapshot } from "~/app/domain/events/snapshot";
import { type Locale, publicPrefix } from "~/app/i18n/locales";
import type { Center } from "~/db/queries/centers";
import type { MailEvent } from "~/emails/props";
import type { Letter } from "~/emails/render.server";

export interface Sender {
  center: Center;
  origin: string;
}

/** An event as a message's revision has it, in words, with what the clock decides of it today. */
export interface ToldEvent {
  event: MailEvent;
  calendar: ReturnType<typeof calendarWords>;
  /** When it starts by now. */
  startsAt: Date;
  endsAt: Date;
  status: EventStatus;
  registrationClosesAt: Date;
}

export type Composed =
  | { outcome: "mail"; mail: OutgoingMail }
  | { outcome: "text"; text: OutgoingText }
  | { outcome: "withheld"; reason: string }
  | { outcome: "put-off"; until: Date };

/** What a message tells of an event, as it was at the message's revision. */
export interface AboutEvent {
  event: MailEvent;
  calendar: ToldEvent["calendar"];
  before: MailEvent | null;
  isOver: boolean;
  /** It takes place at the time that the message tells of, and has not begun. */
  isAhead: boolean;
  canReturn: boolean;
}

/** An event in a language, or in the center's own where staff have not written it in that one. */
export function mailEvent(snapshot: EventSnapshot, { center, origin }: Sender, locale: Locale): MailEvent {
  const { texts } = snapshot;
  const text = texts[locale] ?? texts[center.locale] ?? Object.values(texts)[0];
  return {
    title: text?.title ?? "",
    startsAt: new Date(snapshot.startsAt),
    endsAt: new Date(snapshot.endsAt),
    timeZone: snapshot.zone,
    place: snapshot.place,
    url: `${origin}${publicPrefix(center, locale)}/events/${snapshot.slug}`,
    whatToBring: text?.whatToBring ?? centerTextOf(center, "bring", locale)?.text ?? null,
    accommodationContact: snapshot.accommodationContact,
  };
}

/** What every mail of a center has; a retry keeps its Message-ID. */
export const envelope = (center: Center, message: ClaimedMessage, letter: Letter) => ({
  from: { name: center.name, address: center.mailFrom },
  replyTo: center.settings.contactEmail,
  messageId: message.messageId,
  ...letter,
});
