import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockOwnEvent } from "~/db/queries/employer-events";
import { deleteEventDraft } from "~/db/queries/event-drafts";
import { asOne } from "./parts/join-commands.server";
import { takeEventStep } from "./take-event-step.server";

export interface Withdrawal {
  /** Of role employer: it withdraws its own event. */
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  reason: string | null;
}

/** Takes back a draft or a request; the center is told. Changes to it that were not finished go with it. */
export async function withdrawRequest(
  services: Services,
  { actor, center, eventId, reason }: Withdrawal,
): Promise<{ outcome: "withdrawn" } | Refused> {
  return asOne(services, async (joined) => {
    const { employerId } = actor;
    if (employerId === undefined) return refuse("not-allowed");
    const of = { centerId: center.id, employerId };
    const event = await lockOwnEvent(joined.db, { ...of, eventId });
    if (event === null) return refuse("not-found");
    if (event.status === "cancelled") return { outcome: "withdrawn" };
    const taken = await takeEventStep(joined, { actor, center, eventId, to: "cancelled", reason });
    if (taken.outcome === "refused") return taken;
    await deleteEventDraft(joined.db, { ...of, draftId: eventId });
    return { outcome: "withdrawn" };
  });
}
