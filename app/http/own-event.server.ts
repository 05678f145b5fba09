import { redirect } from "@remix-run/node";
import { type EventDetail, findEventDetail } from "~/db/queries/event-detail";
import { findEventDraft } from "~/db/queries/event-drafts";
import type { RequestContext } from "./context.server";
import { id } from "./fields";
import { foundOr404 } from "./require-actor.server";
import type { EmployerActor } from "./require-employer.server";

/** The id in a page's address, or the page that says there is none. */
export function eventIdOf(params: { eventId?: string | undefined }): string {
  return foundOr404(id.safeParse(params.eventId).data);
}

/**
 * An employer's own event and what is kept of changes that are not whole; a request that is no event yet has the
 * second alone. Another employer's is not found; one at which the employer has a table leads to its page of that.
 */
export async function findOwn(
  { services, center }: Pick<RequestContext, "services" | "center">,
  actor: EmployerActor,
  params: { eventId?: string | undefined },
) {
  const eventId = eventIdOf(params);
  const of = { centerId: center.id, employerId: actor.employerId };
  const [found, draft] = await Promise.all([
    findEventDetail(services.db, { centerId: center.id, eventId }),
    findEventDraft(services.db, { ...of, draftId: eventId }),
  ]);
  const event = found?.host?.id === actor.employerId ? found : null;
  const isGuest = event === null && found?.employers.some(({ id: one }) => one === actor.employerId);
  if (isGuest) throw redirect(`/employer/fairs/${eventId}`);
  if (event === null) foundOr404(draft);
  return { eventId, event, draft };
}

/** The event alone, where a page needs one. */
export async function findOwnEvent(
  context: Pick<RequestContext, "services" | "center">,
  actor: EmployerActor,
  params: { eventId?: string | undefined },
): Promise<EventDetail> {
  return foundOr404((await findOwn(context, actor, params)).event);
}
