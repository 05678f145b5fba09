import type { OwnBooking } from "~/app/domain/bookings/book";
import type { Hand, HeldSlot } from "~/app/domain/bookings/hours";
import type { Db } from "~/db/client.server";
import { listOwnBookings, listWaitingForSeats } from "~/db/queries/bookings";
import { lockRegistrations, lockSlots, shareEvent } from "~/db/queries/locks";
import type { AuditActor } from "./write-audit.server";

/** An event as whoever books in its slots knows it: its row is shared or held. */
export interface SlotEvent {
  id: string;
  status: NonNullable<HeldSlot["event"]>["status"];
  zone: string;
  revision: number;
}

export interface HeldSlots {
  event: SlotEvent;
  slots: ReadonlyMap<string, HeldSlot>;
  registrations: ReadonlyMap<string, Awaited<ReturnType<typeof lockRegistrations>>[number]>;
  /** What each of them has open, read after their rows were locked. */
  own: ReadonlyMap<string, OwnBooking[]>;
}

export interface WantedSlots {
  centerId: string;
  eventId: string;
  slotIds: readonly string[];
  registrationIds: readonly string[];
  /** Of these slots a seat may be freed, and offered to whoever waits. */
  frees: readonly string[];
}

/**
 * Holds what a booking decides by, in the one order: the event's row shared, the slots, then the registrations, with
 * those who may be offered a seat. Null where the event or one of the slots is not there.
 */
export async function holdSlots(tx: Db, wanted: WantedSlots): Promise<HeldSlots | null> {
  const { centerId, eventId, slotIds } = wanted;
  const event = await shareEvent(tx, { centerId, eventId });
  const rows = await lockSlots(tx, { centerId, slotIds });
  if (event === null || rows.length < new Set(slotIds).size) return null;
  if (rows.some((row) => row.eventId !== eventId)) return null;
  const waiting = await listWaitingForSeats(tx, { centerId, slotIds: wanted.frees });
  const registrationIds = [
    ...new Set([...wanted.registrationIds, ...waiting.map(({ registrationId }) => registrationId)]),
  ];
  const registrations = await lockRegistrations(tx, { centerId, registrationIds });
  return {
    event,
    slots: new Map(rows.map((row) => [row.id, { ...row, event }])),
    registrations: new Map(registrations.map((row) => [row.id, row])),
    own: await listOwnBookings(tx, { centerId, registrationIds: wanted.registrationIds }),
  };
}

/** What somebody has can change before their row is held: then other slots are concerned, and all is done anew. */
export type Again = { outcome: "again" };

/** Tries a transaction until it held all that it turned out to concern. */
export async function untilHeld<Done extends { outcome: string }>(
  attempt: () => Promise<Done | Again>,
): Promise<Done> {
  for (;;) {
    const done = await attempt();
    if (!isAgain(done)) return done;
  }
}

const isAgain = <Done extends { outcome: string }>(done: Done | Again): done is Again =>
  done.outcome === "again";

export const handOf = ({ kind }: AuditActor): Hand => (kind === "patron" ? "patron" : "staff");
