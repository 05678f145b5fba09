import { setTimeout as pause } from "node:timers/promises";
import { inArray } from "drizzle-orm";
import { scans } from "~/db/schema";
import { until } from "../faults/processes";
import { openDoors, type Site } from "./site";
import { startReaders, startStorm } from "./storm";
import type { ClusterRow } from "./table";

const rate = 30;

/** Both processes are replaced one after the other while pages are read and tickets scanned. */
export async function restartRow(site: Site): Promise<ClusterRow> {
  const { event, tickets, codes, tokens } = await openDoors(site, 3_000);
  const { origin, services } = site;
  const pages = [
    `${origin}/events/${event.slug}`,
    `${origin}/events/${event.slug}/registration`,
    `${origin}/events`,
    ...tickets.slice(0, 20).map(({ manageCode }) => `${origin}/m/${manageCode}`),
  ];
  const storm = startStorm({ origin, eventId: event.id, tokens, codes, newId: services.ids.uuid, rate });
  const readers = startReaders(pages, 4);
  await pause(2_000);
  for (const app of site.apps) {
    await app.restart();
    await until(`the balancer knows ${app.name} again`, () => site.isUp(app.name));
    await pause(1_000);
  }
  const [scanned, read] = await Promise.all([storm.finish(), readers.finish()]);
  const failed = scanned.attempts.filter(({ isTaken }) => !isTaken).length + read.failed;
  const reasons = [
    ...scanned.attempts.flatMap(({ isTaken, by, status }) => (isTaken ? [] : [`scan ${status} ${by}`])),
    ...read.reasons,
  ].join(", ");
  const kept = await services.db.$count(scans, inArray(scans.scanId, scanned.acknowledged));
  const slowest = Math.max(...scanned.attempts.map(({ took }) => took));
  return {
    name: `Both processes restarted one after the other, health by ${site.healthPath}`,
    figures: [
      `${scanned.attempts.length} scans and ${read.read} pages, ${failed} failed${failed > 0 ? ` (${reasons})` : ""}`,
      `slowest scan ${(slowest / 1000).toFixed(1)} s`,
      `${scanned.acknowledged.length - kept} acknowledged scans missing`,
    ],
    holds: failed === 0 && kept === scanned.acknowledged.length,
  };
}
