import { firstNameOf } from "~/app/domain/registrations/name";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import type { RequestContext } from "./context.server";

/** A ticket's picture and names. The picture carries the code that opens the door, and never the one that changes. */
export function ticketView(
  { services, origin }: Pick<RequestContext, "services" | "origin">,
  of: { ticketCode: string; shortCode: string; sharingNumber: string; name: string; partySize: number },
) {
  const label = `QR code of the ticket ${spokenShortCode(of.shortCode)}`;
  return {
    qrSvg: services.qr.svg(ticketPayload(origin, of.ticketCode), { label }),
    firstName: firstNameOf(of.name),
    people: of.partySize,
    shortCode: of.shortCode,
    sharingNumber: of.sharingNumber,
  };
}
