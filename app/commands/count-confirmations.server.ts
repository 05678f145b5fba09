import { and, eq, gte, inArray } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { mayConfirmAgain } from "~/app/domain/outbox/delivery";
import type { Db } from "~/db/client.server";
import { outbox, patrons } from "~/db/schema";

const day = 24 * 60 * 60 * 1000;

/**
 * True where an address had its share of an event's confirmations in the last 24 hours, whoever gave it and whatever
 * asked for them. The caller holds the event's row, so that two at once count each other.
 */
export async function isConfirmedEnough(
  tx: Db,
  services: Pick<Services, "clock">,
  of: { centerId: string; eventId: string; emailHashes: string[] },
): Promise<boolean> {
  const since = new Date(services.clock.now().getTime() - day);
  const recent = await tx
    .select({ id: outbox.id })
    .from(patrons)
    .innerJoin(
      outbox,
      and(eq(outbox.centerId, patrons.centerId), eq(outbox.registrationId, patrons.registrationId)),
    )
    .where(
      and(
        eq(patrons.centerId, of.centerId),
        inArray(patrons.emailHash, of.emailHashes),
        eq(outbox.eventId, of.eventId),
        eq(outbox.kind, "registration-confirmed"),
        gte(outbox.createdAt, since),
      ),
    )
    .prepare("count-confirmations")
    .execute();
  return !mayConfirmAgain(recent.length);
}
