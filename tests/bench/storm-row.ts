import { request } from "node:http";
import { webCodeSeal } from "~/app/door/code-seal";
import { doorApi } from "~/app/door/door-api";
import type { ScanToSend } from "~/app/door/items";
import { localReply } from "~/app/door/local-reply";
import { device as devicePorts } from "~/app/door/ports";
import { memoryQueueStore } from "~/app/door/queue-store";
import { type DoorRoster, doorRoster } from "~/app/door/roster";
import { scanQueue } from "~/app/door/scan-queue";
import { until } from "../faults/processes";
import { makeEvent, makeTokens, type Setting } from "./setting";
import { type Row, whole } from "./table";
import { prepareTickets } from "./tickets";

const people = 3_000;
const doors = 10;
/** One scan in all each second: the evening lasts fifty minutes, and its clock runs as fast as the server answers. */
const pace = 1_000;
/** Each twentieth visitor comes to a second door with the same ticket. */
const repeatEach = 20;
const rounds = 50;

interface Phone {
  roster: DoorRoster;
  queue: ReturnType<typeof scanQueue>;
  isOnline: () => boolean;
  turn: (isOnline: boolean) => void;
  waiting: Set<string>;
}

/**
 * An evening of 3,000 people at ten doors, with the door's own client on ten phones over HTTP, half of them without a
 * connection from a moment of chance on. At the end each person is counted once and every scan is there. What is measured
 * is how long the scans of the phones that were away take to be stored.
 */
export async function stormRow(setting: Setting): Promise<Row> {
  const { services, center } = setting;
  const { id: eventId } = await makeEvent(setting);
  const tickets = await prepareTickets(setting, { eventId, count: people });
  const tokens = await makeTokens(setting, "door", doors);
  const phones = await Promise.all(tokens.map((token) => aPhone(setting, eventId, token)));
  const begin = services.clock.now().getTime() - people * pace;
  const awayFrom = phones.map(() => services.ids.number(4));
  let made = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const [n, phone] of phones.entries()) phone.turn(n % 2 === 0 || round < (awayFrom[n] ?? 0));
    const group = tickets.slice((round * people) / rounds, ((round + 1) * people) / rounds);
    await Promise.all(
      group.map(async ({ ticketCode }, n) => {
        const index = round * (people / rounds) + n;
        const visits = index % repeatEach === 0 ? 2 : 1;
        for (let visit = 0; visit < visits; visit += 1) {
          const phone = phones[(index + visit * 3) % doors];
          if (phone) await scan(phone, ticketCode, new Date(begin + index * pace), `Door ${index % doors}`);
          made += 1;
        }
      }),
    );
  }
  const queued = phones.reduce((sum, { waiting }) => sum + waiting.size, 0);
  const begun = performance.now();
  for (const phone of phones) phone.turn(true);
  await until("all phones are empty", () => phones.every(({ waiting }) => waiting.size === 0));
  const seconds = (performance.now() - begun) / 1000;
  for (const { queue } of phones) queue.stop();
  const [stored] = await services.sql<{ scans: number; people: number; conflicts: number }[]>`
    select (select count(*)::int from scans where center_id = ${center.id} and event_id = ${eventId}) as scans,
      (select count(*)::int from admissions where center_id = ${center.id} and event_id = ${eventId}) as people,
      (select count(*)::int from scan_conflicts where center_id = ${center.id} and event_id = ${eventId}) as conflicts`;
  if (stored?.scans !== made || stored.people !== people)
    throw new Error(`Of ${made} scans of ${people} people there are ${JSON.stringify(stored)}`);
  return {
    name: `Evening of ${whole(people)} people at ${doors} doors, half of them without a connection: ${whole(made)} scans, none lost, none counted twice, ${stored.conflicts} conflicts shown; time until ${whole(queued)} queued scans are stored`,
    ours: `${seconds.toFixed(1)} s`,
    throughput: `${whole(queued / seconds)}/s`,
  };
}

async function aPhone({ port }: Setting, eventId: string, token: string): Promise<Phone> {
  let isOnline = true;
  const fetcher: typeof fetch = (path, init) =>
    isOnline
      ? send(port, typeof path === "string" ? path : "", token, init)
      : Promise.reject(new TypeError("no signal"));
  const api = doorApi(eventId, fetcher);
  const loaded = await api.roster(null);
  if (loaded.outcome !== "answered") throw new Error(`No list: ${loaded.outcome}`);
  const roster = doorRoster(loaded.answer.roster, webCodeSeal(crypto.subtle));
  const waiting = new Set<string>();
  const queue = scanQueue(api, memoryQueueStore(), devicePorts, {
    restored: () => {},
    answered: (item) => void waiting.delete(item.scanId),
    kept: () => {},
    refused: (item, { code }) => {
      throw new Error(`${item.scanId} was refused: ${code}`);
    },
    storageFailed: () => {},
  });
  const turn = (online: boolean) => {
    const isBack = online && !isOnline;
    isOnline = online;
    if (isBack) queue.sendNow();
  };
  return { roster, queue, isOnline: () => isOnline, turn, waiting };
}

/** As a phone does it: the server's verdict with a connection, its own list's without one. */
async function scan(phone: Phone, code: string, scannedAt: Date, door: string): Promise<void> {
  const seen = { scanId: devicePorts.uuid(), scannedAt, clockOffsetMs: 0, code, door, device: door };
  const item: ScanToSend = { kind: "entry", ...seen, override: false, people: null };
  phone.waiting.add(item.scanId);
  if (phone.isOnline()) {
    await phone.queue.add(item);
    await until("the server answers", () => !phone.waiting.has(item.scanId) || !phone.isOnline());
    return;
  }
  const { told, ticketId } = localReply(item, await phone.roster.verdict(item));
  await phone.queue.add({ ...item, told });
  phone.roster.note(item, told, ticketId);
}

/** By node:http: of two processes on two cores the client should take the lesser part. */
function send(port: number, path: string, token: string, init: RequestInit | undefined): Promise<Response> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const asked = request({ port, path, method: init?.method ?? "GET", headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const status = answer.statusCode ?? 500;
        resolve(new Response(Buffer.concat(chunks), { status }));
      });
    });
    asked.on("error", reject);
    asked.end(init?.body);
  });
}
