import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { sampleProblems, yearOfWeek } from "~/app/domain/desk/sample";
import { type Refused, refuse } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import { isForeignKeyViolation } from "~/db/queries/errors";
import { inquirySamples } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface SampleToKeep {
  actor: Actor;
  center: { id: string; timeZone: string };
  /** The id that the form carries: posted twice, it is one. */
  sampleId: string;
  branchId: string;
  /** The Monday of the week that was counted. */
  weekOf: string;
  count: number;
}

/** Keeps the count of a branch's typical week. A branch has one a year: another is refused until that is removed. */
export async function keepSample(
  services: Services,
  request: SampleToKeep,
): Promise<{ outcome: "kept" } | Refused> {
  const { actor, center, sampleId: id, branchId, weekOf, count } = request;
  const now = services.clock.now();
  const problems = sampleProblems(weekOf, localOf(now, center.timeZone).date);
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  try {
    return await inTransaction(services, "keep-sample", async (tx) => {
      const year = yearOfWeek(weekOf);
      const written = await tx
        .insert(inquirySamples)
        .values({ centerId: center.id, id, branchId, year, weekOf, count, by: actor.id, at: now })
        // Of the id's index alone, a form that comes twice at once could meet its own year.
        .onConflictDoNothing()
        .returning({ id: inquirySamples.id });
      const isIt = and(eq(inquirySamples.centerId, center.id), eq(inquirySamples.id, id));
      if (written.length === 0 && (await tx.$count(inquirySamples, isIt)) === 0)
        return refuse("values-not-accepted", [{ field: "day", problem: "year-sampled" }]);
      if (written.length > 0) {
        await writeAudit(tx, services, actor, [
          { subjectKind: "desk", subjectId: id, action: "sample kept", to: `${count} in ${year}` },
        ]);
      }
      return { outcome: "kept" };
    });
  } catch (error) {
    if (isForeignKeyViolation(error))
      return refuse("values-not-accepted", [{ field: "branchId", problem: "not-found" }]);
    throw error;
  }
}

/** Takes a sampling week out of the year's estimate. Twice is once. */
export async function removeSample(
  services: Services,
  { actor, centerId, sampleId }: { actor: Actor; centerId: string; sampleId: string },
): Promise<{ outcome: "removed" }> {
  return inTransaction(services, "keep-sample", async (tx) => {
    const [gone] = await tx
      .delete(inquirySamples)
      .where(and(eq(inquirySamples.centerId, centerId), eq(inquirySamples.id, sampleId)))
      .returning({ year: inquirySamples.year, count: inquirySamples.count });
    if (gone !== undefined) {
      await writeAudit(tx, services, actor, [
        {
          ...{ subjectKind: "desk", subjectId: sampleId, action: "sample removed" },
          from: `${gone.count} in ${gone.year}`,
        },
      ]);
    }
    return { outcome: "removed" };
  });
}
