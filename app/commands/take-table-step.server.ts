import type { Services } from "~/app/adapters/services";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import type { TableStanding } from "~/app/domain/fairs/standing";
import type { TableStepName } from "~/app/domain/fairs/steps";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEmployer } from "~/db/queries/employers";
import { findFairEmployer } from "~/db/queries/fair-employers";
import { lockEmployer } from "~/db/queries/locks";
import { countOpenFlagsOf } from "./parts/count-open-flags.server";
import { holdFair } from "./parts/hold-fair.server";
import { inTransaction } from "./parts/in-transaction.server";
import { moveTable } from "./parts/move-table.server";

export interface TableStepRequest {
  actor: Actor;
  center: { id: string; host: string; locale: string };
  eventId: string;
  employerId: string;
  name: Extract<TableStepName, "accept" | "decline" | "withdraw">;
  reason: string | null;
  /** With the staff's acceptance, where one is given already. */
  tableNo?: number | null;
  /** How many open flags were accepted by name; null for none. Left out by the API, which has no page to ask on. */
  acceptedFlags?: number | null | undefined;
}

export type TableStepTaken = { outcome: "taken"; standing: TableStanding };

const ends: Record<TableStepRequest["name"], TableStanding> = {
  accept: "accepted",
  decline: "declined",
  withdraw: "withdrawn",
};

/**
 * Accepts an employer at an event, declines it, or ends that it comes: by the staff, or by the employer for itself. Asked
 * twice, it stands there already and nobody is told again.
 */
export async function takeTableStep(
  services: Services,
  request: TableStepRequest,
): Promise<TableStepTaken | Refused> {
  const result = await inTransaction(services, "take-table-step", (tx) => step(tx, services, request));
  if (result.outcome === "refused") return result;
  const { standing, phones } = result;
  const centerId = request.center.id;
  services.live.announce({ kind: "attendance", centerId, eventId: request.eventId });
  services.live.announce({ kind: "outbox" });
  for (const holderId of phones) services.live.announce({ kind: "access", centerId, holderId });
  return { outcome: "taken", standing };
}

/** Flags that nobody decided do not stop an acceptance: whoever accepts says that they saw how many there are. */
const isUnasked = ({ acceptedFlags }: TableStepRequest, openFlags: number) =>
  acceptedFlags !== undefined && acceptedFlags !== openFlags;

async function step(
  tx: Db,
  services: Services,
  request: TableStepRequest,
): Promise<(TableStepTaken & { phones: string[] }) | Refused> {
  const { actor, center, employerId, name, reason, tableNo = null } = request;
  if (actor.role === "employer" && actor.employerId !== employerId) return refuse("not-found");
  const of = { centerId: center.id, eventId: request.eventId, employerId };
  // Held from here on, so that its vetting does not end in between.
  await lockEmployer(tx, of);
  const held = await holdFair(tx, of);
  const [employer, at] = await Promise.all([findEmployer(tx, of), findFairEmployer(tx, of)]);
  if (held === null || employer === null || at === null) return refuse("not-found");
  if (at.standing === ends[name] && !at.isHost)
    return { outcome: "taken", standing: at.standing, phones: [] };
  const by = hasRole(actor, "staff") ? "staff" : "employer";
  const openFlags = name === "accept" ? await countOpenFlagsOf(tx, of) : 0;
  if (by === "staff" && openFlags > 0 && isUnasked(request, openFlags)) return refuse("flags-open");
  const moved = await moveTable(tx, services, held, {
    actor,
    center,
    employer,
    at,
    by,
    name,
    reason,
    tableNo,
    openFlags,
  });
  if (moved.outcome === "refused") return moved;
  return { outcome: "taken", standing: moved.to, phones: moved.phones };
}
