import { compare } from "./compare";
import { each, load, requestBytes } from "./load";
import { makeEvent, makeTokens, refreshPlans, type Setting } from "./setting";
import { comparedRow, type Row } from "./table";
import { type PreparedTicket, prepareTickets } from "./tickets";

const rounds = 7;
const perRound = 2_000;
const warmUp = 4_000;

/** The scan over HTTP, token, validation and storing included, against the same statements without any of it. */
export async function scanRow(setting: Setting): Promise<Row> {
  const tokens = await makeTokens(setting, "door", 300);
  const [ours, floor] = [await makeEvent(setting), await makeEvent(setting)];
  const floorPort = await setting.start("floor-server", {
    CENTER_ID: setting.center.id,
    EVENT_ID: floor.id,
  });
  const sides = {
    ours: await makeScans(setting, tokens, ours.id, `/api/v1/events/${ours.id}/scans`),
    floor: await makeScans(setting, tokens, floor.id, "/scans"),
  };
  const send = (port: number, requests: Buffer[]) => load({ port, next: each(requests), expect: [201] });
  const taken = (requests: Buffer[], round: number) =>
    requests.slice(warmUp + round * perRound, warmUp + (round + 1) * perRound);
  await send(setting.port, sides.ours.slice(0, warmUp));
  await send(floorPort, sides.floor.slice(0, warmUp));
  await refreshPlans(setting);
  const result = await compare(rounds, {
    ours: (round) => send(setting.port, taken(sides.ours, round)),
    floor: (round) => send(floorPort, taken(sides.floor, round)),
  });
  for (const { id } of [ours, floor]) await requireStored(setting, id);
  return comparedRow("Scan over HTTP, against bare node:http and postgres.js", "scans/s", "0.85", result);
}

/** Requests that scan a ticket each, over as many tokens as keep them under the limit. */
export async function makeScans(
  setting: Pick<Setting, "services" | "center">,
  tokens: string[],
  eventId: string,
  path: string,
  count = warmUp + rounds * perRound,
): Promise<Buffer[]> {
  const { services, center } = setting;
  await services.sql`
    insert into doors (center_id, id, event_id, name, name_folded)
    values (${center.id}, ${services.ids.uuid()}, ${eventId}, 'Main', 'main')`;
  const tickets = await prepareTickets(setting, { eventId, count });
  return tickets.map(({ ticketCode }: PreparedTicket, n) => {
    const token = tokens[n % tokens.length] ?? "";
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = JSON.stringify({ scanId: services.ids.uuid(), code: ticketCode, door: "Main" });
    return requestBytes("POST", path, { host: center.host, headers, body });
  });
}

async function requireStored({ services, center }: Setting, eventId: string): Promise<void> {
  const [stored] = await services.sql<{ scans: number; admissions: number }[]>`
    select (select count(*)::int from scans where center_id = ${center.id} and event_id = ${eventId}) as scans,
      (select count(*)::int from admissions where center_id = ${center.id} and event_id = ${eventId}) as admissions`;
  const wanted = warmUp + rounds * perRound;
  if (stored?.scans !== wanted || stored.admissions !== wanted) {
    throw new Error(`Of ${wanted} scans that were answered, ${JSON.stringify(stored)} are stored`);
  }
}
