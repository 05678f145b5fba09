import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { FlagDecision, FlagKind } from "~/app/domain/flags/flag";
import { flagsOf } from "~/app/domain/flags/flags-of";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { isUniqueViolation } from "~/db/queries/errors";
import { listFlagMaterial } from "~/db/queries/flags";
import { flagDecisions } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface FlagToDecide {
  actor: Actor;
  eventId: string;
  /** Comes with the form: posted twice, it is one decision. */
  decisionId: string;
  kind: FlagKind;
  /** The flag as it was shown. */
  digest: string;
  /** How many decisions of it were shown. */
  seen: number;
  decision: FlagDecision;
  reason: string;
}

/**
 * Keeps what staff decided of a flag. What they saw decides: another word on it meanwhile, or other words in the
 * opening, and they are asked to look again. Of two at once the database takes one.
 */
export async function decideFlag(
  services: Services,
  request: FlagToDecide,
): Promise<{ outcome: "decided" } | Refused> {
  for (;;) {
    try {
      return await inTransaction(services, "decide-flag", (tx) => decide(tx, services, request));
    } catch (error) {
      // Somebody took the same turn in the same instant: asked again, the flag shows what they said.
      if (!isUniqueViolation(error, "flag_decisions_turn")) throw error;
    }
  }
}

async function decide(
  tx: Db,
  services: Services,
  { actor, eventId, decisionId, kind, digest, seen, decision, reason }: FlagToDecide,
): Promise<{ outcome: "decided" } | Refused> {
  const of = { centerId: actor.centerId, eventId };
  const [material] = await listFlagMaterial(tx, { centerId: of.centerId, eventIds: [eventId] });
  if (material === undefined) return refuse("not-found");
  if (material.decisions.some(({ id }) => id === decisionId)) return { outcome: "decided" };
  const flag = flagsOf(material).find((one) => one.kind === kind && one.digest === digest);
  if (flag === undefined) return refuse("flag-changed");
  if (flag.decisions.length !== seen) return refuse("already-settled");
  const made = await tx
    .insert(flagDecisions)
    .values({
      ...{ ...of, id: decisionId, kind, digest, decision, reason, lookedAt: flag.lookedAt },
      ...{ turn: seen + 1, by: actor.id, at: services.clock.now() },
    })
    .onConflictDoNothing({ target: [flagDecisions.centerId, flagDecisions.id] })
    .returning({ id: flagDecisions.id });
  if (made.length === 0) return { outcome: "decided" };
  await writeAudit(tx, services, actor, [
    { subjectKind: "event", subjectId: eventId, action: "flag decided", from: kind, to: decision, reason },
  ]);
  return { outcome: "decided" };
}
