import type { Services } from "~/app/adapters/services";
import type { WaitlistView } from "~/app/components/waitlist-panel";
import type { WaitingView } from "~/app/components/waitlist-table";
import { placesLeft } from "~/app/domain/events/phase";
import { offersEndAt } from "~/app/domain/waitlist/offer-expiry";
import { positionOf } from "~/app/domain/waitlist/promote";
import { findEventCounts, findOpenOffer, type listLine, listWaiting } from "~/db/queries/waitlist";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import type { FoundByCode } from "./manage-link.server";
import { foundOr404 } from "./require-actor.server";

/** What somebody sees who waits for a place or is offered one; null for everybody else. */
export async function waitlistView(
  context: Pick<RequestContext, "services" | "center">,
  found: FoundByCode,
): Promise<WaitlistView | null> {
  if (found.status !== "waitlisted" && found.status !== "offered") return null;
  const { services, center } = context;
  const event = foundOr404(await keptEventDetail(services, center, found.event));
  const of = { centerId: center.id, eventId: event.id };
  if (found.status === "offered") {
    const offer = await findOpenOffer(services.db, { centerId: center.id, registrationId: found.id });
    return offer && { kind: "offered", until: offer.expiresAt, people: offer.people, timeZone: event.zone };
  }
  const [counts, waiting] = await Promise.all([
    findEventCounts(services.db, of),
    listWaiting(services.db, of),
  ]);
  const left = placesLeft({ ...event, placesTaken: counts.registered + counts.offered }) ?? 0;
  return {
    kind: "waiting",
    position: positionOf(found.id, waiting) ?? waiting.length,
    isOver: services.clock.now() >= offersEndAt(event),
    freeForFewer: left < found.partySize ? left : 0,
    hasEmail: found.hasEmail,
  };
}

/** The line for staff: who is offered a place has no turn any more. */
export function waitingViews(
  { contacts }: Pick<Services, "contacts">,
  line: Awaited<ReturnType<typeof listLine>>,
): WaitingView[] {
  let turn = 0;
  return line.map(({ priority, emailCipher, phoneCipher, ...row }) => ({
    ...row,
    phone: contacts.openIfAny(phoneCipher),
    hasEmail: emailCipher !== null,
    goesFirst: priority > 0,
    turn: row.offeredUntil === null ? ++turn : null,
  }));
}
