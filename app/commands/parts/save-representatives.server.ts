import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { matchPeople, type Representative, ticketStanding } from "~/app/domain/fairs/representatives";
import type { TableStanding } from "~/app/domain/fairs/standing";
import type { Db } from "~/db/client.server";
import { listRepresentatives } from "~/db/queries/fair-employers";
import { patrons, registrations } from "~/db/schema";
import { freeShortCodes, saveTickets } from "./mint-ticket.server";
import { sealPatron } from "./save-registrations.server";
import { mailEnds, mailTickets, type TicketEvent } from "./tell-representatives.server";

export interface AtFair {
  center: { id: string; host: string; locale: string };
  /** Its row is held. */
  event: TicketEvent;
  employerId: string;
}

/**
 * Writes an employer's people as it names them now: a name that was there keeps its door ticket, a new one gets one, and
 * the ticket of who is left out ends. They take no place of the event's. Who left an address is told what concerns
 * them.
 */
export async function saveRepresentatives(
  tx: Db,
  services: Services,
  at: AtFair,
  { people, standing }: { people: readonly Representative[]; standing: TableStanding },
): Promise<{ isChanged: boolean }> {
  const held = await listRepresentatives(tx, ofAt(at));
  const known = held.map(({ id, name, emailCipher, arrivedAt }) => ({
    id,
    name,
    email: services.contacts.openIfAny(emailCipher),
    hasArrived: arrivedAt !== null,
  }));
  const { added, ended, readdressed } = matchPeople(known, people);
  await endTickets(tx, services, at, ended);
  await readdress(tx, services, at, readdressed);
  const made = await addTickets(tx, services, at, { people: added, standing });
  const registrationIds = [...made, ...readdressed.map(({ id }) => id)];
  if (registrationIds.length > 0) await mailTickets(tx, services, at.center, at.event, { registrationIds });
  return { isChanged: added.length + ended.length + readdressed.length > 0 };
}

const ofAt = ({ center, event, employerId }: AtFair) => ({
  centerId: center.id,
  eventId: event.id,
  employerId,
});

async function addTickets(
  tx: Db,
  services: Services,
  at: AtFair,
  { people, standing }: { people: readonly Representative[]; standing: TableStanding },
): Promise<string[]> {
  if (people.length === 0) return [];
  const { centerId, eventId, employerId } = ofAt(at);
  const short = await freeShortCodes(tx, services, { centerId, eventId }, people.length);
  const made = people.map((person, n) => ({
    person,
    registrationId: services.ids.uuid(),
    shortCode: short[n] ?? "",
  }));
  await tx.insert(registrations).values(
    made.map(({ registrationId }) => ({
      centerId,
      id: registrationId,
      eventId,
      who: "representative" as const,
      employerId,
      status: ticketStanding(standing),
      origin: "web" as const,
      language: at.center.locale,
      createdAt: services.clock.now(),
    })),
  );
  await tx.insert(patrons).values(
    made.map(({ person, registrationId }) => ({
      centerId,
      id: services.ids.uuid(),
      registrationId,
      ...sealPatron(services, { ...person, phone: null }),
    })),
  );
  const tickets = made.map(({ registrationId, shortCode }) => ({ registrationId, shortCode }));
  await saveTickets(
    tx,
    services,
    tickets.map((ticket) => ({ centerId, eventId, generation: 1, ...ticket })),
  );
  return made.map(({ registrationId }) => registrationId);
}

const isItsPeople = ({ center, event, employerId }: AtFair) =>
  and(
    eq(registrations.centerId, center.id),
    eq(registrations.eventId, event.id),
    eq(registrations.employerId, employerId),
    eq(registrations.who, "representative"),
    ne(registrations.status, "cancelled"),
  );

/** Raising the revision makes a verdict that was read before decide again. */
const changed = { revision: sql`${registrations.revision} + 1` };

/** Calendars move with what begins or ends (RFC 5545, 3.8.7.4). */
const moved = { ...changed, calendarRevision: sql`${registrations.calendarRevision} + 1` };

async function endTickets(tx: Db, services: Services, at: AtFair, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(registrations)
    .set({ ...moved, status: "cancelled", cancelledBy: "employer", cancelledAt: services.clock.now() })
    .where(and(isItsPeople(at), inArray(registrations.id, [...ids])));
  await mailEnds(tx, services, at.center, at.event, ids);
}

/** The ticket stays; whoever is written to now gets it as if the address had been given at first. */
async function readdress(
  tx: Db,
  services: Services,
  at: AtFair,
  people: readonly (Representative & { id: string })[],
): Promise<void> {
  for (const { id, ...person } of people) {
    await tx
      .update(patrons)
      .set(sealPatron(services, { ...person, phone: null }))
      .where(and(eq(patrons.centerId, at.center.id), eq(patrons.registrationId, id)));
    await tx
      .update(registrations)
      .set(changed)
      .where(and(isItsPeople(at), eq(registrations.id, id)));
  }
}

/** Lets the door tickets of an employer's people follow its standing, and tells those who left an address. */
export async function followStanding(
  tx: Db,
  services: Services,
  at: AtFair,
  { standing, by }: { standing: TableStanding; by: "employer" | "staff" },
): Promise<void> {
  const status = ticketStanding(standing);
  const end = status === "cancelled" ? { cancelledBy: by, cancelledAt: services.clock.now() } : {};
  const followed = await tx
    .update(registrations)
    .set({ ...moved, ...end, status })
    .where(isItsPeople(at))
    .returning({ id: registrations.id });
  const registrationIds = followed.map(({ id }) => id);
  if (registrationIds.length === 0) return;
  if (status === "registered") await mailTickets(tx, services, at.center, at.event, { registrationIds });
  if (status === "cancelled") await mailEnds(tx, services, at.center, at.event, registrationIds);
}
