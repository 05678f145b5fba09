import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { apiTokens } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

/** Ends an API token: the next request with it is refused, and its open streams end. */
export async function withdrawToken(
  services: Services,
  { actor, tokenId }: { actor: Actor; tokenId: string },
): Promise<{ outcome: "withdrawn" } | Refused> {
  const { centerId } = actor;
  const result = await inTransaction(services, "withdraw-token", async (tx) => {
    const [withdrawn] = await tx
      .update(apiTokens)
      .set({ revokedAt: services.clock.now() })
      .where(and(eq(apiTokens.centerId, centerId), eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id });
    if (withdrawn === undefined) return refuse("not-found");
    await writeAudit(tx, services, actor, [
      { subjectKind: "token", subjectId: tokenId, action: "withdrawn" },
    ]);
    return { outcome: "withdrawn" as const };
  });
  if (result.outcome === "withdrawn") services.live.announce({ kind: "access", centerId, holderId: tokenId });
  return result;
}
