import { asc, eq, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { centerLogos, centers } from "~/db/schema";
import { prepared } from "./prepared";

const columns = {
  id: centers.id,
  host: centers.host,
  name: centers.name,
  timeZone: centers.timeZone,
  locale: centers.locale,
  mailFrom: centers.mailFrom,
  settings: centers.settings,
  revision: centers.revision,
  archivedAt: centers.archivedAt,
  logo: { digest: centerLogos.digest, width: centerLogos.width, height: centerLogos.height },
};

const found = (db: Db) =>
  db.select(columns).from(centers).leftJoin(centerLogos, eq(centerLogos.centerId, centers.id));

export type Center = Awaited<ReturnType<typeof listCenters>>[number];

/** Every center of the installation, the oldest first; those that are closed among them. */
export async function listCenters(db: Db) {
  return found(db).orderBy(asc(centers.createdAt));
}

/** Of all that is read of a center: another number where any of it is another. */
const digest = sql<number>`hashtext(${centers}::text || coalesce(${centerLogos.digest}, ''))`;

export interface DigestedCenter {
  center: Center;
  digest: number;
}

async function digested(db: Db, where?: SQL): Promise<DigestedCenter[]> {
  const rows = await db
    .select({ ...columns, digest })
    .from(centers)
    .leftJoin(centerLogos, eq(centerLogos.centerId, centers.id))
    .where(where);
  return rows.map(({ digest, ...center }) => ({ center, digest }));
}

/** As `listCenters`, each with its digest. */
export const listDigestedCenters = (db: Db): Promise<DigestedCenter[]> => digested(db);

export async function findDigestedCenter(
  db: Db,
  params: { centerId: string },
): Promise<DigestedCenter | null> {
  const [found] = await digested(db, eq(centers.id, params.centerId));
  return found ?? null;
}

/** How many centers there are, and the sum of their digests: of thousands, this is a number to send and not the rows. */
export async function sumCenterDigests(db: Db): Promise<{ count: number; sum: number }> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int`, sum: sql<number>`coalesce(sum(${digest}), 0)::float8` })
    .from(centers)
    .leftJoin(centerLogos, eq(centerLogos.centerId, centers.id));
  return row ?? { count: 0, sum: 0 };
}

export async function findCenter(db: Db, params: { centerId: string }) {
  const [center] = await prepared(found(db).where(eq(centers.id, params.centerId)), "find-center");
  return center ?? null;
}

export async function findCenterByHost(db: Db, params: { host: string }) {
  const [center] = await found(db).where(eq(centers.host, params.host));
  return center ?? null;
}

/** A center that has this id or this host already. */
export async function findTakenCenter(db: Db, params: { centerId: string; host: string }) {
  const [taken] = await db
    .select({ host: centers.host })
    .from(centers)
    .where(or(eq(centers.id, params.centerId), eq(centers.host, params.host)));
  return taken ?? null;
}
