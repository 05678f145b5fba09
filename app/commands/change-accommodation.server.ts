import { and, eq, isNotNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Accommodation } from "~/app/domain/accommodations/accommodation";
import { hasRoomForMore, mayAsk } from "~/app/domain/accommodations/change";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findAskingPlace } from "~/db/queries/accommodations";
import { lockRegistration } from "~/db/queries/locks";
import { accommodations } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { sealAccommodation } from "./parts/save-accommodations.server";
import { type AuditActor, writeAudit } from "./parts/write-audit.server";

interface Of {
  actor: AuditActor;
  centerId: string;
  registrationId: string;
  /** The request's own id: asked for twice by one form, it is one request. */
  requestId: string;
}

type Changed = { outcome: "changed" } | Refused;

/** Adds what a visitor needs to take part, also late. The trail says that they asked, and not for what. */
export function askAccommodation(
  services: Services,
  request: Of & { accommodation: Accommodation },
): Promise<Changed> {
  return change(services, request, "accommodation asked", async (tx, { eventId, asked }) => {
    if (!hasRoomForMore(asked) && !(await isThere(tx, request))) return refuse("too-many-accommodations");
    const { centerId, registrationId, requestId } = request;
    const now = services.clock.now();
    const made = await tx
      .insert(accommodations)
      .values({
        ...{ centerId, id: requestId, eventId, registrationId, askedAt: now, changedAt: now },
        ...sealAccommodation(services, request.accommodation),
      })
      .onConflictDoNothing()
      .returning({ id: accommodations.id });
    return made.length > 0;
  });
}

/** Asks for something else: it waits for staff again, whatever they had settled. */
export function changeAccommodation(
  services: Services,
  request: Of & { accommodation: Accommodation },
): Promise<Changed> {
  return change(services, request, "accommodation changed", async (tx) => {
    const changed = await tx
      .update(accommodations)
      .set({
        ...sealAccommodation(services, request.accommodation),
        ...{ state: "asked", changedAt: services.clock.now(), settledBy: null, settledAt: null },
      })
      .where(isIt(request))
      .returning({ id: accommodations.id });
    return changed.length > 0 || refuse("not-found");
  });
}

/** Takes a request back: it is not counted as asked any more. Taken back twice is taken back once. */
export function withdrawAccommodation(services: Services, request: Of): Promise<Changed> {
  return change(services, request, "accommodation withdrawn", async (tx) => {
    const gone = await tx.delete(accommodations).where(isIt(request)).returning({ id: accommodations.id });
    return gone.length > 0;
  });
}

type Place = NonNullable<Awaited<ReturnType<typeof findAskingPlace>>>;

/** Holds the registration, so that requests are counted while nobody adds another. `write` says whether it did any. */
function change(
  services: Services,
  { actor, centerId, registrationId }: Of,
  action: string,
  write: (tx: Db, place: Place) => Promise<boolean | Refused>,
): Promise<Changed> {
  return inTransaction(services, "change-accommodation", async (tx) => {
    await lockRegistration(tx, { centerId, registrationId });
    const place = await findAskingPlace(tx, { centerId, registrationId });
    if (place === null) return refuse("not-found");
    const open = mayAsk(place, services.clock.now());
    if (open.outcome === "refused") return open;
    const written = await write(tx, place);
    if (typeof written !== "boolean") return written;
    if (written) {
      await writeAudit(tx, services, actor, [
        { subjectKind: "registration", subjectId: registrationId, action },
      ]);
    }
    return { outcome: "changed" };
  });
}

const isIt = ({ centerId, registrationId, requestId }: Of) =>
  and(
    eq(accommodations.centerId, centerId),
    eq(accommodations.registrationId, registrationId),
    eq(accommodations.id, requestId),
    isNotNull(accommodations.cipher),
  );

const isThere = async (tx: Db, request: Of) => (await tx.$count(accommodations, isIt(request))) > 0;
