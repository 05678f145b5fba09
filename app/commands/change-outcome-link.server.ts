import { and, eq, isNull, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockAcceptedEmployer } from "~/db/queries/locks";
import type { OfEmployer } from "~/db/queries/outcomes";
import { outcomeLinks } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

type Request = Omit<OfEmployer, "centerId"> & { actor: Actor };

const isIts = ({ actor, eventId, employerId }: Request) =>
  and(
    eq(outcomeLinks.centerId, actor.centerId),
    eq(outcomeLinks.eventId, eventId),
    eq(outcomeLinks.employerId, employerId),
  );

/** Ends an employer's link: it opens nothing any more, and the employer is asked no more. What it told stays. */
export function withdrawOutcomeLink(
  services: Services,
  request: Request,
): Promise<{ outcome: "withdrawn" } | Refused> {
  return inTransaction(services, "withdraw-outcome-link", async (tx) => {
    const { actor, eventId, employerId } = request;
    const of = { centerId: actor.centerId, eventId, employerId };
    if (!(await lockAcceptedEmployer(tx, of))) return refuse("not-found");
    const now = services.clock.now();
    await tx
      .insert(outcomeLinks)
      .values({ ...of, id: services.ids.uuid(), createdAt: now })
      .onConflictDoNothing();
    const ended = await tx
      .update(outcomeLinks)
      .set({ withdrawnAt: now })
      .where(and(isIts(request), isNull(outcomeLinks.withdrawnAt)))
      .returning({ id: outcomeLinks.id });
    const about = { subjectKind: "event" as const, subjectId: eventId };
    if (ended.length > 0)
      await writeAudit(tx, services, actor, [{ ...about, action: "outcome link withdrawn" }]);
    return { outcome: "withdrawn" };
  });
}

/** Makes a link where there is none, or a new one in place of one that was withdrawn; one that stands stays as it is. */
export function renewOutcomeLink(
  services: Services,
  request: Request,
): Promise<{ outcome: "renewed" } | Refused> {
  return inTransaction(services, "renew-outcome-link", async (tx) => {
    const { actor, eventId, employerId } = request;
    const of = { centerId: actor.centerId, eventId, employerId };
    if (!(await lockAcceptedEmployer(tx, of))) return refuse("not-found");
    const made = await tx
      .insert(outcomeLinks)
      .values({ ...of, id: services.ids.uuid(), createdAt: services.clock.now() })
      .onConflictDoUpdate({
        target: [outcomeLinks.centerId, outcomeLinks.eventId, outcomeLinks.employerId],
        set: { withdrawnAt: null, generation: sql`${outcomeLinks.generation} + 1` },
        setWhere: sql`${outcomeLinks.withdrawnAt} is not null`,
      })
      .returning({ id: outcomeLinks.id });
    const about = { subjectKind: "event" as const, subjectId: eventId };
    if (made.length > 0) await writeAudit(tx, services, actor, [{ ...about, action: "outcome link made" }]);
    return { outcome: "renewed" };
  });
}
