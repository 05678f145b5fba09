import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import { changeParty } from "~/app/domain/registrations/party";
import type { Db } from "~/db/client.server";
import { countArrived } from "~/db/queries/check-in";
import { countPlacesTaken } from "~/db/queries/locks";
import { registrations } from "~/db/schema";
import { type ChangeRequest, change, type Held } from "./change-registration.server";
import { offerPlaces } from "./parts/offer-places.server";
import { storeAttendance } from "./parts/store-attendance.server";
import { writeAudit } from "./parts/write-audit.server";

/**
 * Changes how many people a registration is for. The ticket stays; the door sees the new number. Where some of them
 * came already their scans are folded anew: whoever was one too many may have a place now.
 */
export function resizeParty(
  services: Services,
  request: ChangeRequest & { people: number },
): Promise<{ outcome: "resized" } | Refused> {
  return change(services, request, (tx, held) => resize(tx, services, request, held));
}

/** What another number would mend, beside the number. */
function problemsOf(refused: Extract<ReturnType<typeof changeParty>, { outcome: "refused" }>) {
  if (refused.reason === "event-full") {
    return [{ field: "people", problem: `party-at-most-${refused.atMost}` }];
  }
  return refused.reason === "party-below-arrived"
    ? [{ field: "people", problem: refused.reason }]
    : undefined;
}

async function resize(
  tx: Db,
  services: Services,
  request: ChangeRequest & { people: number },
  { event, registration }: Held,
): Promise<{ outcome: "resized" } | Refused> {
  const { people } = request;
  const of = { centerId: request.center.id, eventId: event.id };
  const held = { ...of, registrationId: registration.id };
  const placesTaken = await countPlacesTaken(tx, of);
  const arrived = await countArrived(tx, held);
  const now = services.clock.now();
  const decided = changeParty(registration, { ...event, placesTaken }, { people, arrived }, now);
  if (decided.outcome === "unchanged") return { outcome: "resized" };
  if (decided.outcome === "refused") return refuse(decided.reason, problemsOf(decided));
  const { partySize, revision } = decided.registration;
  await tx
    .update(registrations)
    .set({ partySize, revision })
    .where(and(eq(registrations.centerId, of.centerId), eq(registrations.id, registration.id)));
  if (arrived > 0) await storeAttendance(tx, { ...held, partySize });
  const sizes = { from: String(registration.partySize), to: String(partySize) };
  await writeAudit(tx, services, request.actor, [
    { subjectKind: "registration", subjectId: registration.id, action: "edited partySize", ...sizes },
  ]);
  // Fewer is a place for somebody else, and a smaller party that waits may fit now.
  await offerPlaces(tx, services, request.center, event);
  return { outcome: "resized" };
}
