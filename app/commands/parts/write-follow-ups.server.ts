import { type SQL, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { FollowUp } from "~/app/domain/outbox/follow-ups";
import type { MessageKind } from "~/app/domain/outbox/message";
import type { Db } from "~/db/client.server";
import type { EventBehind } from "~/db/queries/aftermath";

export interface FollowUpBatch {
  kind: FollowUp;
  /** The last registration of the batch before. */
  after: string | null;
  limit: number;
}

const firstId = "00000000-0000-0000-0000-000000000000";

const messages = { thanks: "event-thanks", job: "job-asked" } as const satisfies Record<
  FollowUp,
  MessageKind
>;

/** Who of those that came is written to: whoever told of their work already, or did not agree, is not asked for it. */
const readers: Record<FollowUp, SQL> = {
  thanks: sql`true`,
  job: sql`'given' = (
      select c.act from consents c where c.center_id = r.center_id and c.registration_id = r.id
        and c.purpose = 'outcomes' order by c.place desc limit 1)
    and not exists (
      select from job_reports told where told.center_id = r.center_id and told.registration_id = r.id)`,
};

/**
 * Writes to up to `limit` registrations, in one statement: of those that came and have an address. `last` is null where
 * none are left.
 */
export async function writeFollowUps(
  tx: Db,
  services: Pick<Services, "clock" | "ids">,
  { center, ...event }: EventBehind,
  { kind, after, limit }: FollowUpBatch,
): Promise<{ written: number; last: string | null }> {
  const message = messages[kind];
  const now = services.clock.now().toISOString();
  const ids = Array.from({ length: limit }, () => services.ids.uuid());
  const [row] = await tx.execute<{ seen: number; written: number; last: string | null }>(sql`
    with due as materialized (
      select r.id, row_number() over (order by r.id) as n
      from registrations r
      join patrons p on p.center_id = r.center_id and p.registration_id = r.id and p.email_cipher is not null
      where r.center_id = ${center.id} and r.event_id = ${event.id} and r.status = 'registered' and r.who = 'patron'
        and r.id > ${after ?? firstId} and ${readers[kind]}
        and exists (
          select from admissions a where a.center_id = r.center_id and a.registration_id = r.id)
      order by r.id limit ${limit}),
    written as (
      insert into outbox (center_id, id, kind, event_id, registration_id, event_revision, dedupe_key, message_id, state,
        created_at, next_at)
      select ${center.id}, given.id::uuid, ${message}, ${event.id}, due.id, ${event.revision},
        ${`${message}:`} || due.id, '<' || given.id || '@' || ${center.host.replace(/:\d+$/, "")} || '>', 'queued',
        ${now}, ${now}
      from due
      join json_array_elements_text(${JSON.stringify(ids)}::json) with ordinality given(id, n) on given.n = due.n
      on conflict (dedupe_key) do nothing
      returning 1)
    select (select count(*) from due)::int as seen, (select count(*) from written)::int as written,
      (select id from due order by id desc limit 1) as last`);
  const { seen = 0, written = 0, last = null } = row ?? {};
  return { written, last: seen < limit ? null : last };
}
