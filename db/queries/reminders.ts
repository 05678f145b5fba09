import { and, asc, eq, gt, isNotNull, lt, sql } from "drizzle-orm";
import type { OwnText, OwnTextKind } from "~/app/domain/outbox/own-text";
import { defaultReminderSettings, type ReminderSettings } from "~/app/domain/outbox/reminder-settings";
import type { RoundPhase } from "~/app/domain/outbox/reminders";
import type { Db } from "~/db/client.server";
import { centers, events, messageTexts, reminderRounds, reminderSettings } from "~/db/schema";

export const settingsColumns = {
  quietFrom: reminderSettings.quietFrom,
  quietUntil: reminderSettings.quietUntil,
  releasesUnanswered: reminderSettings.releasesUnanswered,
};

interface SettingsRow {
  quietFrom: string;
  quietUntil: string;
  releasesUnanswered: boolean;
}

export const settingsOf = (row: SettingsRow | null | undefined): ReminderSettings =>
  row
    ? {
        quiet: { from: row.quietFrom, until: row.quietUntil },
        releasesUnanswered: row.releasesUnanswered,
      }
    : defaultReminderSettings;

/** How a center reminds: as it set it, or as Fairday does. */
export async function findReminderSettings(db: Db, params: { centerId: string }): Promise<ReminderSettings> {
  const [row] = await db
    .select(settingsColumns)
    .from(reminderSettings)
    .where(eq(reminderSettings.centerId, params.centerId));
  return settingsOf(row);
}

/**
 * Said in the statement itself: the index by start holds the events of this status alone, and a plan that is kept for any
 * value cannot use it.
 */
export const isPublished = sql`${events.status} = 'published'`;

export type EventToRemind = Awaited<ReturnType<typeof listEventsToRemind>>[number];

/** Every center's public events that start in a span of time, with the rounds of each that are done. */
export async function listEventsToRemind(db: Db, params: { after: Date; before: Date }) {
  const rows = await db
    .select({
      center: { id: centers.id, host: centers.host },
      id: events.id,
      startsAt: events.startsAt,
      zone: events.zone,
      revision: events.revision,
      calendarRevision: events.calendarRevision,
      settings: settingsColumns,
      done: sql<RoundPhase[]>`(select coalesce(json_agg(${reminderRounds.phase}), '[]') from ${reminderRounds}
        where ${and(
          eq(reminderRounds.centerId, events.centerId),
          eq(reminderRounds.eventId, events.id),
          eq(reminderRounds.startsAt, events.startsAt),
          isNotNull(reminderRounds.doneAt),
        )})`,
    })
    .from(events)
    .innerJoin(centers, eq(centers.id, events.centerId))
    .leftJoin(reminderSettings, eq(reminderSettings.centerId, events.centerId))
    .where(and(isPublished, gt(events.startsAt, params.after), lt(events.startsAt, params.before)))
    .orderBy(asc(events.startsAt));
  return rows.map(({ settings, ...event }) => ({ ...event, settings: settingsOf(settings) }));
}

/** A center's own words, all languages of all messages. */
export async function listMessageTexts(db: Db, params: { centerId: string }) {
  return db
    .select({
      kind: messageTexts.kind,
      locale: messageTexts.locale,
      subject: messageTexts.subject,
      opening: messageTexts.opening,
    })
    .from(messageTexts)
    .where(eq(messageTexts.centerId, params.centerId));
}

/** A center's own words of one message in one language; null where they are Fairday's. */
export async function findMessageText(
  db: Db,
  params: { centerId: string; kind: OwnTextKind; locale: string },
): Promise<OwnText | null> {
  const [text] = await db
    .select({ subject: messageTexts.subject, opening: messageTexts.opening })
    .from(messageTexts)
    .where(
      and(
        eq(messageTexts.centerId, params.centerId),
        eq(messageTexts.kind, params.kind),
        eq(messageTexts.locale, params.locale),
      ),
    );
  return text ?? null;
}
