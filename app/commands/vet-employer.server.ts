import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { decideVetting, type VettingCheck } from "~/app/domain/employers/attestations";
import { type Refused, refuse } from "~/app/domain/refusal";
import { employers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface VettingRequest {
  actor: Actor;
  centerId: string;
  employerId: string;
  checked: VettingCheck[];
  /** How the employer was reached, where its address is not of its website's domain. */
  note: string | null;
}

/** Vets an employer, once: who checked first what, and when, stays with it. */
export async function vetEmployer(
  services: Services,
  request: VettingRequest,
): Promise<{ outcome: "vetted" } | Refused> {
  const { actor, centerId, employerId, note } = request;
  const decided = decideVetting(request.checked, note);
  if (decided.outcome === "incomplete") {
    return refuse(
      "values-not-accepted",
      decided.missing.map((field) => ({
        field,
        problem: field === "domain" ? "reason-required" : "required",
      })),
    );
  }
  return inTransaction(services, "vet-employer", async (tx) => {
    const of = and(eq(employers.centerId, centerId), eq(employers.id, employerId));
    const [employer] = await tx
      .select({ vettedAt: employers.vettedAt })
      .from(employers)
      .where(of)
      .for("no key update");
    if (employer === undefined) return refuse("not-found");
    if (employer.vettedAt !== null) return { outcome: "vetted" };
    await tx
      .update(employers)
      .set({ vettedAt: services.clock.now(), vettedBy: actor.id, vettedHow: decided.how })
      .where(of);
    await writeAudit(tx, services, actor, [
      { subjectKind: "employer", subjectId: employerId, action: "vetted", to: decided.how, reason: note },
    ]);
    return { outcome: "vetted" };
  });
}
