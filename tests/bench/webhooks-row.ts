import { request } from "node:http";
import { httpSender } from "~/app/adapters/webhooks/http-sender.server";
import type { NewDelivery } from "~/app/commands/parts/note-webhook.server";
import { saveDeliveries } from "~/app/commands/parts/note-webhook.server";
import { payloadBody, payloadData } from "~/app/domain/webhooks/payload";
import { mostAtOnce } from "~/app/domain/webhooks/webhook";
import { sendWebhooks, startWebhooks } from "~/app/worker/webhooks.server";
import { aWebhook } from "../factories/webhooks";
import { until } from "../faults/processes";
import { compare } from "./compare";
import type { Setting } from "./setting";
import { comparedRow, type Row, whole } from "./table";

const endpoints = 4;
const rounds = 3;
const perRound = 2_000;
const toMoody = 1_000;
const day = 86_400_000;

interface Counts {
  hooks: number;
  moody: number;
  /** Milliseconds since 1970. */
  lastAt: number;
}

/**
 * Deliveries to four endpoints of a receiver on this machine, composed, signed, sent over a connection each and written
 * down, against bare posts of ready bytes, as many at once. Then whether any is lost over a receiver that fails half of
 * the time. By a clock of tomorrow, so that the application's own worker, which may not reach this machine, finds
 * nothing due.
 */
export async function webhooksRow(setting: Setting): Promise<Row[]> {
  const clock = steppedClock(setting.services.clock.now().getTime() + day);
  const services = { ...setting.services, clock, webhooks: httpSender({ allowsLoopback: true }) };
  const port = await setting.start("webhook-receiver");
  const counts = async (): Promise<Counts> => (await fetch(`http://127.0.0.1:${port}/`)).json();
  const of = { setting: { ...setting, services }, port, counts };
  const result = await compare(rounds, { ours: () => byWorker(of), floor: () => byPosts(of) });
  const row = comparedRow("", "webhooks/s", "0.25", result);
  const name = `Webhooks to ${endpoints} endpoints, composed, signed, sent and noted, against bare posts of node:http`;
  return [{ ...row, name }, await moodyRow(of, clock)];
}

interface Of {
  setting: Setting;
  port: number;
  counts(): Promise<Counts>;
}

/** A clock that goes on, and can be set forward. */
function steppedClock(start: number) {
  const began = Date.now();
  let ahead = start - began;
  return {
    now: () => new Date(Date.now() + ahead),
    ticks: () => performance.now(),
    skip: (milliseconds: number) => {
      ahead += milliseconds;
    },
  };
}

/** Writes deliveries for endpoints that were just added at this path. */
async function prepare({ setting, port }: Of, path: string, count: number): Promise<void> {
  const { services, center } = setting;
  const made = [];
  for (let n = 0; n < endpoints; n += 1) {
    made.push(await aWebhook(services, center, { url: `http://127.0.0.1:${port}${path}`, types: [] }));
  }
  const occurredAt = services.clock.now();
  const rows = made.flatMap(({ endpointId }) =>
    Array.from(
      { length: count / endpoints },
      (_, n): NewDelivery & { centerId: string; endpointId: string } => ({
        ...{ centerId: center.id, endpointId, type: "webhook.test", cause: `bench:${n}` },
        ...{ eventId: null, registrationId: null, occurredAt },
        data: payloadData("webhook.test", { endpointId }),
      }),
    ),
  );
  await services.db.transaction((tx) => saveDeliveries(tx, services, rows));
}

/** Takes the endpoints away again: the next ones are alone. */
const clear = ({ setting: { services, center } }: Of) =>
  services.sql`delete from webhook_endpoints where center_id = ${center.id}`;

async function byWorker(of: Of) {
  await prepare(of, "/hooks", perRound);
  const { hooks: before } = await of.counts();
  const begin = Date.now();
  const worker = startWebhooks(of.setting.services, {
    onError: (error) => process.stderr.write(`${String(error)}\n`),
  });
  await until("all webhooks arrive", async () => (await of.counts()).hooks >= before + perRound);
  await worker.stop();
  const { hooks, lastAt } = await of.counts();
  if (hooks !== before + perRound) throw new Error(`${hooks - before} webhooks of ${perRound}`);
  await clear(of);
  return { done: perRound, seconds: (lastAt - begin) / 1000, latencies: [] };
}

/** As many at once as the worker has, each over a connection of its own. */
async function byPosts({ port }: Of) {
  const { type, occurredAt, data } = {
    ...{ type: "webhook.test" as const, occurredAt: new Date() },
    data: { endpointId: crypto.randomUUID() },
  };
  const body = payloadBody({ type, occurredAt, data, name: undefined });
  let left = perRound;
  const post = () =>
    new Promise<void>((resolve, reject) => {
      const headers = { "Content-Type": "application/json", "webhook-id": crypto.randomUUID() };
      const settings = { method: "POST", agent: false, headers };
      const sending = request(`http://127.0.0.1:${port}/hooks`, settings, (response) => {
        response.resume().once("end", resolve);
      });
      sending.once("error", reject);
      sending.end(body);
    });
  const lane = async () => {
    while (left-- > 0) await post();
  };
  const begin = Date.now();
  await Promise.all(Array.from({ length: endpoints * mostAtOnce }, lane));
  return { done: perRound, seconds: (Date.now() - begin) / 1000, latencies: [] };
}

async function moodyRow(of: Of, clock: { skip(milliseconds: number): void }): Promise<Row> {
  await prepare(of, "/moody", toMoody);
  const { services, center } = of.setting;
  let looks = 0;
  for (; looks < 100 && (await of.counts()).moody < toMoody; looks += 1) {
    await sendWebhooks(services);
    // Three hours of waiting, at a time: the longest wait is six.
    clock.skip(day / 8);
  }
  const { moody } = await of.counts();
  const [noted] = await services.sql<{ delivered: number; attempts: number }[]>`
    select count(*) filter (where state = 'delivered')::int as delivered, sum(attempts)::int as attempts
    from webhook_deliveries where center_id = ${center.id}`;
  await clear(of);
  if (moody !== toMoody) throw new Error(`${toMoody - moody} of ${toMoody} webhooks are lost`);
  return {
    name: `${whole(toMoody)} webhooks to a receiver that fails half of the time, in ${noted?.attempts} attempts`,
    ours: `${toMoody - moody} lost, ${noted?.delivered} noted as delivered`,
    target: "0 lost",
  };
}
