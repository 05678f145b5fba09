import type { Services } from "~/app/adapters/services";
import type { Refused } from "~/app/domain/refusal";
import { acceptOffer, declineOffer } from "~/app/domain/waitlist/answer-offer";
import { type ChangeRequest, change, saveStatus, tellHolder } from "./change-registration.server";
import { endOffer, offerPlaces } from "./parts/offer-places.server";

/**
 * Takes the place that is held. Who accepts and the one who ends late offers take turns at the event's row: what was
 * accepted is never taken back, and what was given on is refused.
 */
export function acceptPlace(
  services: Services,
  request: ChangeRequest,
): Promise<{ outcome: "accepted" } | Refused> {
  return change(services, request, async (tx, held) => {
    const decided = acceptOffer(held.registration);
    if (decided.outcome === "refused") return decided;
    if (decided.outcome === "unchanged") return { outcome: "accepted" };
    await saveStatus(tx, services, request, held, decided.registration);
    await endOffer(tx, ofRequest(request), { as: "accepted", at: services.clock.now() });
    await tellHolder(tx, services, request, held, decided.registration, "registration-confirmed");
    return { outcome: "accepted" };
  });
}

/** Gives the place on that is held, in the same transaction to whoever is next. */
export function declinePlace(
  services: Services,
  request: ChangeRequest,
): Promise<{ outcome: "declined" } | Refused> {
  return change(services, request, async (tx, held) => {
    const now = services.clock.now();
    const decided = declineOffer(held.registration, request.actor.kind, now);
    if (decided.outcome === "refused") return decided;
    if (decided.outcome === "unchanged") return { outcome: "declined" };
    await saveStatus(tx, services, request, held, decided.registration);
    await endOffer(tx, ofRequest(request), { as: "declined", at: now });
    await offerPlaces(tx, services, request.center, held.event);
    return { outcome: "declined" };
  });
}

const ofRequest = ({ center, registrationId }: ChangeRequest) => ({ centerId: center.id, registrationId });
