import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Refused } from "~/app/domain/refusal";
import { givesUpPlace } from "~/app/domain/registrations/forget";
import { holds, matterOf } from "~/app/domain/sharing/consent";
import type { Db } from "~/db/client.server";
import { countArrived } from "~/db/queries/check-in";
import { listLastConsents } from "~/db/queries/consents";
import {
  accommodations,
  openingMarks,
  patrons,
  registrationKeys,
  shortCodes,
  tableVisits,
  ticketCodes,
} from "~/db/schema";
import { type ChangeRequest, change, endPlace, type Held, setState } from "./change-registration.server";
import { endBookingsOf } from "./parts/end-bookings.server";
import { endTextConsents } from "./parts/end-text-consents.server";
import { offerPlaces } from "./parts/offer-places.server";
import { writeAudit } from "./parts/write-audit.server";
import { writeConsent } from "./parts/write-consent.server";

/**
 * Deletes what leads from a registration to a person, because they want it: name and contact, what they needed, whom
 * they share with, every code. A place that nobody has come by yet is given up; all that was counted stays. Nobody is
 * written to, since no address is left.
 */
export function forgetRegistration(
  services: Services,
  request: ChangeRequest & { language: string },
): Promise<{ outcome: "forgotten" } | Refused> {
  return change(services, request, async (tx, held) => {
    const of = { centerId: request.center.id, registrationId: request.registrationId };
    const now = services.clock.now();
    await endConsents(tx, services, request, held);
    await endTextConsents(tx, services, of, "deletion");
    const arrived = await countArrived(tx, of);
    const givesUp = givesUpPlace({ status: held.registration.status, arrived }, held.event, now);
    const ended = givesUp ? await endPlace(tx, services, request, held) : null;
    // Doors read names anew where a registration was changed.
    if (ended === null) await setState(tx, request, { revision: held.registration.revision + 1 });
    await endBookingsOf(tx, services, request.center, held.event, [request.registrationId]);
    await eraseFrom(tx, of, now);
    await writeAudit(tx, services, request.actor, [
      { subjectKind: "registration", subjectId: request.registrationId, action: "data deleted" },
    ]);
    if (ended !== null) await offerPlaces(tx, services, request.center, held.event);
    return { outcome: "forgotten" };
  });
}

/** The proof says why each ended. */
async function endConsents(
  tx: Db,
  services: Services,
  { actor, center, registrationId, language }: ChangeRequest & { language: string },
  { event }: Held,
): Promise<void> {
  const of = { centerId: center.id, eventId: event.id, registrationId };
  for (const last of await listLastConsents(tx, of)) {
    if (!holds(last)) continue;
    const hand = { how: "deletion" as const, by: actor.id, language };
    await writeConsent(tx, services, of, matterOf(last.employerId), "taken-back", hand);
  }
}

/** Rows that hold something of a person, in every table that does. */
async function eraseFrom(
  tx: Db,
  { centerId, registrationId }: { centerId: string; registrationId: string },
  now: Date,
): Promise<void> {
  const isTheirs = (
    table:
      | typeof accommodations
      | typeof openingMarks
      | typeof patrons
      | typeof registrationKeys
      | typeof shortCodes
      | typeof tableVisits
      | typeof ticketCodes,
  ) => and(eq(table.centerId, centerId), eq(table.registrationId, registrationId));
  await tx.delete(patrons).where(isTheirs(patrons));
  await tx.delete(registrationKeys).where(isTheirs(registrationKeys));
  await tx.delete(openingMarks).where(isTheirs(openingMarks));
  await tx.delete(tableVisits).where(isTheirs(tableVisits));
  await tx.update(accommodations).set({ cipher: null, keyId: null }).where(isTheirs(accommodations));
  for (const codes of [ticketCodes, shortCodes]) {
    await tx
      .update(codes)
      .set({ revokedAt: now })
      .where(and(isTheirs(codes), isNull(codes.revokedAt)));
  }
}
