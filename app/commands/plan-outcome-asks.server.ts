import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Ask, askDue, dueSpans } from "~/app/domain/outcomes/marks";
import { isAskedAt } from "~/app/domain/outcomes/still-open";
import type { Db } from "~/db/client.server";
import { type EventBehind, listEventsBehind } from "~/db/queries/aftermath";
import { listEmployersToAsk } from "~/db/queries/outcome-asks";
import { findCountingLines, findReporter } from "~/db/queries/outcomes";
import { inTransaction } from "./parts/in-transaction.server";

/** Ends between two events once it is to stop; what is left is found by the next look. */
interface Patience {
  isStopping: () => boolean;
}

/** In `reason` of the message: which mark it asks at, and whether it is the first time. */
export const askReason = ({ mark, turn }: Pick<Ask, "mark" | "turn">) => `${mark} ${turn}`;

/**
 * Asks the employers of every center's events what came of them, where a day for that has come: each once for a mark and
 * a turn, however many processes plan at once. Whoever answered, asked to be left alone, has no link any more or has
 * nothing left to tell is passed over.
 * @returns how many messages were written
 */
export async function planOutcomeAsks(
  services: Services,
  { isStopping }: Patience = { isStopping: () => false },
): Promise<number> {
  const now = services.clock.now();
  let written = 0;
  for (const event of await listEventsBehind(services.db, dueSpans(now))) {
    const ask = askDue(event, event.quiet, now);
    if (ask === null) continue;
    if (isStopping()) break;
    written += await inTransaction(services, "plan-outcome-asks", (tx) => askAll(tx, services, event, ask));
  }
  if (written > 0) services.live.announce({ kind: "outbox" });
  return written;
}

async function askAll(tx: Db, services: Services, event: EventBehind, ask: Ask): Promise<number> {
  const of = { centerId: event.center.id, eventId: event.id };
  const asked = [];
  for (const employer of await listEmployersToAsk(tx, { ...of, ...ask })) {
    const ofEmployer = { ...of, employerId: employer.id };
    const reporter = await findReporter(tx, ofEmployer);
    const last = await findCountingLines(tx, ofEmployer);
    if (reporter !== null && isAskedAt(ask.mark, reporter.openings, last)) asked.push(employer);
  }
  return asked.length === 0 ? 0 : writeAsks(tx, services, event, ask, asked);
}

/** One statement for all: the row of the ask says who was first, and a message follows it alone. */
async function writeAsks(
  tx: Db,
  services: Services,
  event: EventBehind,
  { mark, turn }: Ask,
  asked: readonly { id: string; contactEmail: string }[],
): Promise<number> {
  const { center } = event;
  const now = services.clock.now().toISOString();
  const rows = JSON.stringify(
    asked.map(({ id, contactEmail }) => ({
      ...{ employer: id, recipient: contactEmail },
      ...{ link: services.ids.uuid(), message: services.ids.uuid() },
    })),
  );
  const written = await tx.execute(sql`
    with given as materialized (
      select * from json_to_recordset(${rows}::json) as row(employer uuid, recipient text, link uuid, message uuid)),
    linked as (
      insert into outcome_links (center_id, event_id, employer_id, id, created_at)
      select ${center.id}, ${event.id}, employer, link, ${now} from given
      on conflict do nothing),
    asked as (
      insert into outcome_asks (center_id, event_id, employer_id, mark, turn, asked_at)
      select ${center.id}, ${event.id}, employer, ${mark}, ${turn}, ${now} from given order by employer
      on conflict do nothing
      returning employer_id)
    insert into outbox (center_id, id, kind, event_id, employer_id, event_revision, recipient, reason, dedupe_key,
      message_id, state, created_at, next_at)
    select ${center.id}, message, 'outcomes-asked', ${event.id}, employer, ${event.revision}, recipient,
      ${askReason({ mark, turn })}, 'outcomes-asked:' || ${event.id} || ':' || employer || ${`:${mark}:${turn}`},
      '<' || message || '@' || ${center.host.replace(/:\d+$/, "")} || '>', 'queued', ${now}, ${now}
    from given join asked on asked.employer_id = given.employer
    on conflict (dedupe_key) do nothing
    returning 1`);
  return written.length;
}
