import type { Services } from "~/app/adapters/services";
import { listTicketsOfOtherKeys } from "~/db/queries/keys";
import { replaceTicket } from "./reissue-ticket.server";

const batch = 100;

/**
 * Gives new codes for every ticket that can still be used and that another key than the first minted, and mails the new
 * ticket to those who left an address. One ticket a transaction: what was cut off goes on where it was.
 * @returns how many were reissued, and how many of those hold a place and have no address to send it to
 */
export async function reissueTickets(
  services: Services,
  { centerId, eventId }: { centerId: string | null; eventId: string | null },
): Promise<{ reissued: number; untold: number }> {
  const [keyId = ""] = services.codes.keyIds;
  const some = () =>
    listTicketsOfOtherKeys(services.db, { keyId, now: services.clock.now(), centerId, eventId }, batch);
  let reissued = 0;
  let untold = 0;
  for (let tickets = await some(); tickets.length > 0; tickets = await some()) {
    for (const ticket of tickets) {
      const result = await replaceTicket(services, {
        actor: { kind: "system", id: "command-line", centerId: ticket.centerId },
        center: { id: ticket.centerId, host: ticket.host },
        registrationId: ticket.registrationId,
      });
      if (result.outcome === "refused") throw new Error(`A ticket was not reissued: ${result.reason}`);
      reissued += 1;
      if (ticket.isHeld && !ticket.isTold) untold += 1;
    }
  }
  return { reissued, untold };
}
