import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Refused } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { inTransaction } from "./in-transaction.server";

export interface FairChange {
  actor: Actor;
  center: { id: string; locale: string };
  eventId: string;
}

export type FairChanged = { outcome: "done" };

/** Runs a change of an event's employers in one transaction; pages that list them are read again. */
export async function changeInFair(
  services: Services,
  name: string,
  { center, eventId }: FairChange,
  run: (tx: Db) => Promise<FairChanged | Refused>,
): Promise<FairChanged | Refused> {
  const result = await inTransaction(services, name, run);
  if (result.outcome === "done") services.live.announce({ kind: "attendance", centerId: center.id, eventId });
  return result;
}
