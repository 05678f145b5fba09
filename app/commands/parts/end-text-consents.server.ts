import { and, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { SmsConsentEnd } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import { areTextsOf, type TextOwner } from "~/db/queries/sms";
import { smsConsents } from "~/db/schema";

/** Ends the consent to texts that holds for an owner. @returns whether one did */
export async function endTextConsents(
  tx: Db,
  services: Pick<Services, "clock">,
  owner: TextOwner,
  endedAs: SmsConsentEnd,
): Promise<boolean> {
  const ended = await tx
    .update(smsConsents)
    .set({ endedAt: services.clock.now(), endedAs })
    .where(and(areTextsOf(owner), isNull(smsConsents.endedAt)))
    .returning({ id: smsConsents.id });
  return ended.length > 0;
}
