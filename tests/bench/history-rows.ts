import { compare } from "./compare";
import { makeHistory } from "./history";
import { each, type Load, load, repeated, requestBytes } from "./load";
import { makeScans } from "./scan-row";
import { makeEvent, makeTokens, openSetting, refreshPlans, type Setting } from "./setting";
import { comparedRow, type Row } from "./table";

const rounds = 7;
const per = { scans: 1_000, pages: 2_000, registrations: 150 };
/** A history may cost a fifth more time at most. */
const target = "0.83";

/** A round of one kind of work on one application. */
type Work = (round: number) => Promise<Load>;

/** The application over five years of a city's history against the same over an empty database, in one run. */
export async function historyRows(empty: Setting, parts: string): Promise<Row[]> {
  const old = await openSetting(parts);
  try {
    await makeHistory(old);
    const rows: Row[] = [];
    for (const { name, unit, open } of kinds) {
      const [ours, floor] = [await open(old), await open(empty)];
      for (const setting of [old, empty]) await refreshPlans(setting);
      for (const warmUp of [ours, floor]) await warmUp(0);
      const result = await compare(rounds, {
        ours: (round) => ours(round + 1),
        floor: (round) => floor(round + 1),
      });
      rows.push(
        comparedRow(`${name} after 300,000 registrations in five years, against none`, unit, target, result),
      );
    }
    return rows;
  } finally {
    await old.close();
  }
}

const kinds: { name: string; unit: string; open: (setting: Setting) => Promise<Work> }[] = [
  { name: "Scan over HTTP", unit: "scans/s", open: scansOn },
  {
    name: "Event page",
    unit: "pages/s",
    open: async (on) => pagesOn(on, `/events/${(await makeEvent(on)).slug}`),
  },
  { name: "List of events", unit: "pages/s", open: async (on) => pagesOn(on, "/") },
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

async function pagesOn({ port }: Setting, path: string): Promise<Work> {
  const headers = { "accept-encoding": "gzip, deflate, br", accept: "text/html" };
  const request = requestBytes("GET", path, { headers });
  return () => load({ port, next: repeated(request, per.pages), expect: [200] });
}

async function registrationsOn(setting: Setting): Promise<Work> {
  const tokens = await makeTokens(setting, "staff", 30);
  const { id } = await makeEvent(setting, { capacity: null });
  return (round) => {
    const requests = Array.from({ length: per.registrations }, (_, n) => {
      const headers = {
        authorization: `Bearer ${tokens[n % tokens.length]}`,
        "content-type": "application/json",
      };
      const body = JSON.stringify({ name: `Visitor ${n}`, email: `visitor${round}-${n}@history.example` });
      return requestBytes("POST", `/api/v1/events/${id}/registrations`, { headers, body });
    });
    return load({ port: setting.port, next: each(requests), expect: [201] });
  };
}
