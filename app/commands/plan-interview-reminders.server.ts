import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { dueSlotRounds, longestSlotAhead, type SlotRound } from "~/app/domain/bookings/reminders";
import type { Db } from "~/db/client.server";
import { listSlotsToRemind, type SlotToRemind } from "~/db/queries/slot-reminders";
import { slotRounds } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { textKey } from "./parts/write-reminders.server";

/** Ends between two batches once it is to stop; what is left is found by the next look. */
interface Patience {
  isStopping: () => boolean;
}

const unhurried: Patience = { isStopping: () => false };

interface DueRound {
  slot: SlotToRemind;
  round: SlotRound;
}

/** Messages of one transaction at most, unless one slot alone has more seats. */
const seatsAtOnce = 2_000;

/**
 * Writes a message to everyone whose interview or appointment is a day or two hours ahead, in every center: one for each
 * booking, phase, start and way, however many processes ask at once. A slot's round is done in one transaction and not
 * looked at again. Texts are of appointments alone: who agreed to texts about an event agreed to none about interviews.
 * @returns how many messages were written
 */
export async function planInterviewReminders(services: Services, patience = unhurried): Promise<number> {
  const now = services.clock.now();
  const before = new Date(now.getTime() + longestSlotAhead);
  const slots = await listSlotsToRemind(services.db, { after: now, before });
  const due = slots.flatMap((slot) =>
    dueSlotRounds(slot, slot.settings.quiet, now)
      .filter(({ phase }) => !slot.done.includes(phase))
      .map((round) => ({ slot, round })),
  );
  let written = 0;
  for (const batch of batchesOf(due)) {
    if (patience.isStopping()) break;
    written += await inTransaction(services, "plan-interview-reminders", (tx) =>
      writeRounds(tx, services, batch),
    );
  }
  if (written > 0) services.live.announce({ kind: "outbox" });
  return written;
}

/** Rounds of one center each, with so many seats together. */
function batchesOf(due: readonly DueRound[]): DueRound[][] {
  const batches: DueRound[][] = [];
  for (const one of due) {
    const last = batches.at(-1);
    const isFull = last === undefined || seatsIn(last) + one.slot.seats > seatsAtOnce;
    if (isFull || last[0]?.slot.center.id !== one.slot.center.id) batches.push([one]);
    else last.push(one);
  }
  return batches;
}

const seatsIn = (batch: readonly DueRound[]) => batch.reduce((sum, { slot }) => sum + slot.seats, 0);

async function writeRounds(
  tx: Db,
  services: Pick<Services, "clock" | "ids" | "texter">,
  batch: readonly DueRound[],
): Promise<number> {
  const held = await holdRounds(tx, services, batch);
  const [first] = held;
  if (first === undefined) return 0;
  const { center } = first.slot;
  const now = services.clock.now().toISOString();
  const rounds = held.map(({ slot, round }) => ({
    slot_id: slot.id,
    phase: round.phase,
    before: round.heardBefore.toISOString(),
    starts: slot.startsAt.getTime() / 1000,
    event_id: slot.eventId,
    event_revision: slot.eventRevision,
  }));
  const texts = services.texter !== null;
  // One for a mail and one for a text, of each.
  const ids = Array.from({ length: 2 * seatsIn(held) }, () => services.ids.uuid());
  const rows = await tx.execute(sql`
    with due as materialized (
      select b.id, b.registration_id, b.calendar_revision, round.*, p.email_cipher is not null as mails,
        ${texts} and c.id is not null as texts, row_number() over (order by b.id) as n
      from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb) as round(slot_id uuid, phase text,
        before timestamptz, starts bigint, event_id uuid, event_revision integer)
      join bookings b on b.center_id = ${center.id} and b.slot_id = round.slot_id and b.status = 'booked'
      join patrons p on p.center_id = b.center_id
        and (p.registration_id = b.registration_id or p.booking_id = b.id)
      left join sms_consents c on c.center_id = b.center_id and c.booking_id = b.id and c.ended_at is null
      where (p.email_cipher is not null or (${texts} and c.id is not null)) and b.created_at < round.before
        and not exists (
          select 1 from outbox heard
          where heard.center_id = b.center_id and heard.booking_id = b.id and heard.created_at >= round.before
            and heard.kind in ('booking-confirmed', 'booking-moved'))),
    ways as (
      select due.*, 'email' as channel, '' as prefix, 2 * n as way from due where mails
      union all
      select due.*, 'sms', ${textKey}, 2 * n - 1 from due where texts)
    insert into outbox (center_id, id, kind, channel, event_id, registration_id, booking_id, event_revision, sequence,
      dedupe_key, message_id, state, created_at, next_at)
    select ${center.id}, given.id::uuid, 'booking-reminder-' || ways.phase, ways.channel, ways.event_id,
      ways.registration_id, ways.id, ways.event_revision, ways.calendar_revision,
      ways.prefix || 'booking-reminder-' || ways.phase || ':' || ways.id || ':' || ways.starts,
      '<' || given.id || '@' || ${center.host.replace(/:\d+$/, "")} || '>', 'queued', ${now}, ${now}
    from ways
    join json_array_elements_text(${JSON.stringify(ids)}::json) with ordinality given(id, n) on given.n = ways.way
    on conflict (dedupe_key) do nothing
    returning 1`);
  return rows.length;
}

/** Notes rounds as done, and leaves out those that another process does: it waits until that one's are in. */
async function holdRounds(
  tx: Db,
  { clock }: Pick<Services, "clock">,
  batch: readonly DueRound[],
): Promise<DueRound[]> {
  const doneAt = clock.now();
  const noted = await tx
    .insert(slotRounds)
    .values(
      batch.map(({ slot, round }) => ({
        centerId: slot.center.id,
        slotId: slot.id,
        phase: round.phase,
        startsAt: slot.startsAt,
        doneAt,
      })),
    )
    .onConflictDoNothing()
    .returning({ slotId: slotRounds.slotId, phase: slotRounds.phase });
  return batch.filter(({ slot, round }) =>
    noted.some((row) => row.slotId === slot.id && row.phase === round.phase),
  );
}
