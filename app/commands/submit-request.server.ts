import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockOwnEvent } from "~/db/queries/employer-events";
import { findEventDraft } from "~/db/queries/event-drafts";
import { asOne } from "./parts/join-commands.server";
import { writeAttestation } from "./parts/write-attestation.server";
import { takeEventStep } from "./take-event-step.server";

export interface SubmitRequest {
  /** Of role employer: it submits its own event. */
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  /** What the employer answers to the question of staff; it stays in the trail. */
  answer: string | null;
}

export type RequestSubmitted = { outcome: "submitted"; eventId: string };

/**
 * Sends an employer's event to the center, for the first time or again. A second post of the same finds it sent. A
 * start that has passed cannot be asked for, and changes that are not whole have to be finished first.
 */
export async function submitRequest(
  services: Services,
  request: SubmitRequest,
): Promise<RequestSubmitted | Refused> {
  return asOne(services, async (joined) => {
    const { actor, center, eventId } = request;
    const { employerId } = actor;
    if (employerId === undefined) return refuse("not-allowed");
    const of = { centerId: center.id, employerId };
    const event = await lockOwnEvent(joined.db, { ...of, eventId });
    if (event === null) return refuse("not-found");
    if (event.status === "submitted") return { outcome: "submitted", eventId };
    if ((await findEventDraft(joined.db, { ...of, draftId: eventId })) !== null) {
      return refuse("values-not-accepted", [{ field: "form", problem: "unfinished-changes" }]);
    }
    return submitEvent(joined, request, event);
  });
}

/** The step itself, inside a transaction that holds the event. Sending says the statements that stand by the button. */
export async function submitEvent(
  joined: Services,
  { actor, center, eventId, answer }: SubmitRequest,
  event: { startsAt: Date },
): Promise<RequestSubmitted | Refused> {
  if (event.startsAt < joined.clock.now()) {
    return refuse("values-not-accepted", [{ field: "startsAt", problem: "starts-in-the-past" }]);
  }
  const taken = await takeEventStep(joined, { actor, center, eventId, to: "submitted", reason: answer });
  if (taken.outcome === "taken") {
    const { employerId } = actor;
    if (employerId !== undefined) await writeAttestation(joined.db, joined, actor, { employerId, eventId });
    return { outcome: "submitted", eventId };
  }
  return taken.reason === "opening-required"
    ? refuse(taken.reason, [{ field: "openings", problem: "opening-required" }])
    : taken;
}
