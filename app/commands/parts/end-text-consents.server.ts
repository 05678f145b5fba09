import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { SmsConsentEnd } from "~/app/domain/sms/texted";
import type { Db } from "~/db/client.server";
import { smsConsents } from "~/db/schema";

/** Ends the consent to texts that holds for a registration. @returns whether one did */
export async function endTextConsents(
  tx: Db,
  services: Pick<Services, "clock">,
  { centerId, registrationId }: { centerId: string; registrationId: string },
  endedAs: SmsConsentEnd,
): Promise<boolean> {
  const ended = await tx
    .update(smsConsents)
    .set({ endedAt: services.clock.now(), endedAs })
    .where(
      and(
        eq(smsConsents.centerId, centerId),
        eq(smsConsents.registrationId, registrationId),
        isNull(smsConsents.endedAt),
      ),
    )
    .returning({ id: smsConsents.id });
  return ended.length > 0;
}
