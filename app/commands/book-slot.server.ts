import type { Services } from "~/app/adapters/services";
import { decideBooking, type OwnBooking, ownWithEmployer } from "~/app/domain/bookings/book";
import type { BookingStatus } from "~/app/domain/bookings/booking";
import { ended } from "~/app/domain/bookings/change";
import { type HeldSlot, mayBook } from "~/app/domain/bookings/hours";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import {
  findBooking,
  findNextInSlot,
  findSlotOwner,
  listOwnBookings,
  listSeats,
} from "~/db/queries/bookings";
import { bookings } from "~/db/schema";
import { type Again, type HeldSlots, handOf, holdSlots, untilHeld } from "./parts/hold-slots.server";
import { inTransaction } from "./parts/in-transaction.server";
import { offerSeats } from "./parts/offer-seats.server";
import { heldOf, saveBooking, writeBookingTrail } from "./parts/save-booking.server";
import { tellBooked } from "./parts/tell-booked.server";
import type { AuditActor } from "./parts/write-audit.server";

export interface BookingRequest {
  actor: AuditActor;
  center: { id: string; host: string };
  registrationId: string;
  slotId: string;
  /** The form's key, which is the booking's id: posting it again makes nothing more. */
  key: string;
  /** Waits for a seat where none is free. */
  waits: boolean;
}

export type Booked = { outcome: "booked" | "moved" | "waitlisted"; bookingId: string };

/**
 * Books a time for somebody, moves the time that they have with the same employer, or lets them wait for a seat.
 */
export async function bookSlot(services: Services, request: BookingRequest): Promise<Booked | Refused> {
  const owner = await findSlotOwner(services.db, { centerId: request.center.id, slotId: request.slotId });
  if (owner === null) return refuse("not-found");
  const result = await untilHeld(() =>
    inTransaction(services, "book-slot", (tx) => book(tx, services, { ...request, ...owner })),
  );
  services.live.announce({ kind: "outbox" });
  return result;
}

type Request = BookingRequest & { eventId: string; employerId: string | null };

async function book(tx: Db, services: Services, request: Request): Promise<Booked | Refused | Again> {
  const { center, registrationId, slotId, eventId, actor } = request;
  const frees = await findSlotToFree(tx, request);
  const held = await holdSlots(tx, {
    ...{ centerId: center.id, eventId, registrationIds: [registrationId] },
    slotIds: frees === null ? [slotId] : [slotId, frees],
    frees: frees === null ? [] : [frees],
  });
  const slot = held?.slots.get(slotId);
  const registration = held?.registrations.get(registrationId);
  if (!held || !slot || !registration) return refuse("not-found");
  const earlier = await findBooking(tx, { centerId: center.id, bookingId: request.key });
  if (earlier !== null) return answerTo(earlier);
  const may = mayBook(registration, request);
  if (may.outcome === "refused") return may;
  const own = held.own.get(registrationId) ?? [];
  const taken = await listSeats(tx, { centerId: center.id, slotId });
  const wish = { waits: request.waits, by: handOf(actor) };
  const decided = decideBooking(slot, taken, own, wish, services.clock.now());
  if (decided.outcome === "refused") return decided;
  const here = own.find((booking) => booking.slotId === slotId) ?? null;
  if (decided.outcome === "unchanged") return here === null ? refuse("not-found") : answerTo(here);
  if (decided.outcome === "waitlisted") return joinLine(tx, services, request, slot);
  const { seat, releases } = decided;
  if (releases === null) return take(tx, services, request, { held, slot, seat, here });
  const left = held.slots.get(releases.slotId);
  // Another request of theirs was faster: which seat is given up shows only now.
  if (left === undefined) return { outcome: "again" };
  return move(tx, services, request, { held, slot, seat, here, left, bookingId: releases.id });
}

/** The slot of the time that they would give up for this one, as it is before anything is held. */
async function findSlotToFree(tx: Db, request: Request): Promise<string | null> {
  const { center, registrationId, slotId, employerId } = request;
  const own = await listOwnBookings(tx, { centerId: center.id, registrationIds: [registrationId] });
  return ownWithEmployer({ id: slotId, employerId }, own.get(registrationId) ?? [])?.slotId ?? null;
}

