import type { SheetRow, SheetView } from "~/app/components/slot-sheet";
import { isOutside, shiftOf } from "~/app/domain/bookings/change-slot";
import { firstNameOf } from "~/app/domain/registrations/name";
import type { EventDetail } from "~/db/queries/event-detail";
import { listInterviewees, listSlots } from "~/db/queries/slots";
import type { RequestContext } from "./context.server";
import { sharedPeople } from "./shared-people.server";

type Context = Pick<RequestContext, "services" | "center">;
type Rows = Awaited<ReturnType<typeof listSlots>>;
type Booked = Awaited<ReturnType<typeof listInterviewees>>[number];
type Person = SheetRow["people"][number];

/** The sheet of all employers, for staff: whole names, which lead to the registrations. */
export async function staffSheet({ services, center }: Context, event: EventDetail): Promise<SheetView> {
  const of = { centerId: center.id, eventId: event.id, employerId: null };
  const [rows, booked] = await Promise.all([listSlots(services.db, of), listInterviewees(services.db, of)]);
  const person = ({ bookingId, registrationId, name }: Booked): Person => ({
    id: bookingId,
    name: name ?? "Name no longer kept",
    contact: null,
    href: `/staff/events/${event.id}/registrations/${registrationId}/interviews`,
  });
  return sheetOf(event, rows, booked, person);
}

/**
 * An employer's own sheet: first names, and the whole name and contact of those alone who share with it. `shared` says
 * how many of these are on it.
 */
export async function employerSheet(
  context: Context,
  event: EventDetail,
  employerId: string,
): Promise<SheetView & { shared: number }> {
  const { services, center } = context;
  const of = { centerId: center.id, eventId: event.id, employerId };
  const [rows, booked, people] = await Promise.all([
    listSlots(services.db, of),
    listInterviewees(services.db, of),
    sharedPeople(context, of),
  ]);
  const known = new Map(people.map((one) => [one.id, one]));
  const person = ({ bookingId, registrationId, name }: Booked): Person => {
    const shared = known.get(registrationId);
    const contact = shared && [shared.email, shared.phone].filter((way) => way !== null).join(", ");
    return {
      id: bookingId,
      name: shared?.name ?? (name === null ? "A visitor" : firstNameOf(name)),
      contact: contact || null,
      href: null,
    };
  };
  const shared = new Set(booked.map(({ registrationId }) => registrationId).filter((one) => known.has(one)));
  return { ...sheetOf(event, rows, booked, person), shared: shared.size };
}

function sheetOf(
  event: EventDetail,
  rows: Rows,
  booked: readonly Booked[],
  person: (one: Booked) => Person,
): SheetView {
  const inSlot = (slotId: string, status: Booked["status"]) =>
    booked.filter((one) => one.slotId === slotId && one.status === status);
  const slots = rows.map(({ id, employer, startsAt, endsAt, seats, place, callUrl, setFor }) => ({
    ...{ id, employer, startsAt, endsAt, seats, where: place ?? callUrl ?? "" },
    isOutside: isOutside({ startsAt, endsAt }, event),
    isBehind: shiftOf({ startsAt, endsAt, setFor }, event) !== 0,
    people: inSlot(id, "booked").map(person),
    offered: inSlot(id, "offered").length,
    waiting: inSlot(id, "waitlisted").length,
  }));
  return { zone: event.zone, slots };
}
