import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { endTablePasses } from "./parts/end-table-passes.server";
import { inTransaction } from "./parts/in-transaction.server";

interface Withdrawal {
  actor: Actor;
  eventId: string;
  employerId: string;
  passId: string;
}

/** Ends the pass of an employer's table at once: its link, and every phone that it signed in. */
export async function withdrawTablePass(
  services: Services,
  { actor, ...pass }: Withdrawal,
): Promise<{ outcome: "withdrawn" } | Refused> {
  const { centerId } = actor;
  const { passes, phones } = await inTransaction(services, "withdraw-table-pass", (tx) =>
    endTablePasses(tx, services, actor, { centerId, ...pass }),
  );
  if (passes.length === 0) return refuse("not-found");
  for (const holderId of phones) services.live.announce({ kind: "access", centerId, holderId });
  return { outcome: "withdrawn" };
}
