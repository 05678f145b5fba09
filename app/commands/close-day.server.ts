import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { listHoursIds, lockHours } from "~/db/queries/counselor-hours";
import { lockCenter } from "~/db/queries/locks";
import { closedDays } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { remakeTimes } from "./parts/make-times.server";
import { writeAudit } from "./parts/write-audit.server";

interface DayRequest {
  actor: Actor;
  center: { id: string; timeZone: string };
  day: string;
}

/**
 * Closes a day: times that are free go, none is made anew. Whoever has one keeps it until staff cancel it: `kept` says
 * how many have. Closing it again gives it the new name.
 */
export function closeDay(
  services: Services,
  request: DayRequest & { name: string },
): Promise<{ outcome: "closed"; kept: number } | Refused> {
  const { center, day, name, actor } = request;
  return inTransaction(services, "close-day", async (tx) => {
    if (day < localOf(services.clock.now(), center.timeZone).date)
      return refuse("values-not-accepted", [{ field: "day", problem: "starts-in-the-past" }]);
    await lockCenter(tx, { centerId: center.id });
    await tx
      .insert(closedDays)
      .values({ centerId: center.id, day, name, createdAt: services.clock.now() })
      .onConflictDoUpdate({ target: [closedDays.centerId, closedDays.day], set: { name } });
    const kept = await remakeAll(tx, services, center);
    await note(tx, services, actor, "day closed", day);
    return { outcome: "closed" as const, kept };
  });
}

/** Opens a closed day again, and makes its times from the hours. */
export function openDay(services: Services, request: DayRequest): Promise<{ outcome: "opened" }> {
  const { center, day, actor } = request;
  return inTransaction(services, "close-day", async (tx) => {
    await lockCenter(tx, { centerId: center.id });
    const gone = await tx
      .delete(closedDays)
      .where(and(eq(closedDays.centerId, center.id), eq(closedDays.day, day)))
      .returning({ day: closedDays.day });
    if (gone.length > 0) {
      await remakeAll(tx, services, center);
      await note(tx, services, actor, "day opened", day);
    }
    return { outcome: "opened" as const };
  });
}

/** All hours of the center, the lowest id first, as everywhere where more than one is held. */
async function remakeAll(tx: Db, services: Services, center: DayRequest["center"]): Promise<number> {
  const today = localOf(services.clock.now(), center.timeZone).date;
  let kept = 0;
  for (const hoursId of await listHoursIds(tx, { centerId: center.id, today })) {
    const hours = await lockHours(tx, { centerId: center.id, hoursId });
    if (hours !== null) kept += (await remakeTimes(tx, services, center, hours)).kept;
  }
  return kept;
}

const note = (tx: Db, services: Services, actor: Actor, action: string, day: string) =>
  writeAudit(tx, services, actor, [
    { subjectKind: "center", subjectId: actor.centerId, action: `appointments ${action}`, to: day },
  ]);
