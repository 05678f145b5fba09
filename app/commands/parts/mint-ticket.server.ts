import type { Services } from "~/app/adapters/services";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import type { Db } from "~/db/client.server";
import { prepared } from "~/db/queries/prepared";
import { findTicketKey, listTakenShortCodes } from "~/db/queries/tickets";
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
  const { centerId, eventId, registrationId } = of;
  const [shortCode = ""] = await freeShortCodes(db, services, { centerId, eventId }, 1);
  const tickets = await saveTickets(db, services, [{ ...of, shortCode }]);
  const ticket = tickets.get(registrationId);
  if (ticket === undefined) throw new Error("A ticket was not minted");
  return ticket;
}

/** The same for several registrations, by their ids, with short codes found free since the event's row is held. */
export async function saveTickets(
  db: Db,
  services: Pick<Services, "codes">,
  of: readonly (TicketOf & { shortCode: string })[],
): Promise<ReadonlyMap<string, Ticket>> {
  const minted = of.map((one) => ({
    one,
    ticket: services.codes.ticket(one),
    manage: services.codes.manage(one),
  }));
  const hashes = db.insert(ticketCodes).values(
    minted.flatMap(({ one: { centerId, registrationId, generation }, ticket, manage }) => {
      const row = { centerId, registrationId, generation };
      return [
        { ...row, codeHash: ticket.hash, purpose: "ticket" as const, keyId: ticket.keyId },
        { ...row, codeHash: manage.hash, purpose: "manage" as const, keyId: manage.keyId },
      ];
    }),
  );
  const spoken = db.insert(shortCodes).values([...of]);
  const isOne = of.length === 1;
  await Promise.all([
    isOne ? prepared(hashes, "save-ticket-codes") : hashes,
    isOne ? prepared(spoken, "save-short-code") : spoken,
  ]);
  return new Map(
    minted.map(({ one: { registrationId, shortCode }, ticket, manage }) => [
      registrationId,
      { ticketCode: ticket.code, manageCode: manage.code, shortCode },
    ]),
  );
}

/** Ten million codes for a few thousand people: a second try is rare, a third is not seen. */
export async function freeShortCodes(
  db: Db,
  services: Pick<Services, "ids">,
  of: { centerId: string; eventId: string },
  count: number,
): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const tried = new Set<string>();
    while (free.size + tried.size < count) {
      const shortCode = shortCodeOf(services.ids.number(10_000_000));
      if (!free.has(shortCode)) tried.add(shortCode);
    }
    const taken = await listTakenShortCodes(db, { ...of, tried: [...tried] });
    for (const shortCode of tried) if (!taken.has(shortCode)) free.add(shortCode);
  }
  return [...free];
}

/** Derives the codes that a registration's current generation was minted with, whichever key of the ring it was. */
export async function findTicket(
  db: Db,
  services: Pick<Services, "codes">,
  of: { centerId: string; eventId: string; registrationId: string; generation: number },
): Promise<(Ticket & { sharingNumber: string }) | null> {
  const { registrationId, generation } = of;
  const row = await findTicketKey(db, of);
  if (row === null) return null;
  return {
    ticketCode: services.codes.ticket({ ...of, keyId: row.keyId }).code,
    manageCode: services.codes.manage({ ...of, keyId: row.keyId }).code,
    shortCode: row.shortCode,
    sharingNumber: services.codes.sharingNumber({ registrationId, generation, keyId: row.keyId }),
  };
}
