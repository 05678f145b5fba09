import type { AccessRequestView } from "~/app/components/access-request-table";
import { accommodationOf } from "~/app/domain/accommodations/accommodation";
import { isLate } from "~/app/domain/accommodations/cut-off";
import { listEventAccommodations } from "~/db/queries/accommodations";
import type { EventDetail } from "~/db/queries/event-detail";
import { cutOffOf } from "./accommodation-view.server";
import type { RequestContext } from "./context.server";

/** What an event's visitors asked for, opened for the staff's page and nowhere else; what is open comes first. */
export async function accessRequests(
  { services, center }: Pick<RequestContext, "services" | "center">,
  event: Pick<EventDetail, "id" | "startsAt" | "zone">,
): Promise<AccessRequestView[]> {
  const rows = await listEventAccommodations(services.db, { centerId: center.id, eventId: event.id });
  const cutOff = cutOffOf(center, event);
  const requests = rows.map(({ cipher, changedAt, ...row }) => ({
    ...row,
    ...accommodationOf(services.contacts.open(cipher ?? "")),
    isLate: isLate(cutOff, changedAt),
    isChanged: changedAt > row.askedAt,
  }));
  const isSettled = ({ state }: AccessRequestView) => Number(state !== "asked");
  return requests.toSorted((a, b) => isSettled(a) - isSettled(b));
}
