import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { OfferEnd } from "~/app/domain/waitlist/offer";
import { offerExpiresAt } from "~/app/domain/waitlist/offer-expiry";
import { type PromotableEvent, promote, type Waiting } from "~/app/domain/waitlist/promote";
import type { Db } from "~/db/client.server";
import { listReachable } from "~/db/queries/contacts";
import { findEventCounts, listWaiting } from "~/db/queries/waitlist";
import { offers, registrations } from "~/db/schema";
import { enqueueMessages } from "./enqueue-messages.server";
import { writeStatusTrail } from "./write-audit.server";

/** An event as `lockEvent` gives it. */
type HeldEvent = Omit<PromotableEvent, "placesTaken"> & {
  id: string;
  zone: string;
  revision: number;
  calendarRevision: number;
};

interface Center {
  id: string;
  host: string;
}

/**
 * Offers the places that are free to those who wait, in their turn. Part of every transaction that frees a place, so
 * that nobody else finds it free. The caller holds the event's row: of two at once the second finds nothing to offer.
 * @returns how many were offered a place
 */
export async function offerPlaces(
  tx: Db,
  services: Services,
  center: Center,
  event: HeldEvent,
): Promise<number> {
  const of = { centerId: center.id, eventId: event.id };
  const { registered, offered, waiting } = await findEventCounts(tx, of);
  if (waiting === 0) return 0;
  const now = services.clock.now();
  const next = promote({ ...event, placesTaken: registered + offered }, await listWaiting(tx, of), now);
  if (next.length > 0) await makeOffers(tx, services, center, event, next, now);
  return next.length;
}

async function makeOffers(
  tx: Db,
  services: Services,
  center: Center,
  event: HeldEvent,
  next: readonly Waiting[],
  now: Date,
): Promise<void> {
  const expiresAt = offerExpiresAt(event, now);
  const made = next.map(({ registrationId, people }) => ({
    centerId: center.id,
    id: services.ids.uuid(),
    eventId: event.id,
    registrationId,
    people,
    offeredAt: now,
    expiresAt,
  }));
  await tx.insert(offers).values(made);
  const ids = made.map(({ registrationId }) => registrationId);
  await tx
    .update(registrations)
    .set({ status: "offered", revision: sql`${registrations.revision} + 1` })
    .where(and(eq(registrations.centerId, center.id), inArray(registrations.id, ids)));
  const reachable = await listReachable(tx, { centerId: center.id, registrationIds: ids });
  await enqueueMessages(
    tx,
    services,
    center,
    made
      .filter(({ registrationId }) => reachable.has(registrationId))
      .map(({ id, registrationId }) => ({
        kind: "place-offered" as const,
        dedupeKey: `place-offered:${id}`,
        eventId: event.id,
        registrationId,
        eventRevision: event.revision,
      })),
  );
  const line = { id: "waitlist" as const, centerId: center.id };
  await writeStatusTrail(tx, services, line, ids, { from: "waitlisted", to: "offered" });
}

/** Writes down what became of a registration's open offer; nothing where it has none. */
export async function endOffer(
  tx: Db,
  of: { centerId: string; registrationId: string },
  end: { as: OfferEnd; at: Date },
): Promise<void> {
  await tx
    .update(offers)
    .set({ endedAs: end.as, endedAt: end.at })
    .where(
      and(
        eq(offers.centerId, of.centerId),
        eq(offers.registrationId, of.registrationId),
        isNull(offers.endedAt),
      ),
    );
}

/** Ends an event's open offers at an instant where they would stand longer. */
export async function shortenOffers(
  tx: Db,
  of: { centerId: string; eventId: string; until: Date },
): Promise<void> {
  await tx
    .update(offers)
    .set({ expiresAt: of.until })
    .where(
      and(
        eq(offers.centerId, of.centerId),
        eq(offers.eventId, of.eventId),
        isNull(offers.endedAt),
        gt(offers.expiresAt, of.until),
      ),
    );
}
