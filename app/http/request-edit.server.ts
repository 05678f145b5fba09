import { draftTitle } from "~/app/domain/events/draft-values";
import { editable } from "~/app/domain/events/edits";
import { reasonOfState, trailSteps } from "~/app/domain/events/trail";
import { listEventTrail } from "~/db/queries/employer-trail";
import { type EventDetail, textOf } from "~/db/queries/event-detail";
import type { RequestContext } from "./context.server";
import { valuesOfEvent } from "./event-values.server";
import type { findOwn } from "./own-event.server";
import { readKeptRequest } from "./request-form.server";
import type { EmployerActor } from "./require-employer.server";

/** What the form of a request begins with: what was kept of it before it was whole, or the event as it stands. */
export async function editView(
  context: Pick<RequestContext, "services" | "center">,
  actor: EmployerActor,
  { eventId, event, draft }: Awaited<ReturnType<typeof findOwn>>,
) {
  const { services, center } = context;
  const rules = { zone: event?.zone ?? center.timeZone, now: services.clock.now() };
  const kept = draft && readKeptRequest(draft.values, rules);
  const ofEvent = event === null ? {} : valuesOfEvent(event, center.locale);
  return {
    eventId,
    /** False where the event can no longer be changed. */
    isOpen: event === null || editable[event.status].employer.length > 0,
    title: event === null ? draftTitle(draft?.values ?? {}) : textOf(event, center.locale).title,
    values: kept?.values ?? ofEvent,
    kept: kept && { isOfEvent: event !== null, missing: Object.keys(kept.errors).length },
    asksAnswer: event?.status === "needs-info",
    question: event === null ? null : await questionOf(context, actor, event),
  };
}

async function questionOf(
  { services, center }: Pick<RequestContext, "services" | "center">,
  { employerId }: EmployerActor,
  event: EventDetail,
): Promise<string | null> {
  if (event.status !== "needs-info") return null;
  const trail = await listEventTrail(services.db, { centerId: center.id, employerId, eventId: event.id });
  return reasonOfState(trailSteps(trail, event), event.status);
}
