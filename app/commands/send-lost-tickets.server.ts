import type { Services } from "~/app/adapters/services";
import { type Attempt, limits, windowStart } from "~/app/domain/access/attempts";
import { toldInstead } from "~/app/domain/fairs/representatives";
import type { MessageKind } from "~/app/domain/outbox/message";
import type { Attendee, RegistrationStatus } from "~/app/domain/registrations/registration";
import { listComingPlaces } from "~/db/queries/contacts";
import { type CountedCenter, countAttempt, limitLostTickets } from "./count-attempt.server";
import { enqueueMessages } from "./parts/enqueue-messages.server";
import { inTransaction } from "./parts/in-transaction.server";
import { newsOf } from "./reissue-ticket.server";

/** Tickets that one request sends again, the soonest events' first: a shared address may hold a family's. */
const most = 20;

/**
 * Mails all tickets of coming events again that an address was given for, and the links of those who wait. The answer is the same whether there are any:
 * only who reads that mail learns of them. Each ticket goes once in a while, however often it is asked for.
 */
export async function sendLostTickets(
  services: Services,
  request: { center: CountedCenter & { id: string; host: string }; clientAddress: string; email: string },
): Promise<{ outcome: "asked" } | Exclude<Attempt, { outcome: "allowed" }>> {
  const { center, clientAddress, email } = request;
  const byNetwork = await limitLostTickets(services, center, clientAddress);
  if (byNetwork.outcome === "limited") return byNetwork;
  const bucket = `lost tickets ${center.id} ${email.toLowerCase()}`;
  const byAddress = await countAttempt(services, { bucket, ...limits.mailToAccount });
  if (byAddress.outcome === "limited") return byAddress;
  const sent = await inTransaction(services, "send-lost-tickets", async (tx) => {
    const now = services.clock.now();
    const emailHashes = services.contacts.hashes(email);
    const places = await listComingPlaces(tx, { centerId: center.id, emailHashes, now, limit: most });
    const window = windowStart(now, limits.mailToAccount).getTime() / 1000;
    await enqueueMessages(
      tx,
      services,
      center,
      places.flatMap((place) => {
        const kind = newsFor(place);
        if (kind === undefined) return [];
        return {
          kind,
          dedupeKey: `lost-ticket:${place.registrationId}:${window}`,
          eventId: place.eventId,
          registrationId: place.registrationId,
          eventRevision: place.eventRevision,
          sequence: place.eventCalendarRevision + place.calendarRevision,
        };
      }),
    );
    return places.length;
  });
  if (sent > 0) services.live.announce({ kind: "outbox" });
  return { outcome: "asked" };
}

/** An employer's representative has a ticket once its employer has a table, and before that there is no news. */
function newsFor({ who, status }: { who: Attendee; status: RegistrationStatus }): MessageKind | undefined {
  const kind = newsOf[status];
  return who === "patron" || kind === undefined ? kind : toldInstead(kind);
}
