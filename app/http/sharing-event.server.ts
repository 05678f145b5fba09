import type { Operation } from "~/app/domain/access/operations";
import { type EventDetail, findEventDetail, textOf } from "~/db/queries/event-detail";
import { findVisit } from "~/db/queries/table-visits";
import type { RequestContext } from "./context.server";
import { id } from "./fields";
import { eventIdOf } from "./own-event.server";
import { foundOr404 } from "./require-actor.server";
import { type EmployerActor, requireEmployer } from "./require-employer.server";

/** An event that took or takes place and at which the one who asks has a table. */
export interface SharingEvent {
  actor: EmployerActor;
  event: EventDetail;
  title: string;
  employerName: string;
  of: { centerId: string; eventId: string; employerId: string };
}

/** @throws what `requireEmployer` throws, and the page that says there is none for any other event */
export async function requireSharingEvent(
  context: RequestContext,
  request: Request,
  params: { eventId?: string | undefined },
  operation: Operation,
): Promise<SharingEvent> {
  const actor = await requireEmployer(context, request, operation);
  const { services, center } = context;
  const found = await findEventDetail(services.db, { centerId: center.id, eventId: eventIdOf(params) });
  const event = foundOr404(found);
  const own = foundOr404(event.employers.find(({ id }) => id === actor.employerId));
  foundOr404(event.status === "published" || event.status === "closed" ? event : null);
  return {
    actor,
    event,
    title: textOf(event, center.locale).title,
    employerName: own.legalName,
    of: { centerId: center.id, eventId: event.id, employerId: actor.employerId },
  };
}

/** A visit to the table of the one who asks, at the event that the address names. */
export async function requireVisit(
  context: RequestContext,
  request: Request,
  params: { eventId?: string | undefined; visitId?: string | undefined },
) {
  const found = await requireSharingEvent(context, request, params, "table.ask");
  const visitId = foundOr404(id.safeParse(params.visitId).data);
  const visit = await findVisit(context.services.db, { centerId: found.of.centerId, visitId });
  const { eventId, employerId } = found.of;
  const isOwn = visit?.eventId === eventId && visit.employerId === employerId;
  return { ...found, visit: foundOr404(isOwn ? visit : null) };
}
