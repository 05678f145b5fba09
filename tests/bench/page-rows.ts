import { get } from "node:http";
import { compare } from "./compare";
import { load, repeated, requestBytes } from "./load";
import { makeEvent, type Setting } from "./setting";
import { comparedRow, type Row } from "./table";
import { type PreparedTicket, prepareTickets } from "./tickets";

const warmUp = 2_000;
const headers = { "accept-encoding": "gzip, deflate, br", accept: "text/html" };

/** The kept event page against bare node:http sending the same bytes after the same query. */
export async function eventPageRow(setting: Setting): Promise<Row> {
  const { slug } = await makeEvent(setting);
  return keptPage(setting, slug, "Event page, against bare node:http, the same bytes after the same query");
}

/** The kept page of one event against that floor. */
export async function keptPage(setting: Setting, slug: string, name: string): Promise<Row> {
  const path = `/events/${slug}`;
  const floorPort = await setting.start("floor-server", { CENTER_ID: setting.center.id, SLUG: slug });
  const sent = await bytesOf(setting.port, path);
  const page = { headers: sent.headers, bytes: sent.body.toString("base64") };
  await fetch(`http://127.0.0.1:${floorPort}/page`, { method: "POST", body: JSON.stringify(page) });
  const result = await comparePages(setting.port, path, floorPort, "/page", { rounds: 7, perRound: 4_000 });
  return comparedRow(name, "pages/s", "0.50", result);
}

/** Pages that Remix renders for each request against a trivial one under the same server. */
export async function renderedPageRows(setting: Setting): Promise<Row[]> {
  const trivialPort = await setting.start("trivial-server");
  const rows: Row[] = [];
  for (const { name, path } of await publicPages(setting)) {
    if (name === "Event page") continue;
    const result = await comparePages(setting.port, path, trivialPort, "/trivial", {
      rounds: 9,
      perRound: 1_500,
    });
    rows.push(comparedRow(`${name}, against a trivial Remix page with one query`, "pages/s", "0.70", result));
  }
  return rows;
}

/** The public pages of a center with a handful of events, one of them with a ticket. */
export async function publicPages(setting: Setting): Promise<{ name: string; path: string }[]> {
  const events = [];
  for (let n = 0; n < 5; n += 1) events.push(await makeEvent(setting));
  const [{ id: eventId, slug } = { id: "", slug: "" }] = events;
  const [ticket]: (PreparedTicket | undefined)[] = await prepareTickets(setting, { eventId, count: 1 });
  return [
    { name: "Event page", path: `/events/${slug}` },
    { name: "List of events", path: "/" },
    { name: "Registration form", path: `/events/${slug}/registration` },
    { name: "Manage page", path: `/m/${ticket?.manageCode}` },
    { name: "Ticket", path: `/t/${ticket?.ticketCode}` },
    { name: "Privacy page", path: "/privacy" },
  ];
}

async function comparePages(
  port: number,
  path: string,
  floorPort: number,
  floorPath: string,
  { rounds, perRound }: { rounds: number; perRound: number },
) {
  const ask = (to: number, at: string, count: number) =>
    load({ port: to, next: repeated(requestBytes("GET", at, { headers }), count), expect: [200] });
  // Code that ran less is not compiled yet, and ours is more than the floor's.
  await ask(port, path, warmUp);
  await ask(floorPort, floorPath, warmUp);
  return compare(rounds, {
    ours: () => ask(port, path, perRound),
    floor: () => ask(floorPort, floorPath, perRound),
  });
}

/** An answer as it came over the wire, still compressed. */
export function bytesOf(
  port: number,
  path: string,
): Promise<{ headers: Record<string, string>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get({ port, path, headers, host: "127.0.0.1" }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`));
        const kept = Object.entries(answer.headers).flatMap(([name, value]) =>
          typeof value === "string" && !perConnection.has(name) ? [[name, value]] : [],
        );
        resolve({ headers: Object.fromEntries(kept), body: Buffer.concat(chunks) });
      });
    }).on("error", reject);
  });
}

const perConnection = new Set(["connection", "keep-alive", "date", "transfer-encoding"]);
