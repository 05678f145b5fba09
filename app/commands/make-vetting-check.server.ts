import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { checkProblems, lookedAt, type NewCheck } from "~/app/domain/employers/checks";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findEmployer } from "~/db/queries/employers";
import { lockEmployer } from "~/db/queries/locks";
import { findAttestation } from "~/db/queries/vetting";
import { vettingChecksMade } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface CheckToMake extends NewCheck {
  actor: Actor;
  centerId: string;
  employerId: string;
  /** Comes with the form: posted twice, it is one check. */
  checkId: string;
}

/** Keeps one check of an employer: who made it, when, of what, and what it found. A vetting may take days of them. */
export async function makeVettingCheck(
  services: Services,
  request: CheckToMake,
): Promise<{ outcome: "made" } | Refused> {
  const { actor, centerId, employerId, checkId, check, finding, note, call } = request;
  const of = { centerId, employerId };
  return inTransaction(services, "make-vetting-check", async (tx) => {
    await lockEmployer(tx, of);
    const employer = await findEmployer(tx, of);
    if (employer === null) return refuse("not-found");
    const attestedVersion = (await findAttestation(tx, of))?.version ?? null;
    const now = services.clock.now();
    const problems = checkProblems(request, employer, { attestedVersion, now });
    if (problems.length > 0) return refuse("values-not-accepted", problems);
    const made = await tx
      .insert(vettingChecksMade)
      .values({
        ...{ ...of, id: checkId, check, finding, note },
        lookedAt: lookedAt(check, employer, attestedVersion),
        calledNumber: call?.number ?? null,
        numberSource: call?.source ?? null,
        calledAt: call?.calledAt ?? null,
        ...{ by: actor.id, at: now },
      })
      .onConflictDoNothing({ target: [vettingChecksMade.centerId, vettingChecksMade.id] })
      .returning({ id: vettingChecksMade.id });
    if (made.length === 0) return { outcome: "made" };
    await writeAudit(tx, services, actor, [
      {
        subjectKind: "employer",
        subjectId: employerId,
        action: "checked",
        to: `${check}: ${finding}`,
        reason: note,
      },
    ]);
    return { outcome: "made" };
  });
}
