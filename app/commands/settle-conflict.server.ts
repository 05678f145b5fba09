import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Conflict } from "~/app/domain/check-in/reconcile";
import type { Settlement } from "~/app/domain/check-in/settlement";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findSettlement, isConflict } from "~/db/queries/conflicts";
import { lockRegistration } from "~/db/queries/locks";
import { scanConflicts } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface SettleRequest {
  actor: Actor;
  eventId: string;
  conflict: Conflict & { registrationId: string };
  settledAs: Settlement;
}

/**
 * Notes what staff found out about a conflict. The first finding stands: the same one again changes nothing, another
 * one is refused. What was counted stays as it is; taking a scan back is a step of its own.
 */
export async function settleConflict(
  services: Services,
  request: SettleRequest,
): Promise<{ outcome: "settled" } | Refused> {
  return inTransaction(services, "settle-conflict", (tx) => settle(tx, services, request));
}

async function settle(
  tx: Db,
  services: Services,
  { actor, eventId, conflict, settledAs }: SettleRequest,
): Promise<{ outcome: "settled" } | Refused> {
  const { registrationId, kind } = conflict;
  const { centerId } = actor;
  // While the registration is held nobody folds its scans, which writes its open conflicts anew.
  await lockRegistration(tx, { centerId, registrationId });
  const of = { ...conflict, centerId, eventId };
  const found = await findSettlement(tx, of);
  if (found === null) return refuse("not-found");
  if (found.settledAs === settledAs) return { outcome: "settled" };
  if (found.settledAs !== null) return refuse("already-settled");
  const settled = { settledAs, by: actor.id, at: services.clock.now() };
  await tx.update(scanConflicts).set(settled).where(isConflict(of));
  await writeAudit(tx, services, actor, [
    {
      subjectKind: "registration",
      subjectId: registrationId,
      action: "conflict settled",
      from: kind,
      to: settledAs,
    },
  ]);
  return { outcome: "settled" };
}
