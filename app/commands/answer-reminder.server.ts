import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { release } from "~/app/domain/registrations/release";
import { reminderAnswers } from "~/db/schema";
import { type ChangeRequest, change, saveStatus, tellHolder } from "./change-registration.server";
import { offerPlaces } from "./parts/offer-places.server";
import { writeAudit } from "./parts/write-audit.server";

/** "I am coming": the place is not given to somebody else. Said twice is said once. */
export function keepPlace(
  services: Services,
  request: ChangeRequest,
): Promise<{ outcome: "kept" } | Refused> {
  return change(services, request, async (tx, { event, registration }) => {
    if (registration.status !== "registered") return refuse("already-cancelled");
    const now = services.clock.now();
    if (now >= event.endsAt) return refuse("event-over");
    const of = { centerId: request.center.id, registrationId: request.registrationId };
    const answered = await tx
      .insert(reminderAnswers)
      .values({ ...of, startsAt: event.startsAt, keptAt: now })
      .onConflictDoNothing()
      .returning({ keptAt: reminderAnswers.keptAt });
    if (answered.length > 0) {
      await writeAudit(tx, services, request.actor, [
        { subjectKind: "registration", subjectId: request.registrationId, action: "kept" },
      ]);
    }
    return { outcome: "kept" };
  });
}

/** "I am not coming": the place is free for somebody else. It can be taken again while there is room. */
export function releasePlace(
  services: Services,
  request: ChangeRequest,
): Promise<{ outcome: "released" } | Refused> {
  return change(services, request, async (tx, held) => {
    const now = services.clock.now();
    if (now >= held.event.endsAt) return refuse("event-over");
    const decided = release(held.registration, request.actor.kind, now);
    if (decided.outcome === "refused") return refuse(decided.reason);
    if (decided.outcome === "unchanged") return { outcome: "released" };
    await saveStatus(tx, services, request, held, decided.registration);
    await tellHolder(tx, services, request, held, decided.registration, "place-released");
    await offerPlaces(tx, services, request.center, held.event);
    return { outcome: "released" };
  });
}
