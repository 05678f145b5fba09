import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockOwnEvent } from "~/db/queries/employer-events";
import { findDraftCopy } from "~/db/queries/employer-trail";
import { copyEvent } from "./copy-event.server";
import { asOne } from "./parts/join-commands.server";

/**
 * Copies an employer's declined or cancelled event into a new draft. A copy that is still a draft is given again, so
 * that a second post makes no second one.
 */
export async function copyRequest(
  services: Services,
  request: {
    actor: Actor;
    center: { id: string; timeZone: string; locale: string };
    eventId: string;
    withSlots?: boolean | undefined;
  },
): Promise<{ outcome: "copied"; eventId: string } | Refused> {
  return asOne(services, async (joined) => {
    const { actor, center, eventId } = request;
    const { employerId } = actor;
    if (employerId === undefined) return refuse("not-allowed");
    const of = { centerId: center.id, eventId };
    if ((await lockOwnEvent(joined.db, { ...of, employerId })) === null) return refuse("not-found");
    const before = await findDraftCopy(joined.db, of);
    if (before !== null) return { outcome: "copied", eventId: before };
    const created = await copyEvent(joined, request);
    return created.outcome === "refused" ? created : { outcome: "copied", eventId: created.eventId };
  });
}
