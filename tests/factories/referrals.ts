import type { Services } from "~/app/adapters/services";
import { createPartner } from "~/app/commands/change-partner.server";
import { makeReferral } from "~/app/commands/make-referral.server";
import { createResource } from "~/app/commands/write-resource.server";
import type { PartnerInput } from "~/app/domain/referrals/partner";
import type { TestCenter } from "./center";

/** A public place for clothes, as a form says it. */
export const aPartnerInput = (more: Partial<PartnerInput> = {}): PartnerInput => ({
  kind: "clothing",
  name: "Closet",
  address: "12 Second Street",
  phone: "213 555 0140",
  website: "https://closet.example",
  hours: "Mon to Fri, 9 to 5",
  languages: ["en", "es"],
  isPublic: true,
  ...more,
});

/** The same as a partner of the center. */
export async function aPartner(services: Services, center: TestCenter, more: Partial<PartnerInput> = {}) {
  const partnerId = services.ids.uuid();
  const partner = aPartnerInput({ name: `Closet ${partnerId}`, ...more });
  const made = await createPartner(services, {
    actor: center.staff,
    centerId: center.id,
    partnerId,
    partner,
  });
  if (made.outcome === "refused") throw new Error(`not added: ${made.reason}`);
  return partnerId;
}

/** A referral of somebody who agreed that the partner is asked. */
export async function aReferral(
  services: Services,
  center: TestCenter,
  more: { partnerId?: string; isAgreed?: boolean } = {},
) {
  const referralId = services.ids.uuid();
  const { partnerId = await aPartner(services, center), isAgreed = true } = more;
  const made = await makeReferral(services, {
    ...{ actor: center.staff, center, referralId, partnerId },
    ...{ branchId: center.branchId, language: "es", isAgreed },
  });
  if (made.outcome === "refused") throw new Error(`not made: ${made.reason}`);
  return { referralId, partnerId };
}

/** A page of help that is not public. */
export async function aResource(services: Services, center: TestCenter): Promise<string> {
  const resourceId = services.ids.uuid();
  const text = { locale: "en", title: "Resume help", hours: null, body: "Come." };
  await createResource(services, { actor: center.staff, center, resourceId, topic: "resume", text });
  return resourceId;
}