/** A step that was taken is answered as it was: a booking that ended since is answered too. */
const answerTo = ({ id, status }: { id: string; status: BookingStatus }): Booked => ({
  outcome: status === "waitlisted" ? "waitlisted" : "booked",
  bookingId: id,
});

async function joinLine(tx: Db, services: Services, request: Request, slot: HeldSlot): Promise<Booked> {
  const { center, registrationId, key, actor } = request;
  const queueNo = await findNextInSlot(tx, { centerId: center.id, slotId: slot.id });
  await insert(tx, services, request, slot, { status: "waitlisted", seat: null, queueNo });
  await writeBookingTrail(tx, services, actor, [{ registrationId, from: null, to: "waitlisted" }]);
  return { outcome: "waitlisted", bookingId: key };
}

interface Taking {
  held: HeldSlots;
  slot: HeldSlot;
  seat: number;
  /** Their turn in this slot's line, where they waited. */
  here: OwnBooking | null;
}

/** Takes a seat; whoever waited for one takes it by the booking that they have. */
async function take(
  tx: Db,
  services: Services,
  request: Request,
  { held, slot, seat, here }: Taking,
): Promise<Booked> {
  const { center, registrationId, actor } = request;
  const found = here && (await findBooking(tx, { centerId: center.id, bookingId: here.id }));
  const told = found ? { ...found, revision: found.revision + 1 } : firstOf(request);
  if (found) {
    await saveBooking(tx, center.id, { id: found.id, status: "booked", seat, revision: told.revision });
  } else {
    await insert(tx, services, request, slot, { status: "booked", seat, queueNo: null });
  }
  await writeBookingTrail(tx, services, actor, [
    { registrationId, from: here?.status ?? null, to: "booked" },
  ]);
  await tellBooked(tx, services, center, held.event, [told], {
    kind: "booking-confirmed",
    isOwnAct: actor.kind === "patron",
  });
  return { outcome: "booked", bookingId: told.id };
}

const firstOf = ({ key, registrationId }: Request) => ({
  id: key,
  registrationId,
  calendarRevision: 0,
  revision: 1,
});

/** Moves a booking to another slot: its calendar entry stays one. The seat that it leaves goes on in the same step. */
async function move(
  tx: Db,
  services: Services,
  request: Request,
  { held, slot, seat, here, left, bookingId }: Taking & { left: HeldSlot; bookingId: string },
): Promise<Booked | Refused> {
  const { center, registrationId, actor } = request;
  const found = await findBooking(tx, { centerId: center.id, bookingId });
  if (found === null) return refuse("not-found");
  if (here !== null) await leaveLine(tx, services, request, here.id);
  const told = {
    ...found,
    calendarRevision: found.calendarRevision + 1,
    revision: found.revision + 1,
  };
  await saveBooking(tx, center.id, { ...told, slotId: slot.id, held: heldOf(slot), seat });
  await writeBookingTrail(tx, services, actor, [{ registrationId, from: "booked", to: "moved" }]);
  await tellBooked(tx, services, center, held.event, [told], {
    kind: "booking-moved",
    isOwnAct: actor.kind === "patron",
  });
  await offerSeats(tx, services, center, held.event, left);
  return { outcome: "moved", bookingId };
}

async function leaveLine(tx: Db, services: Services, { center, actor }: Request, bookingId: string) {
  const waiting = await findBooking(tx, { centerId: center.id, bookingId });
  if (waiting === null) return;
  const at = services.clock.now();
  await saveBooking(tx, center.id, ended(waiting, { status: "cancelled", by: handOf(actor), at }));
}

async function insert(
  tx: Db,
  services: Services,
  { center, key, registrationId }: Request,
  slot: HeldSlot,
  values: { status: "booked" | "waitlisted"; seat: number | null; queueNo: number | null },
): Promise<void> {
  await tx.insert(bookings).values({
    ...{ centerId: center.id, id: key, slotId: slot.id, registrationId },
    ...values,
    held: heldOf(slot),
    createdAt: services.clock.now(),
  });
}
