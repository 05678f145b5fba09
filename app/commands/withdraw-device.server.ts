import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { devices } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface Withdrawal {
  actor: Actor;
  eventId: string;
  deviceId: string;
  /** At whose table the phone is; null for one of the event's own. */
  employerId?: string | null;
}

/** Signs a phone out of its event for good: it neither scans nor sends any more. */
export async function withdrawDevice(
  services: Services,
  { actor, eventId, deviceId, employerId = null }: Withdrawal,
): Promise<{ outcome: "withdrawn" } | Refused> {
  const { centerId } = actor;
  const result = await inTransaction(services, "withdraw-device", async (tx) => {
    const [withdrawn] = await tx
      .update(devices)
      .set({ revokedAt: services.clock.now() })
      .where(
        and(
          eq(devices.centerId, centerId),
          eq(devices.eventId, eventId),
          eq(devices.id, deviceId),
          employerId === null ? isNull(devices.employerId) : eq(devices.employerId, employerId),
          isNull(devices.revokedAt),
        ),
      )
      .returning({ id: devices.id });
    if (withdrawn === undefined) return refuse("not-found");
    await writeAudit(tx, services, actor, [
      { subjectKind: "device", subjectId: deviceId, action: "withdrawn" },
    ]);
    return { outcome: "withdrawn" as const };
  });
  if (result.outcome === "withdrawn")
    services.live.announce({ kind: "access", centerId, holderId: deviceId });
  return result;
}
