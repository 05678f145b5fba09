import type { AskedView } from "~/app/components/accommodation-list";
import { accommodationOf } from "~/app/domain/accommodations/accommodation";
import { mayAsk } from "~/app/domain/accommodations/change";
import { isLate } from "~/app/domain/accommodations/cut-off";
import { listAccommodations } from "~/db/queries/accommodations";
import { cutOffOf, cutOffView } from "./accommodation-view.server";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import type { FoundByCode } from "./manage-link.server";
import { foundOr404 } from "./require-actor.server";

/** What a visitor asked for, opened for their own page, and until when they can ask. */
export async function askedAccommodations(
  { services, center }: Pick<RequestContext, "services" | "center">,
  found: FoundByCode,
) {
  const event = foundOr404(await keptEventDetail(services, center, found.event));
  const now = services.clock.now();
  const rows = await listAccommodations(services.db, { centerId: center.id, registrationId: found.id });
  const cutOff = cutOffOf(center, event);
  const asked: AskedView[] = rows.map(({ id, cipher, state, askedAt, changedAt }) => ({
    ...accommodationOf(services.contacts.open(cipher ?? "")),
    ...{ id, state, askedAt, isLate: isLate(cutOff, changedAt) },
  }));
  const place = { status: found.status, eventEndsAt: event.endsAt, isKnown: found.name !== null };
  return {
    asked,
    isOpen: mayAsk(place, now).outcome === "open",
    cutOff: cutOffView(center, event, now),
    zone: event.zone,
  };
}
