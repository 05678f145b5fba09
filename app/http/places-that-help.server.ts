import { referralKinds } from "~/app/domain/referrals/referral";
import { listPartners } from "~/db/queries/partners";
import type { RequestContext } from "./context.server";

/** The public partners of a center by what they help with; kinds without any are left out. */
export async function partnersByKind({ services, center }: Pick<RequestContext, "services" | "center">) {
  const partners = await listPartners(services.db, { centerId: center.id, which: "public" });
  return referralKinds
    .map((kind) => ({ kind, partners: partners.filter((partner) => partner.kind === kind) }))
    .filter((group) => group.partners.length > 0);
}
