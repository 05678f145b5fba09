import { compare } from "./compare";
import { each, type Load, load, requestBytes } from "./load";
import { makeScans } from "./scan-row";
import { makeEvent, makeTokens, refreshPlans, type Setting } from "./setting";
import { comparedRow, type Row } from "./table";

const rounds = 7;
const per = { scans: 1_000, pages: 2_000, searches: 300, registrations: 150 };
/** What is there already may cost a fifth more time at most. */
const target = "0.83";

/** A round of one kind of work on one application. */
type Work = (round: number) => Promise<Load>;

/** The application over a database that is full against the same over an empty one, in one run. */
export async function grownRows(old: Setting, empty: Setting, over: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, unit, open } of kinds) {
    process.stderr.write(`  ${name}\n`);
    const [ours, floor] = [await open(old), await open(empty)];
    for (const setting of [old, empty]) await refreshPlans(setting);
    for (const warmUp of [ours, floor]) await warmUp(0);
    const result = await compare(rounds, {
      ours: (round) => ours(round + 1),
      floor: (round) => floor(round + 1),
    });
    rows.push(comparedRow(`${name} over ${over}, against an empty database`, unit, target, result));
  }
  return rows;
}

const kinds: { name: string; unit: string; open: (setting: Setting) => Promise<Work> }[] = [
  { name: "Scan over HTTP", unit: "scans/s", open: scansOn },
  {
    name: "Event page",
    unit: "pages/s",
    open: async (on) => pagesOn(on, per.pages, [`/events/${(await makeEvent(on)).slug}`]),
  },
  { name: "Search of events", unit: "pages/s", open: searchesOn },
  { name: "List of events", unit: "pages/s", open: async (on) => pagesOn(on, per.pages, ["/"]) },
  { name: "Registrations over HTTP", unit: "/s", open: registrationsOn },
];

async function scansOn(setting: Setting): Promise<Work> {
  const tokens = await makeTokens(setting, "door", 150);
  const { id } = await makeEvent(setting);
  const count = per.scans * (rounds + 1);
  const requests = await makeScans(setting, tokens, id, `/api/v1/events/${id}/scans`, count);
  return (round) => {
    const next = each(requests.slice(round * per.scans, (round + 1) * per.scans));
    return load({ port: setting.port, next, expect: [201] });
  };
}

/** As many events to come on either side; what is over is found by no search. */
async function searchesOn(setting: Setting): Promise<Work> {
  for (let n = 0; n < 10; n += 1) await makeEvent(setting);
  const words = ["warehouse", "nurse", "hiring", "cook", "driver", "weld"];
  return pagesOn(
    setting,
    per.searches,
    words.map((word) => `/events?q=${word}`),
  );
}

async function pagesOn({ port, center }: Setting, count: number, paths: readonly string[]): Promise<Work> {
  const headers = { "accept-encoding": "gzip, deflate, br", accept: "text/html" };
  const some = paths.map((path) => requestBytes("GET", path, { host: center.host, headers }));
  const requests = Array.from({ length: count / some.length }, () => some).flat();
  return () => load({ port, next: each(requests), expect: [200] });
}

async function registrationsOn(setting: Setting): Promise<Work> {
  const tokens = await makeTokens(setting, "staff", 30);
  const { id } = await makeEvent(setting, { capacity: null });
  return (round) => {
    const requests = Array.from({ length: per.registrations }, (_, n) =>
      aRegistrationBy(
        tokens[n % tokens.length],
        setting.center.host,
        id,
        `visitor${round}-${n}@grown.example`,
      ),
    );
    return load({ port: setting.port, next: each(requests), expect: [201] });
  };
}

/** A visitor with an address, who gets a confirmation. */
export function aRegistrationBy(
  token: string | undefined,
  host: string,
  eventId: string,
  email: string,
): Buffer {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const body = JSON.stringify({ name: "Rosa Delgado", email });
  return requestBytes("POST", `/api/v1/events/${eventId}/registrations`, { host, headers, body });
}
