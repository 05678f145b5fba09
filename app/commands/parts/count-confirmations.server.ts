import type { Services } from "~/app/adapters/services";
import { mayConfirmAgain } from "~/app/domain/outbox/delivery";
import type { Db } from "~/db/client.server";
import { countToldByAddress as countSince } from "~/db/queries/told-counts";

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
export const countConfirmations = (
  tx: Db,
  services: Pick<Services, "clock">,
  of: Of,
): Promise<Map<string, number>> =>
  countSince(tx, { ...of, kinds: ["registration-confirmed", "waitlist-joined"], since: aDayAgo(services) });

/** The same of door tickets of employers' people. */
export const countDoorTickets = (
  tx: Db,
  services: Pick<Services, "clock">,
  of: Of,
): Promise<Map<string, number>> =>
  countSince(tx, { ...of, kinds: ["door-ticket"], since: aDayAgo(services) });

const aDayAgo = ({ clock }: Pick<Services, "clock">) => new Date(clock.now().getTime() - day);
