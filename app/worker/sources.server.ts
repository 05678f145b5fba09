import type { Services } from "~/app/adapters/services";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { calendarWords } from "~/app/domain/events/calendar-words";
import type { ReminderSettings } from "~/app/domain/outbox/reminder-settings";
import { calendarTexts } from "~/app/i18n/calendar-texts";
import type { Locale } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { type Center, findCenter } from "~/db/queries/centers";
import { findSnapshots, listReaders, type Reader } from "~/db/queries/messages";
import { findReminderSettings, listMessageTexts } from "~/db/queries/reminders";
import { mailCenter } from "~/emails/props";
import { mailEvent, type Sender, type ToldEvent } from "./sender";

/** What the messages of one batch are composed from. */
export interface Sources {
  /** Null where there is no such center. */
  sender(centerId: string): Promise<Sender | null>;
  /** An event at some of its revisions, by these, in a reader's language. */
  events(
    sender: Sender,
    eventId: string,
    revisions: number[],
    locale: Locale,
  ): Promise<ReadonlyMap<number, ToldEvent>>;
  /** How a center reminds, and its own words. */
  reminding(centerId: string): Promise<Reminding>;
  /** Null where the patron was forgotten. */
  reader(centerId: string, registrationId: string): Promise<Reader | null>;
}

export interface Reminding {
  settings: ReminderSettings;
  texts: Awaited<ReturnType<typeof listMessageTexts>>;
}

interface SourceOptions {
  originOf(center: Center): Promise<string>;
  /** What will be composed next, in order. */
  upcoming?(): readonly ClaimedMessage[];
}

/**
 * Centers and events are read once a batch, since all of it tells of a few. A patron is read with the few whose
 * messages come next, just before these are composed: who was forgotten or has left gets no mail.
 */
export function openSources(services: Pick<Services, "db" | "clock">, options: SourceOptions): Sources {
  const { db } = services;
  const senders = new Map<string, Promise<Sender | null>>();
  const events = new Map<string, Promise<ReadonlyMap<number, ToldEvent>>>();
  const sender = async (centerId: string): Promise<Sender | null> => {
    const center = await findCenter(db, { centerId });
    return center && { center, origin: await options.originOf(center) };
  };
  const remindings = new Map<string, Promise<Reminding>>();
  const reminding = async (centerId: string): Promise<Reminding> => ({
    settings: await findReminderSettings(db, { centerId }),
    texts: await listMessageTexts(db, { centerId }),
  });
  const told = async (of: Sender, eventId: string, revisions: number[], locale: Locale) => {
    const found = await findSnapshots(db, { centerId: of.center.id, eventId, revisions });
    return new Map(Array.from(found, ([revision, row]) => [revision, toldEvent(of, row, locale)]));
  };
  return {
    sender: (centerId) => once(senders, centerId, () => sender(centerId)),
    events: (of, eventId, revisions, locale) =>
      once(events, [of.center.id, eventId, locale, ...revisions].join(" "), () =>
        told(of, eventId, revisions, locale),
      ),
    reminding: (centerId) => once(remindings, centerId, () => reminding(centerId)),
    reader: readAhead(services, options.upcoming ?? (() => [])),
  };
}

type Snapshot = Awaited<ReturnType<typeof findSnapshots>> extends Map<number, infer Row> ? Row : never;

function toldEvent(sender: Sender, row: Snapshot, locale: Locale): ToldEvent {
  const event = mailEvent(row.snapshot, sender, locale);
  const { startsAt, endsAt, status, registrationClosesAt } = row;
  const center = mailCenter(sender);
  const texts = calendarTexts(wordsIn(locale), center.name);
  const calendar = calendarWords({ ...event, zone: event.timeZone, locale }, center, "attendee", texts);
  return { event, calendar, startsAt, endsAt, status, registrationClosesAt };
}

/** Patrons that are read in one statement. */
const readAtOnce = 10;
/** Milliseconds for which such a reading holds: with a slow mail server, the next one is read anew. */
const readingHolds = 1_000;

function readAhead({ db, clock }: Pick<Services, "db" | "clock">, upcoming: () => readonly ClaimedMessage[]) {
  const held = new Map<string, { at: number; found: Promise<Map<string, Reader>> }>();
  const keyOf = (centerId: string, registrationId: string) => `${centerId} ${registrationId}`;
  const read = async (centerId: string, registrationIds: string[]) => {
    const rows = await listReaders(db, { centerId, registrationIds });
    return new Map(rows.map((row) => [row.registrationId, row]));
  };
  return async (centerId: string, registrationId: string): Promise<Reader | null> => {
    const at = clock.now().getTime();
    const key = keyOf(centerId, registrationId);
    const known = held.get(key);
    held.delete(key);
    if (known !== undefined && at - known.at < readingHolds) {
      return (await known.found).get(registrationId) ?? null;
    }
    const others = upcoming()
      .flatMap((next) => (next.centerId === centerId && next.registrationId ? [next.registrationId] : []))
      .filter((other) => !held.has(keyOf(centerId, other)))
      .slice(0, readAtOnce - 1);
    const found = read(centerId, [registrationId, ...others]);
    for (const other of others) held.set(keyOf(centerId, other), { at, found });
    return (await found).get(registrationId) ?? null;
  };
}

function once<Found>(known: Map<string, Found>, key: string, find: () => Found): Found {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
