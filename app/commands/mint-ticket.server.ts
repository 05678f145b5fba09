import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import type { Db } from "~/db/client.server";
import { shortCodes, ticketCodes } from "~/db/schema";

/** What a registration's holder is given. The codes are secrets; the short code is none. */
export interface Ticket {
  ticketCode: string;
  manageCode: string;
  shortCode: string;
}

interface TicketOf {
  centerId: string;
  eventId: string;
  registrationId: string;
  generation: number;
}

/**
 * Mints the codes of one generation of a registration. The caller holds the event's row, which keeps the short
 * code unique in the event.
 */
export async function mintTicket(db: Db, services: Services, of: TicketOf): Promise<Ticket> {
  const { centerId, eventId } = of;
  return saveTicket(db, services, of, await freeShortCode(db, services, { centerId, eventId }));
}

/** The same with a short code that was found free since the event's row is held. */
export async function saveTicket(
  db: Db,
  services: Pick<Services, "codes">,
  of: TicketOf,
  shortCode: string,
): Promise<Ticket> {
  const { centerId, eventId, registrationId, generation } = of;
  const ticket = services.codes.ticket(of);
  const manage = services.codes.manage(of);
  await Promise.all([
    db
      .insert(ticketCodes)
      .values([
        {
          codeHash: ticket.hash,
          centerId,
          registrationId,
          purpose: "ticket",
          generation,
          keyId: ticket.keyId,
        },
        {
          codeHash: manage.hash,
          centerId,
          registrationId,
          purpose: "manage",
          generation,
          keyId: manage.keyId,
        },
      ])
      .prepare("save-ticket-codes")
      .execute(),
    db
      .insert(shortCodes)
      .values({ centerId, eventId, shortCode, registrationId, generation })
      .prepare("save-short-code")
      .execute(),
  ]);
  return { ticketCode: ticket.code, manageCode: manage.code, shortCode };
}

/** Ten million codes for a few thousand people: a second try is rare, a third is not seen. */
export async function freeShortCode(
  db: Db,
  services: Pick<Services, "ids">,
  of: { centerId: string; eventId: string },
): Promise<string> {
  for (;;) {
    const shortCode = shortCodeOf(services.ids.number(10_000_000));
    const taken = await db
      .select({ shortCode: shortCodes.shortCode })
      .from(shortCodes)
      .where(
        and(
          eq(shortCodes.centerId, of.centerId),
          eq(shortCodes.eventId, of.eventId),
          eq(shortCodes.shortCode, shortCode),
        ),
      )
      .prepare("find-short-code")
      .execute();
    if (taken.length === 0) return shortCode;
  }
}

/** Derives the codes that a registration's current generation was minted with, whichever key of the ring it was. */
export async function findTicket(
  db: Db,
  services: Pick<Services, "codes">,
  of: { centerId: string; eventId: string; registrationId: string; generation: number },
): Promise<Ticket | null> {
  const { centerId, registrationId, generation } = of;
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
  if (row === undefined) return null;
  return {
    ticketCode: services.codes.ticket({ ...of, keyId: row.keyId }).code,
    manageCode: services.codes.manage({ ...of, keyId: row.keyId }).code,
    shortCode: row.shortCode,
  };
}
