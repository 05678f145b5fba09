import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Refused } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { lockCenter } from "~/db/queries/locks";
import { raiseCenterRevision } from "../change-center.server";
import { inTransaction } from "./in-transaction.server";
import { type AuditEntry, writeAudit } from "./write-audit.server";

export interface HelpRequest {
  actor: Actor;
  center: { id: string; locale: string };
}

/**
 * Changes a center's help, one change after the other, writes it into the trail and lets the pages that show it be
 * rendered anew. What changes nothing leaves no trail.
 */
export async function changeHelp<Outcome extends string>(
  services: Services,
  { actor, center }: HelpRequest,
  entry: AuditEntry,
  work: (tx: Db) => Promise<{ outcome: Outcome; isChanged: boolean } | Refused>,
): Promise<{ outcome: Outcome } | Refused> {
  const done = await inTransaction(services, "change-help", async (tx) => {
    await lockCenter(tx, { centerId: center.id });
    const result = await work(tx);
    if (!("isChanged" in result)) return result;
    if (result.isChanged) {
      await writeAudit(tx, services, actor, [entry]);
      await raiseCenterRevision(tx, center.id);
    }
    return { outcome: result.outcome };
  });
  services.live.announce({ kind: "center", centerId: center.id });
  return done;
}
