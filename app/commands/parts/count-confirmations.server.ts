import { and, count, eq, gte, inArray } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { mayConfirmAgain } from "~/app/domain/outbox/delivery";
import type { MessageKind } from "~/app/domain/outbox/message";
import type { Db } from "~/db/client.server";
import { prepared } from "~/db/queries/prepared";
import { outbox, patrons } from "~/db/schema";

const day = 24 * 60 * 60 * 1000;

interface Of {
  centerId: string;
  eventId: string;
  emailHashes: string[];
}

/**
 * True where an address had its share of an event's confirmations in the last 24 hours, whoever gave it and whatever
 * asked for them. The caller holds the event's row, so that two at once count each other.
 */
export async function isConfirmedEnough(tx: Db, services: Pick<Services, "clock">, of: Of): Promise<boolean> {
  const counts = await countConfirmations(tx, services, of);
  return !mayConfirmAgain([...counts.values()].reduce((sum, had) => sum + had, 0));
}

/** How many confirmations of an event went to each address in the last 24 hours, by hash; who had none is left out. */
export async function countConfirmations(
  tx: Db,
  services: Pick<Services, "clock">,
  of: Of,
): Promise<Map<string, number>> {
  if (of.emailHashes.length === 0) return new Map();
  const statement = countTold(tx, services, of, ["registration-confirmed", "waitlist-joined"]);
  return byHash(await (of.emailHashes.length === 1 ? prepared(statement, "count-confirmations") : statement));
}

/** The same of door tickets of employers' people. */
export async function countDoorTickets(
  tx: Db,
  services: Pick<Services, "clock">,
  of: Of,
): Promise<Map<string, number>> {
  if (of.emailHashes.length === 0) return new Map();
  return byHash(await countTold(tx, services, of, ["door-ticket"]));
}

const countTold = (tx: Db, { clock }: Pick<Services, "clock">, of: Of, kinds: readonly MessageKind[]) =>
  tx
    .select({ emailHash: patrons.emailHash, had: count() })
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
        inArray(outbox.kind, kinds),
        gte(outbox.createdAt, new Date(clock.now().getTime() - day)),
      ),
    )
    .groupBy(patrons.emailHash);

const byHash = (rows: readonly { emailHash: string | null; had: number }[]) =>
  new Map(rows.flatMap(({ emailHash, had }) => (emailHash === null ? [] : [[emailHash, had]])));
