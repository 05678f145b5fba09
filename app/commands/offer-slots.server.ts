import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { makeSlots, type OfferedTimes } from "~/app/domain/bookings/make-slots";
import { checkOffered } from "~/app/domain/bookings/offer";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { lockEvent } from "~/db/queries/locks";
import { countSlots, isSlot } from "~/db/queries/slots";
import { slots } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface OfferRequest {
  actor: Actor;
  centerId: string;
  eventId: string;
  employerId: string;
  times: OfferedTimes;
  /** Where: one of the two. */
  place: string | null;
  callUrl: string | null;
  /** The form's key, which is the first slot's id: posting it again makes nothing more. */
  key: string;
}

/** Offers interview times of an employer at its event: one, or as many as fit. */
export function offerSlots(
  services: Services,
  request: OfferRequest,
): Promise<{ outcome: "offered"; made: number } | Refused> {
  return inTransaction(services, "offer-slots", (tx) => offer(tx, services, request));
}

async function offer(tx: Db, services: Services, request: OfferRequest) {
  const { actor, centerId, eventId, employerId, key } = request;
  const of = { centerId, eventId };
  await lockEvent(tx, of);
  const event = await findEventDetail(tx, of);
  if (event === null || !isTheirs(actor, employerId)) return refuse("not-found");
  if (!event.employers.some(({ id }) => id === employerId)) return refuse("not-found");
  if (await isSlot(tx, { centerId, slotId: key })) return { outcome: "offered" as const, made: 0 };
  const made = makeSlots(request.times, event.zone);
  if (made.outcome === "refused") return refuse("values-not-accepted", made.fields);
  const now = services.clock.now();
  const checked = checkOffered(event, made.spans, await countSlots(tx, { ...of, employerId }), now);
  if (checked.outcome === "refused") return checked;
  await tx.insert(slots).values(
    made.spans.map((span, at) => ({
      ...{ centerId, eventId, employerId, kind: "interview" as const },
      ...span,
      id: at === 0 ? key : services.ids.uuid(),
      seats: request.times.seats,
      place: request.place,
      callUrl: request.callUrl,
      setFor: event.startsAt,
      createdAt: now,
    })),
  );
  await writeAudit(tx, services, actor, [
    {
      ...{ subjectKind: "event", subjectId: eventId, action: "slots offered" },
      to: String(made.spans.length),
    },
  ]);
  return { outcome: "offered" as const, made: made.spans.length };
}

/** An employer offers its own times; staff those of any. */
export const isTheirs = (actor: Actor, employerId: string | null): boolean =>
  actor.role !== "employer" || actor.employerId === employerId;
