import type { Services } from "~/app/adapters/services";
import type { Role } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { isForeignKeyViolation, isUniqueViolation } from "~/db/queries/errors";
import { apiTokens } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { type AuditActor, writeAudit } from "./parts/write-audit.server";

export interface TokenRequest {
  actor: AuditActor;
  label: string;
  role: Role;
  /** Limits the token to one event. */
  eventId: string | null;
  /** The organization that a token of role employer speaks for. */
  employerId: string | null;
  /** The id that the form carries: posted twice, it makes one, which is told once. */
  tokenId?: string | undefined;
}

/** Makes an API token. It is told once; the database keeps its hash. The prefix lets scanners for leaks find it. */
export async function createToken(
  services: Services,
  request: TokenRequest,
): Promise<{ outcome: "created"; tokenId: string; token: string } | Refused> {
  const { actor, label, role, eventId, employerId, tokenId = services.ids.uuid() } = request;
  if ((role === "employer") !== (employerId !== null)) {
    const problem = role === "employer" ? "employer-needed" : "employer-not-wanted";
    return refuse("values-not-accepted", [{ field: "employerId", problem }]);
  }
  const { centerId } = actor;
  const token = `fairday_${services.ids.secret()}`;
  const row = { centerId, id: tokenId, label, role, eventId, employerId, createdBy: actor.id };
  try {
    await inTransaction(services, "create-token", async (tx) => {
      const tokenHash = services.codes.hash(token);
      await tx.insert(apiTokens).values({ ...row, tokenHash, createdAt: services.clock.now() });
      await writeAudit(tx, services, actor, [
        { subjectKind: "token", subjectId: tokenId, action: "made", to: role },
      ]);
    });
  } catch (error) {
    if (isUniqueViolation(error, "api_tokens_center_id_id_pk")) return refuse("already-done");
    if (!isForeignKeyViolation(error)) throw error;
    const field = employerId === null ? "eventId" : eventId === null ? "employerId" : "form";
    return refuse("values-not-accepted", [{ field, problem: "not-found" }]);
  }
  return { outcome: "created", tokenId, token };
}
