import type { Services } from "~/app/adapters/services";
import { expireOffer } from "~/app/domain/waitlist/answer-offer";
import type { Db } from "~/db/client.server";
import { findCenter } from "~/db/queries/centers";
import { listReachable } from "~/db/queries/contacts";
import { lockEvent, lockRegistration } from "~/db/queries/locks";
import { listEventsWithLateOffers, listLateOffers } from "~/db/queries/waitlist";
import { setState } from "./change-registration.server";
import { enqueueMessages } from "./parts/enqueue-messages.server";
import { inTransaction } from "./parts/in-transaction.server";
import { noteWebhook } from "./parts/note-webhook.server";
import { endOffer, offerPlaces } from "./parts/offer-places.server";
import { writeStatusTrail } from "./parts/write-audit.server";

const eventsAtOnce = 100;

/**
 * Ends the offers that nobody answered in time, in every center, and offers their places to whoever is next. Any
 * number may run at once: each event takes its turn at its row, and who comes second finds nothing left to do.
 * @returns how many offers ended
 */
export async function expireOffers(services: Services): Promise<number> {
  const late = await listEventsWithLateOffers(services.db, {
    now: services.clock.now(),
    limit: eventsAtOnce,
  });
  let ended = 0;
  for (const of of late) {
    const count = await inTransaction(services, "expire-offers", (tx) => expireOf(tx, services, of));
    if (count > 0) {
      services.live.announce({ kind: "attendance", ...of });
      services.live.announce({ kind: "outbox" });
    }
    ended += count;
  }
  return ended;
}

async function expireOf(tx: Db, services: Services, of: { centerId: string; eventId: string }) {
  const event = await lockEvent(tx, of);
  const center = await findCenter(tx, of);
  if (event === null || center === null) return 0;
  const now = services.clock.now();
  const late = await listLateOffers(tx, { ...of, now });
  const expired: string[] = [];
  for (const offer of late) {
    const about = { centerId: of.centerId, registrationId: offer.registrationId };
    const registration = await lockRegistration(tx, about);
    const decided = registration && expireOffer(registration, offer, now);
    if (decided?.outcome === "answered") {
      await setState(tx, { center, registrationId: offer.registrationId }, decided.registration);
      expired.push(offer.registrationId);
    }
    await endOffer(tx, about, { as: event.status === "published" ? "expired" : "withdrawn", at: now });
  }
  if (event.status === "published") await tell(tx, services, center, { event, late, expired });
  const line = { id: "waitlist" as const, centerId: center.id };
  await writeStatusTrail(tx, services, line, expired, { from: "offered", to: "released" });
  await noteWebhook(tx, services, of.centerId, { type: "registration.cancelled", registrationIds: expired });
  await offerPlaces(tx, services, center, event);
  return late.length;
}

/** One message for each offer that ended; none of an event that does not take place any more. */
async function tell(
  tx: Db,
  services: Services,
  center: { id: string; host: string },
  {
    event,
    late,
    expired,
  }: {
    event: { id: string; revision: number };
    late: readonly { id: string; registrationId: string }[];
    expired: string[];
  },
): Promise<void> {
  const reachable = await listReachable(tx, { centerId: center.id, registrationIds: expired });
  await enqueueMessages(
    tx,
    services,
    center,
    late
      .filter(({ registrationId }) => reachable.has(registrationId))
      .map(({ id, registrationId }) => ({
        kind: "offer-expired" as const,
        dedupeKey: `offer-expired:${id}`,
        eventId: event.id,
        registrationId,
        eventRevision: event.revision,
      })),
  );
}
