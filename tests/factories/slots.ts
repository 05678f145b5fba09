import { and, asc, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { bookSlot } from "~/app/commands/book-slot.server";
import { offerSlots } from "~/app/commands/offer-slots.server";
import { localOf } from "~/app/domain/time/zoned-time";
import { bookings, events, slots } from "~/db/schema";
import { aPublishedEvent, type TestCenter } from "./center";

const minute = 60_000;

/** An event in so many minutes (ten days), of three hours, for a hundred people. */
export function anEventAhead(services: Services, center: TestCenter, { in: ahead = 10 * 24 * 60 } = {}) {
  const startsAt = new Date(services.clock.now().getTime() + ahead * minute);
  const endsAt = new Date(startsAt.getTime() + 180 * minute);
  const doors = { doorsOpenAt: startsAt, doorsCloseAt: endsAt };
  return aPublishedEvent(services, center, { startsAt, endsAt, ...doors, capacity: 1_000 });
}

interface OfferedSlots {
  /** Minutes after the event's start. */
  after?: number;
  length?: number;
  count?: number;
  seats?: number;
  employerId?: string;
}

/** Interview times of an event, one after the other. Returns their ids, the first first. */
export async function someSlots(
  services: Services,
  center: TestCenter,
  eventId: string,
  { after = 0, length = 20, count = 1, seats = 1, employerId = center.employerId }: OfferedSlots = {},
): Promise<string[]> {
  const [event] = await services.db
    .select({ startsAt: events.startsAt, zone: events.zone })
    .from(events)
    .where(and(eq(events.centerId, center.id), eq(events.id, eventId)));
  if (event === undefined) throw new Error("no such event");
  // A form names whole minutes.
  const startsAt = new Date(Math.floor(event.startsAt.getTime() / minute + after) * minute);
  const until = new Date(startsAt.getTime() + count * length * minute);
  const offered = await offerSlots(services, {
    ...{ actor: center.staff, centerId: center.id, eventId, employerId, place: "Table 4", callUrl: null },
    key: services.ids.uuid(),
    times: {
      ...{ from: localOf(startsAt, event.zone), until: localOf(until, event.zone) },
      ...{ length, gap: 0, pause: null, seats },
    },
  });
  if (offered.outcome === "refused") throw new Error(JSON.stringify(offered));
  const rows = await services.db
    .select({ id: slots.id, startsAt: slots.startsAt })
    .from(slots)
    .where(and(eq(slots.eventId, eventId), eq(slots.employerId, employerId), isNull(slots.cancelledAt)))
    .orderBy(asc(slots.startsAt), asc(slots.id));
  return rows.filter((row) => row.startsAt >= startsAt && row.startsAt < until).map(({ id }) => id);
}

/** What a visitor asks for on the page of their ticket. */
export const asPatron = (center: TestCenter, registrationId: string) => ({
  actor: { kind: "patron" as const, id: registrationId, centerId: center.id },
  center,
  registrationId,
});

export const book = (
  services: Services,
  center: TestCenter,
  registrationId: string,
  slotId: string,
  more: { waits?: boolean; key?: string } = {},
) =>
  bookSlot(services, {
    ...asPatron(center, registrationId),
    ...{ slotId, waits: more.waits ?? false, key: more.key ?? services.ids.uuid() },
  });

/** Every booking of a slot, the first first. */
export const bookingsOf = (services: Services, slotId: string) =>
  services.db
    .select({
      id: bookings.id,
      registrationId: bookings.registrationId,
      status: bookings.status,
      seat: bookings.seat,
      endedBy: bookings.endedBy,
      calendarRevision: bookings.calendarRevision,
    })
    .from(bookings)
    .where(eq(bookings.slotId, slotId))
    .orderBy(asc(bookings.id));
