import { and, asc, eq, gt, isNotNull, lt, or, sql } from "drizzle-orm";
import type { FollowUp } from "~/app/domain/outbox/follow-ups";
import { defaultQuietHours } from "~/app/domain/time/quiet-hours";
import type { Db } from "~/db/client.server";
import { centers, events, followUpRounds, reminderSettings } from "~/db/schema";
import { isPublished } from "./reminders";

export type EventBehind = Awaited<ReturnType<typeof listEventsBehind>>[number];

/** Longer than any event lasts: the index that finds events has when they began. */
const longestEvent = 15 * 86_400_000;

/** Every center's public events that ended within some spans of time, with the writings of each that are done. */
export async function listEventsBehind(db: Db, spans: readonly { after: Date; before: Date }[]) {
  const rows = await db
    .select({
      center: { id: centers.id, host: centers.host },
      id: events.id,
      endsAt: events.endsAt,
      zone: events.zone,
      revision: events.revision,
      quietFrom: reminderSettings.quietFrom,
      quietUntil: reminderSettings.quietUntil,
      done: sql<FollowUp[]>`(select coalesce(json_agg(${followUpRounds.kind}), '[]') from ${followUpRounds}
        where ${and(
          eq(followUpRounds.centerId, events.centerId),
          eq(followUpRounds.eventId, events.id),
          isNotNull(followUpRounds.doneAt),
        )})`,
    })
    .from(events)
    .innerJoin(centers, eq(centers.id, events.centerId))
    .leftJoin(reminderSettings, eq(reminderSettings.centerId, events.centerId))
    .where(
      and(
        isPublished,
        or(
          ...spans.map(({ after, before }) =>
            and(
              gt(events.startsAt, new Date(after.getTime() - longestEvent)),
              lt(events.startsAt, before),
              gt(events.endsAt, after),
              lt(events.endsAt, before),
            ),
          ),
        ),
      ),
    )
    .orderBy(asc(events.endsAt));
  return rows.map(({ quietFrom, quietUntil, ...event }) => ({
    ...event,
    quiet:
      quietFrom === null || quietUntil === null ? defaultQuietHours : { from: quietFrom, until: quietUntil },
  }));
}
