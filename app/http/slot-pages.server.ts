import type { Params } from "@remix-run/react";
import type { SlotFacts } from "~/app/components/slot-page";
import type { Operation } from "~/app/domain/access/operations";
import { mayOffer } from "~/app/domain/bookings/offer";
import { listSlotIdsSetBefore } from "~/db/queries/bookings";
import { type EventDetail, findEventDetail, textOf } from "~/db/queries/event-detail";
import { findSlot } from "~/db/queries/slots";
import type { RequestContext } from "./context.server";
import { eventIdOf } from "./own-event.server";
import { foundOr404 } from "./require-actor.server";
import { requireEmployer } from "./require-employer.server";
import { idOr404 } from "./staff-page.server";

/** An event at which the one who asks has a table and can offer interview times, or could. */
export async function requireOwnSlots(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const actor = await requireEmployer(context, request, operation);
  const { services, center } = context;
  const of = { centerId: center.id, eventId: eventIdOf(params) };
  const event = foundOr404(await findEventDetail(services.db, of));
  foundOr404(event.employers.find(({ id }) => id === actor.employerId));
  const isShown = event.status === "approved" || event.status === "published" || event.status === "closed";
  foundOr404(isShown ? event : null);
  return {
    ...{ actor, event, of: { ...of, employerId: actor.employerId } },
    title: textOf(event, center.locale).title,
    base: `/employer/events/${event.id}/interviews`,
  };
}

/** The interview time that the address names, of the event and, where one is named, of the employer. */
export async function slotOr404(
  { services }: Pick<RequestContext, "services">,
  { centerId, event, employerId }: { centerId: string; event: EventDetail; employerId: string | null },
  params: Params,
): Promise<SlotFacts> {
  const slotId = idOr404(params.slotId);
  const found = foundOr404(await findSlot(services.db, { centerId, eventId: event.id, slotId }));
  foundOr404(employerId === null || found.employerId === employerId ? found : null);
  const { id, employer, startsAt, endsAt, seats, held, place, callUrl, cancelledAt } = found;
  return {
    ...{ id, employer, startsAt, endsAt, seats, held },
    where: place ?? callUrl ?? "",
    isCancelled: cancelledAt !== null,
    zone: event.zone,
  };
}

/** How many times were set for a start that the event no longer has. */
export async function countBehind(
  { services }: Pick<RequestContext, "services">,
  of: { centerId: string; employerId: string | null },
  event: EventDetail,
): Promise<number> {
  const { id: eventId, startsAt } = event;
  return (await listSlotIdsSetBefore(services.db, { ...of, eventId, startsAt })).length;
}

/** Whether times can be offered at an event now. */
export const canOffer = ({ services }: Pick<RequestContext, "services">, event: EventDetail): boolean =>
  mayOffer(event, services.clock.now()).outcome === "open";
