import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Db } from "~/db/client.server";
import { devices, invitations } from "~/db/schema";
import { writeAudit } from "./write-audit.server";

interface OfTable {
  centerId: string;
  eventId: string;
  employerId: string;
  /** One pass; all of the table's where it does not say. */
  passId?: string;
}

/**
 * Ends passes of an employer's table: their links, and every phone that they signed in. The passes' rows go first: a
 * phone that is just coming in by one holds its row, and is found here once it is in.
 * @returns the ids of both; the caller announces the phones after the commit, which ends their streams
 */
export async function endTablePasses(
  tx: Db,
  services: Services,
  actor: Actor,
  { centerId, eventId, employerId, passId }: OfTable,
): Promise<{ passes: string[]; phones: string[] }> {
  const now = services.clock.now();
  const passes = await tx
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(invitations.centerId, centerId),
        eq(invitations.eventId, eventId),
        eq(invitations.employerId, employerId),
        eq(invitations.deviceRole, "table"),
        isNull(invitations.email),
        isNull(invitations.withdrawnAt),
        passId === undefined ? undefined : eq(invitations.id, passId),
      ),
    )
    .returning({ id: invitations.id });
  const passIds = passes.map(({ id }) => id);
  if (passIds.length === 0) return { passes: [], phones: [] };
  const phones = await tx
    .update(devices)
    .set({ revokedAt: now })
    .where(
      and(eq(devices.centerId, centerId), inArray(devices.invitationId, passIds), isNull(devices.revokedAt)),
    )
    .returning({ id: devices.id });
  const phoneIds = phones.map(({ id }) => id);
  await writeAudit(tx, services, actor, [
    ...passIds.map((id) => ({ subjectKind: "invitation" as const, subjectId: id, action: "withdrawn" })),
    ...phoneIds.map((id) => ({ subjectKind: "device" as const, subjectId: id, action: "withdrawn" })),
  ]);
  return { passes: passIds, phones: phoneIds };
}
