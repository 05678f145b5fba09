import { and, eq, lt, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { decideList, type ListProblem, type PartnerRow } from "~/app/domain/referrals/partner-list";
import { type Refused, refuse } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import { isForeignKeyViolation } from "~/db/queries/errors";
import { lockPartnerList } from "~/db/queries/partner-lists";
import { listNamedReferrals } from "~/db/queries/referrals";
import { referralImports } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface ListRequest {
  actor: Actor;
  center: { id: string; timeZone: string };
  /** The id that the form carries: a list that is posted twice is one. */
  importId: string;
}

/** How long a list that was read waits to be confirmed. */
const stands = 24 * 3_600_000;

/** Keeps what a partner's list says until it is confirmed, for a day; nothing is marked. Older ones are forgotten. */
export async function keepPartnerList(
  services: Services,
  { actor, center, importId, partnerId, rows }: ListRequest & { partnerId: string; rows: PartnerRow[] },
): Promise<{ outcome: "kept" } | Refused> {
  const now = services.clock.now();
  const { centerId, createdAt } = referralImports;
  try {
    return await inTransaction(services, "take-over-partner-list", async (tx) => {
      const isOver = lt(createdAt, new Date(now.getTime() - stands));
      await tx.delete(referralImports).where(and(eq(centerId, center.id), isOver));
      await tx
        .insert(referralImports)
        .values({
          ...{ centerId: center.id, id: importId, partnerId, rows, count: rows.length },
          ...{ by: actor.id, createdAt: now },
        })
        .onConflictDoNothing({ target: [centerId, referralImports.id] });
      return { outcome: "kept" as const };
    });
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    return refuse("values-not-accepted", [{ field: "partnerId", problem: "not-in-list" }]);
  }
}

export type TakenOver =
  | { outcome: "taken-over"; count: number }
  | { outcome: "wrong"; problems: ListProblem[] }
  | Refused;

/**
 * Marks all that a partner's list confirms, or none of it: it is decided anew on what the referrals are now. Confirmed
 * twice, or by two at once, it is taken over once and answered alike. One that waited for more than a day is over.
 */
export async function takeOverPartnerList(services: Services, request: ListRequest): Promise<TakenOver> {
  const { actor, center, importId } = request;
  return inTransaction(services, "take-over-partner-list", async (tx) => {
    const kept = await lockPartnerList(tx, { centerId: center.id, importId });
    if (kept === null) return refuse("not-found");
    if (kept.importedAt !== null) return { outcome: "taken-over" as const, count: kept.count };
    const now = services.clock.now();
    if (now.getTime() - kept.createdAt.getTime() > stands) return refuse("not-found");
    const { partnerId, rows } = kept;
    const named = await listNamedReferrals(tx, {
      ...{ centerId: center.id, partnerId, isHeld: true },
      codes: rows.flatMap(({ code }) => code ?? []),
      references: rows.flatMap(({ reference }) => reference ?? []),
    });
    const today = localOf(now, center.timeZone).date;
    const decided = decideList(rows, named, { partnerId, today });
    if (!decided.ok) return { outcome: "wrong" as const, problems: decided.problems };
    const confirmed = decided.confirmations.map((one) => ({ ...one, stepId: services.ids.uuid() }));
    // One statement for all of them: each referral's state, and its step with the state that it had.
    await tx.execute(sql`
      with listed as (
        select * from jsonb_to_recordset(${JSON.stringify(confirmed)}::jsonb)
          as one("referralId" uuid, "stepId" uuid, reference text, "servedOn" date)
      ), before as (
        select r.id, r.state, r.revision from referrals r join listed on r.id = listed."referralId"
        where r.center_id = ${center.id}
      ), marked as (
        update referrals r
        set state = 'served', served_on = listed."servedOn", served_how = 'partner-file',
          partner_reference = coalesce(listed.reference, r.partner_reference), revision = r.revision + 1
        from listed where r.center_id = ${center.id} and r.id = listed."referralId"
        returning r.id
      )
      insert into referral_steps (center_id, id, referral_id, no, "from", "to", how, by, at)
      select ${center.id}::uuid, listed."stepId", before.id, before.revision + 1, before.state, 'served',
        'partner-file', ${actor.id}, ${now.toISOString()}::timestamptz
      from listed join before on before.id = listed."referralId" join marked on marked.id = before.id`);
    await tx
      .update(referralImports)
      .set({ importedAt: now, rows: [] })
      .where(and(eq(referralImports.centerId, center.id), eq(referralImports.id, importId)));
    const about = { subjectKind: "partner" as const, subjectId: partnerId };
    await writeAudit(tx, services, actor, [
      { ...about, action: "partner's list taken over", to: `${confirmed.length} referrals` },
    ]);
    return { outcome: "taken-over" as const, count: confirmed.length };
  });
}
