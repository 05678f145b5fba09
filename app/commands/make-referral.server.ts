import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { referralConsentVersion } from "~/app/domain/referrals/referral";
import { type Refused, refuse } from "~/app/domain/refusal";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { isForeignKeyViolation } from "~/db/queries/errors";
import { lockPartner } from "~/db/queries/partners";
import { findReferral } from "~/db/queries/referrals";
import { referralSteps, referrals } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

export interface ReferralToMake {
  actor: Actor;
  center: { id: string; timeZone: string };
  /** The id that the form carries: posted twice, it makes one referral. */
  referralId: string;
  partnerId: string;
  branchId: string;
  language: string | null;
  /** Whether the patron agreed that the partner is asked what came of it. */
  isAgreed: boolean;
}

/** Enough for a center that has used half of all codes. */
const tries = 20;

/** Sends a patron to a partner, by no name: a code stands for them. Refuses a partner that is retired. */
export async function makeReferral(
  services: Services,
  request: ReferralToMake,
): Promise<{ outcome: "made" } | Refused> {
  const { center, referralId, partnerId } = request;
  const of = { centerId: center.id, referralId };
  try {
    return await inTransaction(services, "make-referral", async (tx) => {
      if ((await findReferral(tx, of)) !== null) return { outcome: "made" as const };
      const partner = await lockPartner(tx, { centerId: center.id, partnerId, as: "share" });
      if (partner === null) return notThere("partnerId");
      if (partner.retiredAt !== null) return refuse("partner-retired");
      await write(tx, services, { ...request, kind: partner.kind });
      return { outcome: "made" as const };
    });
  } catch (error) {
    if (isForeignKeyViolation(error)) return notThere("branchId");
    throw error;
  }
}

const notThere = (field: string) => refuse("values-not-accepted", [{ field, problem: "not-in-list" }]);

async function write(
  tx: Db,
  services: Services,
  request: ReferralToMake & Pick<typeof referrals.$inferInsert, "kind">,
): Promise<void> {
  const { actor, center, referralId, isAgreed, partnerId, branchId, language, kind } = request;
  const now = services.clock.now();
  const row = {
    ...{ centerId: center.id, id: referralId, kind, partnerId, branchId, language },
    state: "made" as const,
    consentVersion: isAgreed ? referralConsentVersion : null,
    ...{ madeBy: actor.id, madeAt: now, madeOn: localOf(now, center.timeZone).date },
  };
  if (!(await insertUnderFreeCode(tx, services, row))) return;
  await tx.insert(referralSteps).values({
    ...{ centerId: center.id, id: services.ids.uuid(), referralId, no: 1 },
    ...{ from: null, to: "made", how: "staff", by: actor.id, at: now },
  });
}

/** False where the same form made it a moment ago. */
async function insertUnderFreeCode(
  tx: Db,
  services: Services,
  row: Omit<typeof referrals.$inferInsert, "code">,
): Promise<boolean> {
  for (let n = 0; n < tries; n += 1) {
    const code = shortCodeOf(services.ids.number(10_000_000));
    const added = await tx
      .insert(referrals)
      .values({ ...row, code })
      .onConflictDoNothing()
      .returning({ id: referrals.id });
    if (added.length > 0) return true;
    if ((await findReferral(tx, { centerId: row.centerId, referralId: row.id })) !== null) return false;
  }
  throw new Error("No code is free for a referral");
}
