import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Ask, askDue, dueSpans } from "~/app/domain/outcomes/marks";
import { isAskedAt } from "~/app/domain/outcomes/still-open";
import type { Db } from "~/db/client.server";
import { type EventBehind, listEventsBehind } from "~/db/queries/aftermath";
import { type EmployerToAsk, listEmployersToAsk, listWhatEmployersTold } from "~/db/queries/outcome-asks";
import { inTransaction } from "./parts/in-transaction.server";

/** Ends between two batches once it is to stop; what is left is found by the next look. */
interface Patience {
  isStopping: () => boolean;
}

/** In `reason` of the message: which mark it asks at, and whether it is the first time. */
export const askReason = ({ mark, turn }: Pick<Ask, "mark" | "turn">) => `${mark} ${turn}`;

/** An event with what its employers are to be asked now. */
interface Due extends Ask {
  event: EventBehind;
}

/** Events of one batch. However many employers they have, it is as many statements, and one that writes. */
const lookedAt = 500;

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
  const events = await listEventsBehind(services.db, dueSpans(now));
  const due = events.flatMap((event): Due[] => {
    const ask = askDue(event, event.quiet, now);
    return ask === null ? [] : [{ ...ask, event }];
  });
  let written = 0;
  for (let n = 0; n < due.length && !isStopping(); n += lookedAt) {
    const some = due.slice(n, n + lookedAt);
    const asked = await employersToAsk(services.db, some);
    if (asked.length === 0) continue;
    written += await inTransaction(services, "plan-outcome-asks", (tx) =>
      writeAsks(tx, services, some, asked),
    );
  }
  if (written > 0) services.live.announce({ kind: "outbox" });
  return written;
}

/** Those who may be asked and have something left to tell. Who tells it meanwhile gets no mail: see its composing. */
async function employersToAsk(db: Db, due: readonly Due[]): Promise<EmployerToAsk[]> {
  const found = await listEmployersToAsk(
    db,
    due.map(({ event, mark, turn }) => ({ centerId: event.center.id, eventId: event.id, mark, turn })),
  );
  if (found.length === 0) return [];
  const told = await listWhatEmployersTold(db, found);
  return found.filter((employer) => {
    const { openings, lines } = told(employer);
    return isAskedAt(employer.mark, openings, lines);
  });
}

/** One statement for all: the row of the ask says who was first, and a message follows it alone. */
async function writeAsks(
  tx: Db,
  services: Services,
  due: readonly Due[],
  asked: readonly EmployerToAsk[],
): Promise<number> {
  const events = new Map(due.map(({ event }) => [event.id, event]));
  const now = services.clock.now().toISOString();
  const rows = asked.flatMap(({ centerId, eventId, employerId, contactEmail, mark, turn }) => {
    const event = events.get(eventId);
    if (event === undefined) return [];
    const mailHost = event.center.host.replace(/:\d+$/, "");
    return {
      ...{ center: centerId, event: eventId, revision: event.revision, employer: employerId, mark, turn },
      ...{ link: services.ids.uuid(), message: services.ids.uuid(), recipient: contactEmail },
      ...{ host: mailHost, reason: askReason({ mark, turn }) },
    };
  });
  // Everybody takes rows in one order, so that two planners wait for each other and never in a circle.
  const written = await tx.execute(sql`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as row(center uuid, event uuid, revision int,
        employer uuid, mark int, turn int, link uuid, message uuid, recipient text, host text, reason text)
      order by center, event, employer),
    linked as (
      insert into outcome_links (center_id, event_id, employer_id, id, created_at)
      select center, event, employer, link, ${now} from given
      on conflict do nothing),
    asked as (
      insert into outcome_asks (center_id, event_id, employer_id, mark, turn, asked_at)
      select center, event, employer, mark, turn, ${now} from given
      on conflict do nothing
      returning center_id, event_id, employer_id)
    insert into outbox (center_id, id, kind, event_id, employer_id, event_revision, recipient, reason, dedupe_key,
      message_id, state, created_at, next_at)
    select center, message, 'outcomes-asked', event, employer, revision, recipient, reason,
      'outcomes-asked:' || event || ':' || employer || ':' || mark || ':' || turn,
      '<' || message || '@' || host || '>', 'queued', ${now}, ${now}
    from given
    join asked on asked.center_id = given.center and asked.event_id = given.event
      and asked.employer_id = given.employer
    on conflict (dedupe_key) do nothing
    returning 1`);
  return written.length;
}
