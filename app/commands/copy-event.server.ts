import type { Services } from "~/app/adapters/services";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import { canBeCopied } from "~/app/domain/events/steps";
import { type Refused, refuse } from "~/app/domain/refusal";
import { type EventDetail, findEventDetail, ownOpenings, textOf } from "~/db/queries/event-detail";
import { createdOnce, type EventCreated, writeDraft } from "./create-event.server";
import { copySlots } from "./parts/copy-slots.server";
import type { EventInput } from "./parts/event-input";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface CopyRequest {
  actor: Actor;
  center: { id: string; timeZone: string; locale: string };
  eventId: string;
  /** The copy's id, as the form carries it: posted twice, it makes one. */
  copyId?: string | undefined;
  /** The host's interview times come along, as far from the start as they were. */
  withSlots?: boolean | undefined;
}

/**
 * Copies an event that was declined or cancelled into a new draft. Its times come along and may have passed; openings
 * of other employers stay at their fair.
 */
export async function copyEvent(services: Services, request: CopyRequest): Promise<EventCreated | Refused> {
  const { actor, center, eventId, copyId, withSlots = false } = request;
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  if (event === null || !isTheirs(actor, event)) return refuse("not-found");
  if (!canBeCopied(event.status)) return refuse("step-not-allowed");
  const draft = {
    ...{ actor, center, employerId: event.host?.id ?? null, eventId: copyId },
    event: inputOf(actor, event, center.locale),
  };
  return createdOnce(copyId, () =>
    inTransaction(services, "copy-event", async (tx) => {
      const created = await writeDraft(tx, services, draft);
      if (created.outcome === "refused") return created;
      if (withSlots && event.host !== null) {
        const employerId = event.host.id;
        await copySlots(tx, services, {
          centerId: center.id,
          employerId,
          from: eventId,
          to: created.eventId,
        });
      }
      await writeAudit(tx, services, actor, [
        { subjectKind: "event", subjectId: created.eventId, action: "copied", from: eventId },
      ]);
      return created;
    }),
  );
}

const isTheirs = (actor: Actor, event: EventDetail) =>
  hasRole(actor, "staff") || (actor.role === "employer" && event.host?.id === actor.employerId);

function inputOf(actor: Actor, event: EventDetail, locale: string): EventInput {
  const { title, description, whatToBring } = textOf(event, locale);
  const { postedLoad } = event.place ?? {};
  // The room's load may have been lowered since.
  const capacity = event.capacity === null ? null : Math.min(event.capacity, postedLoad ?? event.capacity);
  const settings = {
    walkInReserve: Math.min(event.walkInReserve, capacity ?? event.walkInReserve),
    exitScanning: event.exitScanning,
  };
  return {
    type: event.type,
    title,
    description,
    whatToBring,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    roomId: event.place?.roomId ?? null,
    heldFrom: event.heldFrom,
    heldUntil: event.heldUntil,
    capacity,
    doorsOpenAt: event.doorsOpenAt,
    doorsCloseAt: event.doorsCloseAt,
    registrationClosesAt: event.registrationClosesAt,
    accommodationContact: event.accommodationContact,
    openings: ownOpenings(event).map(({ id: _id, employerId: _employerId, ...opening }) => opening),
    ...(hasRole(actor, "staff") ? settings : {}),
  };
}
