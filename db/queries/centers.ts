import { asc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { centers } from "~/db/schema";

const columns = {
  id: centers.id,
  host: centers.host,
  name: centers.name,
  timeZone: centers.timeZone,
  locale: centers.locale,
  mailFrom: centers.mailFrom,
  settings: centers.settings,
  revision: centers.revision,
};

export type Center = Awaited<ReturnType<typeof listCenters>>[number];

/** Every center of the installation, the oldest first. */
export async function listCenters(db: Db) {
  return db.select(columns).from(centers).orderBy(asc(centers.createdAt));
}

export async function findCenter(db: Db, params: { centerId: string }) {
  const [center] = await db.select(columns).from(centers).where(eq(centers.id, params.centerId));
  return center ?? null;
}
