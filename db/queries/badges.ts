import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { patrons, registrations, shortCodes, ticketCodes } from "~/db/schema";
import { isItsPatron } from "./of-registration";

/** The codes of the present ticket. */
const isCurrent = (table: typeof shortCodes | typeof ticketCodes) =>
  and(
    eq(table.centerId, registrations.centerId),
    eq(table.registrationId, registrations.id),
    eq(table.generation, registrations.generation),
  );

/** How many badges everyone who holds a place comes to. */
export async function countBadgeHolders(db: Db, params: { centerId: string; eventId: string }) {
  const [row] = await db
    .select({ people: sql<number>`coalesce(sum(${registrations.partySize}), 0)::int` })
    .from(registrations)
    .innerJoin(shortCodes, isCurrent(shortCodes))
    .where(holdsPlace(params));
  return row?.people ?? 0;
}

const holdsPlace = ({ centerId, eventId }: { centerId: string; eventId: string }) =>
  and(
    eq(registrations.centerId, centerId),
    eq(registrations.eventId, eventId),
    eq(registrations.status, "registered"),
    eq(registrations.who, "patron"),
  );

/** Everyone who holds a place, by name, with what the codes of the ticket are derived from. */
export async function listBadgeHolders(db: Db, params: { centerId: string; eventId: string }) {
  return db
    .select({
      registrationId: registrations.id,
      partySize: registrations.partySize,
      generation: registrations.generation,
      keyId: ticketCodes.keyId,
      name: patrons.name,
      shortCode: shortCodes.shortCode,
    })
    .from(registrations)
    .innerJoin(shortCodes, isCurrent(shortCodes))
    .innerJoin(ticketCodes, and(isCurrent(ticketCodes), eq(ticketCodes.purpose, "ticket")))
    .leftJoin(patrons, isItsPatron)
    .where(holdsPlace(params))
    .orderBy(asc(patrons.nameFolded), asc(registrations.id));
}
