import type { Services } from "~/app/adapters/services";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { saysItReleases } from "~/app/commands/parts/write-reminders.server";
import type { OwnText, OwnTextKind } from "~/app/domain/outbox/own-text";
import type { ReminderSettings } from "~/app/domain/outbox/reminder-settings";
import { mayRemind, releaseAt } from "~/app/domain/outbox/reminders";
import { unanswered } from "~/app/domain/registrations/release";
import type { Reader } from "~/db/queries/messages";
import { type EventMailProps, type TicketReader, withoutTicket } from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import type { AboutEvent, Composed, Sender } from "./sender";
import type { Reminding, Sources } from "./sources.server";

/** What messages to patrons are composed by. */
export interface By {
  services: Services;
  sources: Sources;
  sender: Sender;
}

/** What a letter to a patron is made of. */
export interface ToPatron {
  props: EventMailProps;
  about: AboutEvent;
  reader: TicketReader;
  patron: Reader;
}

export type NotNow = Extract<Composed, { outcome: "withheld" | "put-off" }>;

/** Why a reminder does not go out, or not yet. What was true when it was written may not be any more. */
export function heldBack(
  settings: ReminderSettings,
  { isAhead, event }: AboutEvent,
  { status }: Reader,
  now: Date,
): NotNow | null {
  if (!isAhead) return { outcome: "withheld", reason: "the event has begun, moved or ended" };
  if (status !== "registered") return { outcome: "withheld", reason: "no place" };
  const hour = mayRemind({ startsAt: event.startsAt, zone: event.timeZone }, settings.quiet, now);
  if (hour.outcome === "later") return { outcome: "put-off", until: hour.at };
  return hour.outcome === "never" ? { outcome: "withheld", reason: "quiet hours until the event" } : null;
}

/** The letters whose first words may be the center's own. */
export function letterOfReminding(
  reminding: Reminding,
  kind: OwnTextKind,
  message: ClaimedMessage,
  { props, about, reader, patron }: ToPatron,
): Promise<Letter> {
  const own = ownTextOf(reminding, kind, props.locale);
  if (kind === "place-released") {
    const by = message.reason === unanswered ? unanswered : "patron";
    return renderMessage(kind, {
      ...props,
      reader: withoutTicket(reader),
      by,
      own,
      canReturn: about.canReturn,
    });
  }
  const { startsAt, timeZone: zone } = props.event;
  const releases = kind === "reminder-week" && message.reason === saysItReleases;
  const releasesAt = releases ? releaseAt({ startsAt, zone }, reminding.settings.quiet) : null;
  return renderMessage(kind, { ...props, reader, people: patron.partySize, own, releasesAt });
}

/** In the reader's language alone: other languages keep Fairday's words. */
function ownTextOf({ texts }: Reminding, kind: OwnTextKind, locale: string): OwnText | null {
  const found = texts.find((text) => text.kind === kind && text.locale === locale);
  return found === undefined ? null : { subject: found.subject, opening: found.opening };
}
