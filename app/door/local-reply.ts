import { correctedTime } from "~/app/domain/check-in/scan-time";
import type { ScanReply } from "./answers";
import type { Told, VisitToSend } from "./items";
import type { LocalVerdict } from "./roster";

export interface LocalReply {
  reply: ScanReply;
  told: Told;
  isNotListed: boolean;
  /** Whose ticket it was; null where the list does not know. */
  ticketId: string | null;
}

/** What the list said, as a reply in the server's shape, and what is told to the server of it later. */
export function localReply(item: VisitToSend, { admission, ticket }: LocalVerdict): LocalReply {
  const at = correctedTime(item.scannedAt, item.clockOffsetMs);
  // Who leaves with a ticket that is newer than the list leaves: there is nothing to decide.
  const leaves = admission.outcome === "not-listed" && item.kind === "exit";
  const isNotListed = admission.outcome === "not-listed" && !leaves;
  const outcome =
    admission.outcome === "not-listed" ? (leaves ? "left" : "unknown-ticket") : admission.outcome;
  const people = "people" in admission ? admission.people : leaves ? (item.people ?? 1) : 1;
  const reply: ScanReply = {
    scanId: item.scanId,
    outcome,
    at,
    people,
    ...(ticket && { ticket: { name: ticket.name, shortCode: ticket.shortCode } }),
    ...reasonOf(admission),
    flags: "flags" in admission ? admission.flags : [],
  };
  return { reply, told: { outcome, people }, isNotListed, ticketId: ticket?.id ?? null };
}

function reasonOf(admission: LocalVerdict["admission"]): Partial<ScanReply> {
  if (admission.outcome === "already-admitted" && admission.firstAdmission !== null)
    return { firstAdmission: admission.firstAdmission };
  if (admission.outcome === "door-closed")
    return { opensAt: admission.opensAt, closesAt: admission.closesAt };
  return {};
}
