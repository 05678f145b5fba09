import { setTimeout as pause } from "node:timers/promises";
import { eq, inArray } from "drizzle-orm";
import { admissions, scans } from "~/db/schema";
import { until } from "../faults/processes";
import { openCounts } from "./counts-stream";
import { openDoors, type Site } from "./site";
import { longestSilence, type StormResult, startReaders, startStorm } from "./storm";
import type { ClusterRow } from "./table";

const rate = 60;
/** Seconds of scans before the primary is lost, and after scans are taken again. */
const before = 4;
/** Seconds for which the replica hears nothing before the primary is lost, where it need not have heard. */
const silence = 2;

/** The primary's machine is lost in a storm of scans, with commits that wait for the replica. */
export const synchronousRow = (site: Site) => loseThePrimary(site, true);

/** The same with commits that do not, and a replica that has heard nothing for two seconds. */
export const asynchronousRow = (site: Site) => loseThePrimary(site, false);

async function loseThePrimary(site: Site, isSynchronous: boolean): Promise<ClusterRow> {
  const { database, services, origin } = site;
  await database.becomeWhole(isSynchronous);
  const { event, codes, tokens } = await openDoors(site, 6_000);
  const [token = ""] = tokens;
  const counts = await openCounts(origin, { eventId: event.id, token });
  const pids = site.apps.map((app) => app.running().pid);
  const storm = startStorm({ origin, eventId: event.id, tokens, codes, newId: services.ids.uuid, rate });
  const readers = startReaders([`${origin}/events/${event.slug}`, `${origin}/events`], 2);
  await pause(before * 1000);
  const lost = await database.primary();
  if (!isSynchronous) {
    lost.cutLink();
    await pause(silence * 1000);
  }
  await lost.lose();
  await until("another node is primary", async () => (await database.primary().catch(() => null)) !== null);
  await until("scans are taken again by both processes", areReady(site));
  await pause(before * 1000);
  const [scanned, read] = [await storm.finish(), await readers.finish()];
  const kept = await keptScans(site, scanned);
  const isCounted = await countsAgree(site, event.id, counts.last);
  await counts.close();
  await lost.replace();
  await database.becomeWhole(isSynchronous);
  const missing = scanned.acknowledged.length - kept;
  const isAlive = pids.every((pid, at) => site.apps[at]?.running().pid === pid);
  const kind = isSynchronous
    ? "Primary lost, commits wait for the replica"
    : `Primary lost, commits do not wait, the replica cut off ${silence} s before`;
  return {
    name: `${kind}: ${rate} scans/s at ${tokens.length} doors`,
    figures: [
      ...silences(site, scanned),
      `${scanned.attempts.filter(({ isTaken }) => !isTaken).length} tries refused and sent again, ${scanned.waiting} scans left over`,
      `${missing} of ${scanned.acknowledged.length} acknowledged scans missing`,
      `${read.failed} of ${read.read} public pages failed`,
      isCounted ? "open counts right again by themselves" : "open counts stayed wrong",
    ],
    holds: isCounted && isAlive && scanned.waiting === 0 && (!isSynchronous || missing === 0),
  };
}

const areReady = (site: Site) => async () => {
  const ready = await Promise.all(site.apps.map((app) => app.isReady()));
  return ready.every((each) => each);
};

/** How long no process took a scan, and each of them by how it reaches the database. */
function silences({ apps }: Site, scanned: StormResult): string[] {
  const of = (by?: string) => `${longestSilence(scanned, by).toFixed(1)} s`;
  const each = apps.map(
    ({ name, isPooled }) => `${of(name)} ${isPooled ? "through PgBouncer" : "without it"}`,
  );
  return [`no scan taken for ${of()} (${each.join(", ")})`];
}

/** In parts: a statement has no more than 65,535 values. */
async function keptScans({ services }: Site, { acknowledged }: StormResult): Promise<number> {
  let kept = 0;
  for (let at = 0; at < acknowledged.length; at += 5_000) {
    kept += await services.db.$count(scans, inArray(scans.scanId, acknowledged.slice(at, at + 5_000)));
  }
  return kept;
}

async function countsAgree({ services }: Site, eventId: string, last: () => number): Promise<boolean> {
  const admitted = await services.db.$count(admissions, eq(admissions.eventId, eventId));
  return until("the open counts are right", () => last() === admitted, 15_000).then(
    () => true,
    () => false,
  );
}
