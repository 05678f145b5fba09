import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { matchNames, ticketStanding } from "~/app/domain/fairs/representatives";
import type { TableStanding } from "~/app/domain/fairs/standing";
import { fold } from "~/app/domain/text/fold";
import type { Db } from "~/db/client.server";
import { listRepresentatives } from "~/db/queries/fair-employers";
import { patrons, registrations } from "~/db/schema";
import { freeShortCodes, saveTickets } from "./mint-ticket.server";

interface Of {
  centerId: string;
  eventId: string;
  employerId: string;
}

/**
 * Writes an employer's people as it names them now: a name that was there keeps its door ticket, a new one gets one, and
 * the ticket of who is left out ends. They take no place of the event's. The caller holds the event's row.
 */
export async function saveRepresentatives(
  tx: Db,
  services: Services,
  of: Of,
  { names, standing, language }: { names: readonly string[]; standing: TableStanding; language: string },
): Promise<{ isChanged: boolean }> {
  const held = await listRepresentatives(tx, of);
  const known = held.map(({ id, name, arrivedAt }) => ({ id, name, hasArrived: arrivedAt !== null }));
  const { added, ended } = matchNames(known, names);
  if (ended.length > 0) await endTickets(tx, services, of, ended);
  if (added.length > 0) await addTickets(tx, services, of, { names: added, standing, language });
  return { isChanged: added.length + ended.length > 0 };
}

async function addTickets(
  tx: Db,
  services: Services,
  { centerId, eventId, employerId }: Of,
  { names, standing, language }: { names: readonly string[]; standing: TableStanding; language: string },
): Promise<void> {
  const short = await freeShortCodes(tx, services, { centerId, eventId }, names.length);
  const people = names.map((name, n) => ({
    name,
    registrationId: services.ids.uuid(),
    shortCode: short[n] ?? "",
  }));
  await tx.insert(registrations).values(
    people.map(({ registrationId }) => ({
      centerId,
      id: registrationId,
      eventId,
      who: "representative" as const,
      employerId,
      status: ticketStanding(standing),
      origin: "web" as const,
      language,
      createdAt: services.clock.now(),
    })),
  );
  await tx.insert(patrons).values(
    people.map(({ name, registrationId }) => ({
      centerId,
      id: services.ids.uuid(),
      registrationId,
      name,
      nameFolded: fold(name),
    })),
  );
  await saveTickets(
    tx,
    services,
    people.map(({ registrationId, shortCode }) => ({
      centerId,
      eventId,
      registrationId,
      generation: 1,
      shortCode,
    })),
  );
}

const isItsPeople = ({ centerId, eventId, employerId }: Of) =>
  and(
    eq(registrations.centerId, centerId),
    eq(registrations.eventId, eventId),
    eq(registrations.employerId, employerId),
    eq(registrations.who, "representative"),
    ne(registrations.status, "cancelled"),
  );

/** Raising the revision makes a verdict that was read before decide again. */
const changed = { revision: sql`${registrations.revision} + 1` };

async function endTickets(tx: Db, services: Services, of: Of, ids: readonly string[]): Promise<void> {
  await tx
    .update(registrations)
    .set({ ...changed, status: "cancelled", cancelledBy: "employer", cancelledAt: services.clock.now() })
    .where(and(isItsPeople(of), inArray(registrations.id, [...ids])));
}

/** Lets the door tickets of an employer's people follow its standing. */
export async function followStanding(
  tx: Db,
  services: Services,
  of: Of,
  { standing, by }: { standing: TableStanding; by: "employer" | "staff" },
): Promise<void> {
  const status = ticketStanding(standing);
  const end = status === "cancelled" ? { cancelledBy: by, cancelledAt: services.clock.now() } : {};
  await tx
    .update(registrations)
    .set({ ...changed, ...end, status })
    .where(isItsPeople(of));
}
