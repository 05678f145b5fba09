import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { decideStep, type StepAsked } from "~/app/domain/referrals/steps";
import { type Refused, refuse } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import { isUniqueViolation } from "~/db/queries/errors";
import { hasReferralStep, lockReferral } from "~/db/queries/referrals";
import { referralSteps, referrals } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

export interface ReferralRequest {
  actor: Actor;
  center: { id: string; timeZone: string };
  referralId: string;
}

const isIt = ({ center, referralId }: ReferralRequest) =>
  and(eq(referrals.centerId, center.id), eq(referrals.id, referralId));

/**
 * Marks what came of a referral. The step's id comes with the form: posted twice it is one step, answered alike. Of two
 * that say different things at once the second is decided anew, on what the first left.
 */
export async function markReferral(
  services: Services,
  request: ReferralRequest & StepAsked & { stepId: string },
): Promise<{ outcome: "marked" } | Refused> {
  const { actor, center, referralId, stepId, to, how } = request;
  return inTransaction(services, "mark-referral", async (tx) => {
    const referral = await lockReferral(tx, { centerId: center.id, referralId });
    if (referral === null) return refuse("not-found");
    if (await hasReferralStep(tx, { centerId: center.id, stepId })) return { outcome: "marked" };
    const now = services.clock.now();
    const decided = decideStep(referral, request, localOf(now, center.timeZone).date);
    if (decided.outcome === "refused") return decided;
    const isServed = to === "served";
    const no = referral.revision + 1;
    await tx
      .update(referrals)
      .set({
        state: to,
        servedOn: isServed ? request.servedOn : null,
        servedHow: isServed ? how : null,
        revision: no,
      })
      .where(isIt(request));
    await tx.insert(referralSteps).values({
      ...{ centerId: center.id, id: stepId, referralId, no },
      ...{ from: referral.state, to, how, by: actor.id, at: now },
    });
    return { outcome: "marked" };
  });
}

/** Notes by which number a partner knows a referral, so that its own lists are understood; null takes it away. */
export async function nameReference(
  services: Services,
  request: ReferralRequest & { reference: string | null },
): Promise<{ outcome: "named" } | Refused> {
  const { center, referralId, reference } = request;
  try {
    return await inTransaction(services, "mark-referral", async (tx) => {
      const referral = await lockReferral(tx, { centerId: center.id, referralId });
      if (referral === null) return refuse("not-found");
      await tx.update(referrals).set({ partnerReference: reference }).where(isIt(request));
      return { outcome: "named" as const };
    });
  } catch (error) {
    if (!isUniqueViolation(error, "referrals_partner_reference")) throw error;
    return refuse("values-not-accepted", [{ field: "reference", problem: "reference-of-another" }]);
  }
}
