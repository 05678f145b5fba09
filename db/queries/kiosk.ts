import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { registrations, scans } from "~/db/schema";

/** The registration that a scan is about, or null where the scan is not there or is about nobody's. */
export async function findPlaceOfScan(
  db: Db,
  params: { centerId: string; scanId: string },
): Promise<{ registrationId: string | null } | null> {
  const [scan] = await db
    .select({ registrationId: scans.registrationId })
    .from(scans)
    .where(and(eq(scans.centerId, params.centerId), eq(scans.scanId, params.scanId)));
  return scan ?? null;
}

/** When a registration was made. */
export async function findTimeMade(
  db: Db,
  params: { centerId: string; registrationId: string },
): Promise<Date | null> {
  const [row] = await db
    .select({ createdAt: registrations.createdAt })
    .from(registrations)
    .where(and(eq(registrations.centerId, params.centerId), eq(registrations.id, params.registrationId)));
  return row?.createdAt ?? null;
}
