import { and, eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { problemsOf, type WeeklyHours } from "~/app/domain/appointments/hours";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockHours } from "~/db/queries/counselor-hours";
import { isForeignKeyViolation } from "~/db/queries/errors";
import { counselorHours } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { type MadeTimes, makeTimesAhead, remakeTimes } from "./parts/make-times.server";
import { writeAudit } from "./parts/write-audit.server";

interface Request {
  actor: Actor;
  center: { id: string; timeZone: string };
}

export interface NewHoursRequest extends Request {
  /** The form's key: posting it again makes nothing more. */
  hoursId: string;
  branchId: string;
  counselor: string;
  place: string;
  hours: WeeklyHours;
}

/** Adds a counselor's weekly hours at a branch and makes the times of the weeks ahead from them. */
export async function addHours(
  services: Services,
  request: NewHoursRequest,
): Promise<({ outcome: "kept" } & MadeTimes) | Refused> {
  const { actor, center, hoursId, branchId, counselor, place, hours } = request;
  const problems = problemsOf(hours);
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  try {
    return await inTransaction(services, "keep-hours", async (tx) => {
      const added = await tx
        .insert(counselorHours)
        .values({
          ...{ centerId: center.id, id: hoursId, branchId, counselor, place, ...columnsOf(hours) },
          createdAt: services.clock.now(),
        })
        .onConflictDoNothing()
        .returning({ id: counselorHours.id });
      const held = await lockHours(tx, { centerId: center.id, hoursId });
      if (added.length === 0 || held === null) return { outcome: "kept" as const, made: 0, kept: 0 };
      const made = await makeTimesAhead(tx, services, center, held);
      await writeAudit(tx, services, actor, [
        { subjectKind: "branch", subjectId: branchId, action: "appointment hours added", to: String(made) },
      ]);
      return { outcome: "kept" as const, made, kept: 0 };
    });
  } catch (error) {
    if (isForeignKeyViolation(error))
      return refuse("values-not-accepted", [{ field: "branchId", problem: "not-found" }]);
    throw error;
  }
}

/**
 * Changes weekly hours, and the times ahead with them. Whoever has a time keeps it, also one that the hours no longer
 * give: `kept` counts these.
 */
export async function changeHours(
  services: Services,
  request: Request & { hoursId: string; place: string; hours: WeeklyHours },
): Promise<({ outcome: "kept" } & MadeTimes) | Refused> {
  const { actor, center, hoursId, place, hours } = request;
  const problems = problemsOf(hours);
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  return inTransaction(services, "keep-hours", async (tx) => {
    const before = await lockHours(tx, { centerId: center.id, hoursId });
    if (before === null) return refuse("not-found");
    await tx
      .update(counselorHours)
      .set({ place, ...columnsOf(hours), revision: sql`${counselorHours.revision} + 1` })
      .where(and(eq(counselorHours.centerId, center.id), eq(counselorHours.id, hoursId)));
    const made = await remakeTimes(tx, services, center, { ...before, place, ...hours });
    await writeAudit(tx, services, actor, [
      { subjectKind: "branch", subjectId: before.branchId, action: "appointment hours changed" },
    ]);
    return { outcome: "kept" as const, ...made };
  });
}

const columnsOf = ({ week, length, gap, fromDay, untilDay }: WeeklyHours) => ({
  ...{ week: [...week], length, gap, fromDay, untilDay },
});
