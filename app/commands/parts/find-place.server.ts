import type { Services } from "~/app/adapters/services";
import { readScannedText } from "~/app/domain/tickets/scanned-text";
import type { Db } from "~/db/client.server";
import { findPlaceByCode, findPlaceByShortCode } from "~/db/queries/table-visits";

export const unknownTicket = { field: "code", problem: "ticket-not-known" };

/** The place at an event that a ticket stands for, scanned or typed, while it is good. */
export async function placeOfTicket(
  db: Db,
  { codes }: Pick<Services, "codes">,
  of: { centerId: string; eventId: string },
  text: string,
): Promise<string | null> {
  const read = readScannedText(text);
  if (read.kind === "unreadable") return null;
  return read.kind === "ticket-code"
    ? findPlaceByCode(db, { ...of, codeHash: codes.hash(read.code) })
    : findPlaceByShortCode(db, { ...of, shortCode: read.shortCode });
}
