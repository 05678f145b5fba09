import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { standingOfChecks } from "~/app/domain/employers/checks";
import { decideVetting } from "~/app/domain/employers/vetting";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findEmployer } from "~/db/queries/employers";
import { lockEmployer } from "~/db/queries/locks";
import { findAttestation, listVettingChecks } from "~/db/queries/vetting";
import { inTransaction } from "./parts/in-transaction.server";
import { writeVetting } from "./parts/write-vetting.server";

export interface VettingRequest {
  actor: Actor;
  centerId: string;
  employerId: string;
  to: "vetted" | "declined";
  reason: string | null;
}

/**
 * Decides about an employer, by the checks that were made of it as it is now. Decided so already, nothing is written
 * again; each decision stays in the history. A declined one can be vetted later, and a vetted one declined.
 */
export async function vetEmployer(
  services: Services,
  { actor, centerId, employerId, to, reason }: VettingRequest,
): Promise<{ outcome: "vetted" | "declined" } | Refused> {
  const of = { centerId, employerId };
  return inTransaction(services, "vet-employer", async (tx) => {
    await lockEmployer(tx, of);
    const employer = await findEmployer(tx, of);
    if (employer === null) return refuse("not-found");
    if ((to === "vetted" ? employer.vettedAt : employer.declinedAt) !== null) return { outcome: to };
    const [made, attestation] = [await listVettingChecks(tx, of), await findAttestation(tx, of)];
    const standing = standingOfChecks(made, employer, attestation?.version ?? null);
    const decided = decideVetting(to, standing, reason);
    if (decided.outcome === "refused") return refuse(decided.reason);
    if (decided.outcome === "incomplete") {
      return refuse(
        "checks-missing",
        decided.missing.map((field) => ({ field, problem: "check-missing" })),
      );
    }
    await writeVetting(tx, services, actor, { employerId, outcome: to, reason, how: decided.how });
    return { outcome: to };
  });
}
