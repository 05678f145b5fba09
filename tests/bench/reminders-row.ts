import type { OutgoingMail } from "~/app/adapters/email/mailer";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { composeMessage } from "~/app/worker/compose-message.server";
import { openSources } from "~/app/worker/sources.server";
import { startWorkerProcess, until } from "../faults/processes";
import { compare } from "./compare";
import { makeEvent, refreshPlans, type Setting } from "./setting";
import { comparedRow, type Row, whole } from "./table";
import { type PreparedTicket, prepareTickets } from "./tickets";

const people = 60_000;
const hour = 3_600_000;
/** Milliseconds: longer than the slowest machine takes for them. */
const patience = 30 * 60_000;

interface Reminded {
  id: string;
  revision: number;
  tickets: PreparedTicket[];
}

/**
 * Everybody's reminder of a day before: made and sent by two processes, the application's own and one of `npm run
 * worker`, by their own clocks, against two processes that send as many ready mails by nodemailer's pool alone.
 */
export async function remindersRow(setting: Setting): Promise<Row> {
  const event = await prepareEvent(setting);
  const mail = await composed(setting, event);
  const worker = await startWorkerProcess(setting.env);
  let [madeIn, size] = [Number.NaN, Number.NaN];
  const ours = async () => {
    const done = await remind(setting, event);
    await worker.end();
    [madeIn, size] = [done.madeIn, done.size];
    return done;
  };
  const result = await compare(1, { ours, floor: () => byPools(setting, mail, size) });
  const perMinute = {
    ...result,
    ours: { ...result.ours, throughput: result.ours.throughput * 60 },
    floor: { ...result.floor, throughput: result.floor.throughput * 60 },
  };
  const row = comparedRow("", "mails/min", "0.70", perMinute);
  const name = `${whole(people)} reminders made (in ${madeIn.toFixed(1)} s) and sent by 2 workers, none twice, against 2 pools of nodemailer with ready content`;
  return { ...row, name, throughput: row.ours };
}

/** An event that starts in a day, in a minute's time, with everybody registered three days ago. Not public yet. */
async function prepareEvent(setting: Setting): Promise<Reminded> {
  const { services, center } = setting;
  const startsAt = new Date(Date.now() + 24 * hour + 60_000);
  const endsAt = new Date(startsAt.getTime() + 3 * hour);
  const times = { startsAt, endsAt, doorsOpenAt: startsAt, doorsCloseAt: endsAt };
  const { id } = await makeEvent(setting, times);
  await services.sql`update events set status = 'approved' where center_id = ${center.id} and id = ${id}`;
  await services.sql`
    insert into reminder_settings (center_id, quiet_from, quiet_until, releases_unanswered, updated_at)
    values (${center.id}, '00:00', '00:00', false, now())`;
  const email = (n: number) => `visitor${n}@mail.example`;
  const tickets = await prepareTickets(setting, { eventId: id, count: people, email });
  await services.sql`
    update registrations set created_at = now() - interval '3 days' where center_id = ${center.id} and event_id = ${id}`;
  const [event] = await services.sql<{ revision: number }[]>`
    select revision from events where center_id = ${center.id} and id = ${id}`;
  await refreshPlans(setting);
  return { id, revision: event?.revision ?? 1, tickets };
}

/** From the first worker that finds the reminders due until the last mail has arrived. */
async function remind({ services, center, smtp }: Setting, { id }: Reminded) {
  const before = await smtp.counts();
  await services.sql`delete from reminder_rounds where center_id = ${center.id} and event_id = ${id}`;
  await services.sql`update events set status = 'published' where center_id = ${center.id} and id = ${id}`;
  await until(
    "all reminders arrive",
    async () => (await smtp.counts()).mails >= before.mails + people,
    patience,
  );
  const after = await smtp.counts();
  const [round] = await services.sql<{ begun: number; made: number; rows: number }[]>`
    select extract(epoch from r.begun_at)::float8 as begun, extract(epoch from r.done_at)::float8 as made,
      (select count(*)::int from outbox where event_id = ${id} and kind = 'reminder-day') as rows
    from reminder_rounds r where r.center_id = ${center.id} and r.event_id = ${id} and r.phase = 'day'`;
  if (round?.rows !== people || after.mails !== before.mails + people || after.twice !== before.twice) {
    throw new Error(`${round?.rows} rows, ${after.mails - before.mails} mails, ${after.twice} twice`);
  }
  const seconds = after.lastAt / 1000 - round.begun;
  const size = (after.bytes - before.bytes) / people;
  return { done: people, seconds, latencies: [], madeIn: round.made - round.begun, size };
}

async function byPools(setting: Setting, mail: OutgoingMail, size: number) {
  const { smtp } = setting;
  const pools = [await setting.start("pool-server"), await setting.start("pool-server")];
  const { inlineImages = [], ...ready } = mail;
  const [image] = inlineImages;
  const png = Buffer.from(image?.png ?? []).toString("base64");
  const body = JSON.stringify({
    count: people / pools.length,
    mail: { ...ready, cid: image?.cid ?? "", png },
  });
  const before = await smtp.counts();
  const begin = Date.now();
  await Promise.all(pools.map((port) => fetch(`http://127.0.0.1:${port}/mails`, { method: "POST", body })));
  await until(
    "the pools' mails arrive",
    async () => (await smtp.counts()).mails >= before.mails + people,
    patience,
  );
  const after = await smtp.counts();
  requireSameSize((after.bytes - before.bytes) / people, size);
  return { done: people, seconds: (after.lastAt - begin) / 1000, latencies: [] };
}

function requireSameSize(floor: number, ours: number): void {
  if (Math.abs(ours / floor - 1) > 0.05) throw new Error(`Mails of ${ours} bytes against ${floor}`);
}

async function composed(setting: Setting, { id, revision, tickets }: Reminded): Promise<OutgoingMail> {
  const { services, center, origin } = setting;
  const message: ClaimedMessage = {
    centerId: center.id,
    id: services.ids.uuid(),
    kind: "reminder-day",
    channel: "email",
    eventId: id,
    registrationId: tickets[0]?.registrationId ?? null,
    userId: null,
    employerId: null,
    invitationId: null,
    announcementId: null,
    bookingId: null,
    threadMessageId: null,
    recipient: null,
    reason: null,
    secretCipher: null,
    previousRevision: null,
    eventRevision: revision,
    sequence: 0,
    messageId: "<bench@center.example>",
    attempts: 1,
    createdAt: services.clock.now(),
  };
  await services.sql`update events set status = 'published' where center_id = ${center.id} and id = ${id}`;
  const sources = openSources(services, { originOf: async () => origin });
  const result = await composeMessage(services, sources, message);
  await services.sql`update events set status = 'approved' where center_id = ${center.id} and id = ${id}`;
  if (result.outcome !== "mail") throw new Error(`The mail was not composed: ${result.outcome}`);
  return result.mail;
}
