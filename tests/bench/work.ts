import { type Comparison, compare } from "./compare";
import { each, type Load, load, requestBytes } from "./load";
import { makeScans } from "./scan-row";
import { makeEvent, makeTokens, refreshPlans, type Setting, sendAll } from "./setting";

const rounds = 7;
const per = { scans: 1_000, pages: 2_000, registrations: 150 };

/** A round of one kind of work on one application; rounds of one number are the same work. */
export type Work = (round: number) => Promise<Load>;

/** One kind of work, opened on any application: what a setting's port answers. */
export interface Kind {
  name: string;
  unit: string;
  open(setting: Setting): Promise<Work>;
}

export const scans: Kind = { name: "Scan over HTTP", unit: "scans/s", open: scansOn };
export const registrations: Kind = { name: "Registrations over HTTP", unit: "/s", open: registrationsOn };

/**
 * @param paths where they stand, asked for once the setting is there
 * @param count pages a round
 */
export const pages = (
  name: string,
  paths: (setting: Setting) => Promise<readonly string[]>,
  count = per.pages,
): Kind => ({
  name,
  unit: "pages/s",
  open: async (setting) => pagesOn(setting, await paths(setting), count),
});

/**
 * One kind of work on two applications, in turns, after `warmUps` rounds on each. Plans are made again after the first of
 * them: one that was made for an empty table would stay for all that is measured.
 */
export async function compareWork(
  { open }: Kind,
  { ours, floor, warmUps }: { ours: Setting; floor: Setting; warmUps: number },
): Promise<Comparison> {
  const [our, their] = [await open(ours), await open(floor)];
  for (const work of [our, their]) await work(0);
  for (const setting of [ours, floor]) await refreshPlans(setting);
  for (const work of [our, their]) for (let round = 1; round < warmUps; round += 1) await work(round);
  return compare(rounds, {
    ours: (round) => our(round + warmUps),
    floor: (round) => their(round + warmUps),
  });
}

/** More rounds than any comparison asks for. */
const prepared = rounds + 3;

async function scansOn(setting: Setting): Promise<Work> {
  const tokens = await makeTokens(setting, "door", 150);
  const { id } = await makeEvent(setting);
  const requests = await makeScans(setting, tokens, id, `/api/v1/events/${id}/scans`, per.scans * prepared);
  return (round) => {
    const next = each(requests.slice(round * per.scans, (round + 1) * per.scans));
    return load({ port: setting.port, next, expect: [201] });
  };
}

function pagesOn({ port, center }: Setting, paths: readonly string[], count: number): Work {
  const headers = { "accept-encoding": "gzip, deflate, br", accept: "text/html" };
  const some = paths.map((path) => requestBytes("GET", path, { host: center.host, headers }));
  const requests = Array.from({ length: count / some.length }, () => some).flat();
  return () => load({ port, next: each(requests), expect: [200] });
}

async function registrationsOn(setting: Setting): Promise<Work> {
  const tokens = await makeTokens(setting, "staff", 30);
  const { id } = await makeEvent(setting, { capacity: null });
  return async (round) => {
    const requests = Array.from({ length: per.registrations }, (_, n) =>
      aRegistrationBy(
        tokens[n % tokens.length],
        setting.center.host,
        id,
        `visitor${round}-${n}@work.example`,
      ),
    );
    const done = await load({ port: setting.port, next: each(requests), expect: [201] });
    await sendAll(setting);
    return done;
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
