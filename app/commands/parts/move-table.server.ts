import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Side } from "~/app/domain/events/steps";
import type { TableStanding } from "~/app/domain/fairs/standing";
import { type TableStepName, takeTableStep } from "~/app/domain/fairs/steps";
import { checkTableNo, isFull } from "~/app/domain/fairs/tables";
import type { FairKind } from "~/app/domain/outbox/message";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { listAccepted } from "~/db/queries/fair-employers";
import { eventEmployers } from "~/db/schema";
import { cancelSlotsOf } from "./cancel-slots.server";
import { endTablePasses } from "./end-table-passes.server";
import { type HeldFair } from "./hold-fair.server";
import { raiseRevision } from "./raise-revision.server";
import { followStanding } from "./save-representatives.server";
import { tellEmployerOfTable, tellStaffOfTable } from "./tell-of-table.server";
import { writeAudit } from "./write-audit.server";

export interface TableMove {
  actor: Actor;
  center: { id: string; host: string; locale: string };
  employer: { id: string; legalName: string; contactEmail: string; vettedAt: Date | null };
  /** Where the employer stands; null where it has nothing to do with the event yet. */
  at: { standing: TableStanding; isHost: boolean } | null;
  by: Side;
  name: TableStepName;
  reason: string | null;
  /** With an acceptance, where one is given already. */
  tableNo?: number | null;
  /** Flags on what the employer brings that nobody has decided: whoever takes an invitation with such asks first. */
  openFlags?: number;
}

const told: Record<TableStanding, FairKind> = {
  invited: "fair-invited",
  applied: "fair-applied",
  accepted: "fair-accepted",
  declined: "fair-declined",
  withdrawn: "fair-withdrawn",
};

/** `phones` were signed in at the employer's table and are no more: the caller announces them after the commit. */
export type TableMoved = { outcome: "moved"; to: TableStanding; phones: string[] };

/**
 * Takes one step of an employer at an event that is held: decides, writes its standing, lets its people's tickets, its
 * interview times and its table's phones follow, raises the event's revision where the public sees it, and tells the
 * other side.
 */
export async function moveTable(
  tx: Db,
  services: Services,
  { event, facts }: HeldFair,
  move: TableMove,
): Promise<TableMoved | Refused> {
  const { center, employer, by, name, reason, tableNo = null, openFlags = 0 } = move;
  const now = services.clock.now();
  const at = move.at ?? { standing: null, isHost: false };
  const decided = takeTableStep({ fair: facts, at, employer, by, name, reason, openFlags }, now);
  if (decided.outcome === "refused") return decided;
  const { to } = decided;
  const of = { centerId: center.id, eventId: event.id, employerId: employer.id };
  if (to === "accepted") {
    const accepted = await listAccepted(tx, of);
    if (isFull(facts.tables, accepted.length)) return refuse("tables-full");
    const problems = checkTableNo(tableNo, accepted);
    if (problems.length > 0) return refuse("values-not-accepted", problems);
  }
  await saveStanding(tx, of, {
    standing: to,
    standingChangedAt: now,
    tableNo: to === "accepted" ? tableNo : null,
  });
  await followStanding(tx, services, { center, event, employerId: employer.id }, { standing: to, by });
  const isOver = at.standing === "accepted";
  if (isOver) await cancelSlotsOf(tx, services, center, event, { employerId: employer.id, by });
  const { phones } = isOver ? await endTablePasses(tx, services, move.actor, of) : { phones: [] };
  if (to === "accepted" || isOver) await raiseRevision(tx, services, center, event.id);
  await writeAudit(tx, services, move.actor, [
    { subjectKind: "event", subjectId: event.id, action: `employer ${to}`, to: employer.legalName, reason },
  ]);
  const about = { kind: told[to], event, employer, reason };
  const tell = by === "staff" ? tellEmployerOfTable : tellStaffOfTable;
  await tell(tx, services, center, about);
  return { outcome: "moved", to, phones };
}

/** Whoever comes anew brings nothing of an earlier time: no table, and nothing that was marked. */
async function saveStanding(
  tx: Db,
  of: { centerId: string; eventId: string; employerId: string },
  to: { standing: TableStanding; standingChangedAt: Date; tableNo: number | null },
): Promise<void> {
  const isNew = to.standing === "invited" || to.standing === "applied";
  const fresh = isNew ? { changedAt: null, arrivedAt: null, leftAt: null, noShowAt: null } : {};
  await tx
    .insert(eventEmployers)
    .values({ ...of, ...to, isHost: false })
    .onConflictDoUpdate({
      target: [eventEmployers.centerId, eventEmployers.eventId, eventEmployers.employerId],
      set: { ...to, ...fresh },
    });
}

/** Changes what stands beside an employer's standing. */
export async function changeStand(
  tx: Db,
  of: { centerId: string; eventId: string; employerId: string },
  values: Partial<
    Pick<
      typeof eventEmployers.$inferInsert,
      "tableNo" | "equipment" | "changedAt" | "arrivedAt" | "leftAt" | "noShowAt"
    >
  >,
): Promise<void> {
  await tx
    .update(eventEmployers)
    .set(values)
    .where(
      and(
        eq(eventEmployers.centerId, of.centerId),
        eq(eventEmployers.eventId, of.eventId),
        eq(eventEmployers.employerId, of.employerId),
      ),
    );
}
