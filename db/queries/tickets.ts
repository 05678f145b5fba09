import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { eventRevisions, events, registrations, shortCodes, ticketCodes } from "~/db/schema";
import { prepared } from "./prepared";

/** When what a patron's calendar entry says last changed: the event's words, or the place that was taken or given back. */
export async function findEntryTime(
  db: Db,
  params: { centerId: string; registrationId: string },
): Promise<Date | null> {
  const [row] = await db
    .select({
      madeAt: registrations.createdAt,
      cancelledAt: registrations.cancelledAt,
      changedAt: eventRevisions.createdAt,
    })
    .from(registrations)
    .innerJoin(events, and(eq(events.centerId, registrations.centerId), eq(events.id, registrations.eventId)))
    .innerJoin(
      eventRevisions,
      and(
        eq(eventRevisions.centerId, events.centerId),
        eq(eventRevisions.eventId, events.id),
        eq(eventRevisions.revision, events.revision),
      ),
    )
    .where(and(eq(registrations.centerId, params.centerId), eq(registrations.id, params.registrationId)));
  if (row === undefined) return null;
  const times = [row.madeAt, row.changedAt, row.cancelledAt ?? row.madeAt].map((at) => at.getTime());
  return new Date(Math.max(...times));
}

/** Which of some short codes an event has given already. */
export async function listTakenShortCodes(
  db: Db,
  { centerId, eventId, tried }: { centerId: string; eventId: string; tried: string[] },
): Promise<ReadonlySet<string>> {
  const statement = db
    .select({ shortCode: shortCodes.shortCode })
    .from(shortCodes)
    .where(
      and(
        eq(shortCodes.centerId, centerId),
        eq(shortCodes.eventId, eventId),
        inArray(shortCodes.shortCode, tried),
      ),
    );
  const rows = await (tried.length === 1 ? prepared(statement, "find-short-code") : statement);
  return new Set(rows.map(({ shortCode }) => shortCode));
}

/** By which key a generation of a ticket was minted, and its short code. */
export async function findTicketKey(
  db: Db,
  { centerId, registrationId, generation }: { centerId: string; registrationId: string; generation: number },
) {
  const [row] = await db
    .select({ keyId: ticketCodes.keyId, shortCode: shortCodes.shortCode })
    .from(ticketCodes)
    .innerJoin(
      shortCodes,
      and(
        eq(shortCodes.centerId, ticketCodes.centerId),
        eq(shortCodes.registrationId, ticketCodes.registrationId),
        eq(shortCodes.generation, ticketCodes.generation),
      ),
    )
    .where(
      and(
        eq(ticketCodes.centerId, centerId),
        eq(ticketCodes.registrationId, registrationId),
        eq(ticketCodes.generation, generation),
        eq(ticketCodes.purpose, "ticket"),
      ),
    );
  return row ?? null;
}
