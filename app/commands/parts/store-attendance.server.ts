import { and, eq, isNull, sql } from "drizzle-orm";
import { reconcile } from "~/app/domain/check-in/reconcile";
import type { Db } from "~/db/client.server";
import { listScanFacts } from "~/db/queries/check-in";
import { admissions, registrations, scanConflicts } from "~/db/schema";

/**
 * Stores what the fold says of a registration: who came, who is in, what staff have to settle. Raising the revision
 * makes a verdict that was read before decide again. The caller holds the registration's row.
 *
 * The admissions go before the scans are read: a scan that comes in between by the short way is then either among
 * the scans, or meets the primary key of what is written here.
 * @throws postgres error 23505 on `admissions_center_id_registration_id_seat_pk`: start again
 */
export async function storeAttendance(
  tx: Db,
  of: { centerId: string; eventId: string; registrationId: string; partySize: number },
): Promise<void> {
  const { partySize, ...registration } = of;
  const isOfThis = (table: typeof admissions | typeof scanConflicts) =>
    and(eq(table.centerId, of.centerId), eq(table.registrationId, of.registrationId));
  await tx.delete(admissions).where(isOfThis(admissions));
  const { seats, conflicts } = reconcile(await listScanFacts(tx, registration), partySize);
  if (seats.length > 0) {
    await tx.insert(admissions).values(seats.map((seat, n) => ({ ...registration, ...seat, seat: n + 1 })));
  }
  await tx.delete(scanConflicts).where(and(isOfThis(scanConflicts), isNull(scanConflicts.settledAs)));
  if (conflicts.length > 0) {
    await tx
      .insert(scanConflicts)
      .values(conflicts.map((conflict) => ({ ...registration, ...conflict })))
      .onConflictDoNothing();
  }
  await tx
    .update(registrations)
    .set({ revision: sql`${registrations.revision} + 1` })
    .where(and(eq(registrations.centerId, of.centerId), eq(registrations.id, of.registrationId)));
}
