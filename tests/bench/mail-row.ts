import type { OutgoingMail } from "~/app/adapters/email/mailer";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { enqueueMessages } from "~/app/commands/parts/enqueue-messages.server";
import { composeMessage } from "~/app/worker/compose-message.server";
import { openSources } from "~/app/worker/sources.server";
import { until } from "../faults/processes";
import { compare } from "./compare";
import { makeEvent, refreshPlans, type Setting } from "./setting";
import { comparedRow, type Row } from "./table";
import { type PreparedTicket, prepareTickets } from "./tickets";

const rounds = 5;
const perRound = 400;

interface MailEvent {
  id: string;
  revision: number;
}

/** Confirmations by the worker, over real SMTP, against nodemailer alone with content that is composed already. */
export async function mailRow(setting: Setting): Promise<Row> {
  const { services, center } = setting;
  const { id } = await makeEvent(setting);
  const [event] = await services.sql<{ revision: number }[]>`
    select revision from events where center_id = ${center.id} and id = ${id}`;
  const of = { id, revision: event?.revision ?? 1 };
  const tickets = await prepareTickets(setting, {
    eventId: id,
    count: (rounds + 1) * perRound,
    email: (n) => `visitor${n}@mail.example`,
  });
  const floorPort = await setting.start("floor-server");
  const mail = await composed(setting, of, tickets[0]);
  const ours = (round: number) =>
    byWorker(setting, of, tickets.slice(round * perRound, (round + 1) * perRound));
  const floor = () => byLoop(floorPort, mail);
  requireSameSize(await sizeOf(setting, () => ours(rounds)), await sizeOf(setting, floor));
  await refreshPlans(setting);
  const result = await compare(rounds, { ours, floor });
  const row = comparedRow("", "mails/min", "0.70", perMinute(result));
  return { ...row, name: "Confirmations by the worker, against nodemailer with ready content" };
}

const perMinute = (result: Awaited<ReturnType<typeof compare>>) => ({
  ...result,
  ours: { ...result.ours, throughput: result.ours.throughput * 60 },
  floor: { ...result.floor, throughput: result.floor.throughput * 60 },
});

/** Bytes of each mail that arrives while the work is done. */
async function sizeOf({ smtp }: Setting, work: () => Promise<unknown>): Promise<number> {
  const before = await smtp.counts();
  await work();
  const after = await smtp.counts();
  return (after.bytes - before.bytes) / (after.mails - before.mails);
}

function requireSameSize(ours: number, floor: number): void {
  if (Math.abs(ours / floor - 1) > 0.05) throw new Error(`Mails of ${ours} bytes against ${floor}`);
}

/** Hands the outbox a round of messages at once, and counts until the last has arrived. */
async function byWorker({ services, center, smtp }: Setting, event: MailEvent, tickets: PreparedTicket[]) {
  const { mails } = await smtp.counts();
  const tomorrow = new Date(services.clock.now().getTime() + 24 * 3_600_000);
  const later = { ...services, clock: { ...services.clock, now: () => tomorrow } };
  const messages = tickets.map(({ registrationId }) => ({
    kind: "registration-confirmed" as const,
    dedupeKey: `bench:${registrationId}`,
    eventId: event.id,
    registrationId,
    eventRevision: event.revision,
    sequence: 0,
  }));
  await services.db.transaction((tx) => enqueueMessages(tx, later, center, messages));
  const begin = Date.now();
  await services.sql`update outbox set next_at = now(), created_at = now() where state = 'queued'`;
  services.live.announce({ kind: "outbox" });
  await until("all mails arrive", async () => (await smtp.counts()).mails >= mails + tickets.length);
  const { lastAt } = await smtp.counts();
  return { done: tickets.length, seconds: (lastAt - begin) / 1000, latencies: [] };
}

async function byLoop(floorPort: number, mail: OutgoingMail) {
  const { calendar, inlineImages = [], ...parts } = mail;
  const [image] = inlineImages;
  const ready = {
    ...parts,
    ics: calendar?.content ?? "",
    cid: image?.cid ?? "",
    png: Buffer.from(image?.png ?? []).toString("base64"),
  };
  const body = JSON.stringify({ count: perRound, mail: ready });
  const answer = await fetch(`http://127.0.0.1:${floorPort}/mails`, { method: "POST", body });
  const { seconds }: { seconds: number } = JSON.parse(await answer.text());
  return { done: perRound, seconds, latencies: [] };
}

async function composed(
  { services, center, origin }: Setting,
  event: MailEvent,
  ticket: PreparedTicket | undefined,
): Promise<OutgoingMail> {
  const message: ClaimedMessage = {
    centerId: center.id,
    id: services.ids.uuid(),
    kind: "registration-confirmed",
    channel: "email",
    eventId: event.id,
    registrationId: ticket?.registrationId ?? null,
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
    eventRevision: event.revision,
    sequence: 0,
    messageId: "<bench@center.example>",
    attempts: 1,
    createdAt: services.clock.now(),
  };
  const result = await composeMessage(
    services,
    openSources(services, { originOf: async () => origin }),
    message,
  );
  if (result.outcome !== "mail") throw new Error(`The mail was not composed: ${result.outcome}`);
  return result.mail;
}
