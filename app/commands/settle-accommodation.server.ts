import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { AccommodationState } from "~/app/domain/accommodations/accommodation";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { accommodations } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface SettleAccommodation {
  actor: Actor;
  eventId: string;
  requestId: string;
  /** "asked" opens it again. */
  state: AccommodationState;
}

/** Marks what became of a visitor's request, before the event or after it. The last word stands. */
export function settleAccommodation(
  services: Services,
  request: SettleAccommodation,
): Promise<{ outcome: "settled" } | Refused> {
  return inTransaction(services, "settle-accommodation", (tx) => settle(tx, services, request));
}

async function settle(
  tx: Db,
  services: Services,
  { actor, eventId, requestId, state }: SettleAccommodation,
): Promise<{ outcome: "settled" } | Refused> {
  const isIt = and(
    eq(accommodations.centerId, actor.centerId),
    eq(accommodations.eventId, eventId),
    eq(accommodations.id, requestId),
  );
  const [found] = await tx
    .select({ state: accommodations.state, registrationId: accommodations.registrationId })
    .from(accommodations)
    .where(isIt)
    .for("no key update");
  if (found === undefined) return refuse("not-found");
  if (found.state === state) return { outcome: "settled" };
  const settled =
    state === "asked"
      ? { settledBy: null, settledAt: null }
      : { settledBy: actor.id, settledAt: services.clock.now() };
  await tx
    .update(accommodations)
    .set({ state, ...settled })
    .where(isIt);
  await writeAudit(tx, services, actor, [
    {
      subjectKind: "registration",
      subjectId: found.registrationId,
      action: "accommodation settled",
      from: found.state,
      to: state,
    },
  ]);
  return { outcome: "settled" };
}
