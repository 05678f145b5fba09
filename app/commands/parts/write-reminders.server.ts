import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { ReminderKind } from "~/app/domain/outbox/message";
import type { ReminderPhase } from "~/app/domain/outbox/reminders";
import { isTexted } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import type { EventToRemind } from "~/db/queries/reminders";

export interface ReminderBatch {
  phase: ReminderPhase;
  heardBefore: Date;
  /** The last registration of the batch before. */
  after: string | null;
  limit: number;
}

const firstId = "00000000-0000-0000-0000-000000000000";

/** In `reason` of a question that says a place without an answer goes to somebody else. */
export const saysItReleases = "no answer releases";

/** What a text's key begins with, beside the mail's of the same cause. */
export const textKey = "sms:";

/** The same cause has the same key, whoever writes it: one message for a registration, a phase and a start. */
export const reminderKey = (kind: ReminderKind, startsAt: Date) =>
  ({ before: `${kind}:`, after: `:${startsAt.getTime() / 1000}` }) as const;

/**
 * Writes the reminders of up to `limit` registrations, in one statement: of those who hold a place and an address or want
 * texts, and registered and last heard of the event before the reminder's moment. `last` is null where none are left.
 */
export async function writeReminders(
  tx: Db,
  services: Pick<Services, "clock" | "ids" | "texter">,
  event: EventToRemind,
  { phase, heardBefore, after, limit }: ReminderBatch,
): Promise<{ written: number; last: string | null }> {
  const { center } = event;
  const kind = `reminder-${phase}` as const;
  const key = reminderKey(kind, event.startsAt);
  const now = services.clock.now().toISOString();
  const before = heardBefore.toISOString();
  const reason = phase === "week" && event.settings.releasesUnanswered ? saysItReleases : null;
  const texts = isTexted(kind) && services.texter !== null;
  // One for a mail and one for a text, of each.
  const ids = Array.from({ length: 2 * limit }, () => services.ids.uuid());
  const [row] = await tx.execute<{ seen: number; written: number; last: string | null }>(sql`
    with due as materialized (
      select r.id, r.calendar_revision, p.email_cipher is not null as mails,
        ${texts} and c.id is not null as texts, row_number() over (order by r.id) as n
      from registrations r
      left join patrons p on p.center_id = r.center_id and p.registration_id = r.id
      left join sms_consents c on c.center_id = r.center_id and c.registration_id = r.id and c.ended_at is null
      where r.center_id = ${center.id} and r.event_id = ${event.id} and r.status = 'registered' and r.who = 'patron'
        and r.id > ${after ?? firstId} and r.created_at < ${before}
        and (p.email_cipher is not null or (${texts} and c.id is not null))
        and not exists (
          select 1 from outbox heard
          where heard.center_id = r.center_id and heard.registration_id = r.id and heard.created_at >= ${before}
            and heard.kind in ('registration-confirmed', 'event-moved'))
      order by r.id limit ${limit}),
    ways as (
      select due.id, due.calendar_revision, 'email' as channel, '' as prefix, 2 * n as n from due where mails
      union all
      select due.id, due.calendar_revision, 'sms', ${textKey}, 2 * n - 1 from due where texts),
    written as (
      insert into outbox (center_id, id, kind, channel, event_id, registration_id, event_revision, sequence, reason,
        dedupe_key, message_id, state, created_at, next_at)
      select ${center.id}, given.id::uuid, ${kind}, ways.channel, ${event.id}, ways.id, ${event.revision},
        ${event.calendarRevision} + ways.calendar_revision, ${reason}, ways.prefix || ${key.before} || ways.id || ${key.after},
        '<' || given.id || '@' || ${center.host.replace(/:\d+$/, "")} || '>', 'queued', ${now}, ${now}
      from ways
      join json_array_elements_text(${JSON.stringify(ids)}::json) with ordinality given(id, n) on given.n = ways.n
      on conflict (dedupe_key) do nothing
      returning 1)
    select (select count(*) from due)::int as seen, (select count(*) from written)::int as written,
      (select id from due order by id desc limit 1) as last`);
  const { seen = 0, written = 0, last = null } = row ?? {};
  return { written, last: seen < limit ? null : last };
}
