import { movedSince, type Whereabouts } from "~/app/domain/events/moved";
import type { EventDetail } from "~/db/queries/event-detail";
import { findSnapshotAt } from "~/db/queries/feeds";
import type { RequestContext } from "./context.server";
import type { FoundByCode } from "./manage-link.server";
import { placeOf } from "./public-event.server";

/** How an event was when somebody registered; null where it is as it was. Asked only of one that ever moved. */
export async function movedView(
  { services, center }: Pick<RequestContext, "services" | "center">,
  event: EventDetail,
  { createdAt }: Pick<FoundByCode, "createdAt">,
): Promise<Whereabouts | null> {
  if (event.calendarRevision === 0) return null;
  const of = { centerId: center.id, eventId: event.id, at: createdAt };
  const told = await findSnapshotAt(services.db, of);
  if (told === null) return null;
  const { place } = told;
  const before = { startsAt: new Date(told.startsAt), endsAt: new Date(told.endsAt), place };
  return movedSince(before, { startsAt: event.startsAt, endsAt: event.endsAt, place: placeOf(event) });
}
