import type { RequestView } from "~/app/components/request-page";
import { canBeCopied } from "~/app/domain/events/steps";
import { reasonOfState, trailSteps } from "~/app/domain/events/trail";
import { countForEmployer } from "~/db/queries/employer-events";
import { listEventTrail } from "~/db/queries/employer-trail";
import { type EventDetail, ownOpenings, textOf } from "~/db/queries/event-detail";
import { listSlots } from "~/db/queries/slots";
import type { RequestContext } from "./context.server";
import type { EmployerActor } from "./require-employer.server";
import { threadView } from "./thread-view.server";

/** What an employer's page shows of its event: what was asked, what happened, what was counted. No names. */
export async function requestView(
  context: Pick<RequestContext, "services" | "center">,
  actor: EmployerActor,
  event: EventDetail,
  hasUnfinishedChanges: boolean,
): Promise<RequestView> {
  const { services, center } = context;
  const of = { centerId: center.id, employerId: actor.employerId, eventId: event.id };
  const [counts, trail, thread, slots] = await Promise.all([
    countForEmployer(services.db, of),
    listEventTrail(services.db, of),
    threadView(context, event, { id: actor.id, side: "employer" }),
    canBeCopied(event.status) ? listSlots(services.db, of) : [],
  ]);
  const steps = trailSteps(trail, event);
  const { title, description, whatToBring } = textOf(event, center.locale);
  const isPublic = event.status === "published" || event.status === "closed";
  return {
    id: event.id,
    type: event.type,
    status: event.status,
    statusChangedAt: event.statusChangedAt,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    zone: event.zone,
    heldFrom: event.heldFrom,
    heldUntil: event.heldUntil,
    title,
    description,
    whatToBring,
    accommodationContact: event.accommodationContact,
    capacity: event.capacity,
    place: event.place && {
      room: event.place.roomName,
      branch: event.place.branchName,
      address: event.place.branchAddress,
    },
    openings: ownOpenings(event),
    employerName: event.host?.legalName ?? center.name,
    thread: { entries: thread.entries, unread: thread.unread },
    unread: thread.unread,
    hasUnfinishedChanges,
    ...counts,
    slotsToCopy: slots.length,
    steps,
    reason: reasonOfState(steps, event.status),
    publicHref: isPublic ? `/events/${event.slug}` : null,
    centerContact: center.settings.contactEmail,
  };
}
