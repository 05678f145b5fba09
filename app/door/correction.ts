import { movesPeople } from "~/app/domain/check-in/scan";
import type { ScanReply } from "./answers";
import type { ItemMaker } from "./item-maker";
import type { Told, ToSend, VisitToSend } from "./items";

/**
 * What has to be sent where the server had a scan before the device told its own verdict, and gave another: what
 * happened at the door is sent as a scan of its own, so that staff see both, or taken back where nobody came in. Where
 * the two differ in how many came alone, the server's is taken back and what was told takes its place.
 */
export function correctionOf(item: VisitToSend, told: Told, reply: ScanReply, make: ItemMaker): ToSend[] {
  const isIn = movesPeople(told.outcome);
  const isSame = told.outcome === reply.outcome && (!isIn || told.people === reply.people);
  if (isSame) return [];
  const undo = { kind: "undo", ...make.fresh(), undoes: item.scanId } as const;
  const anew = { ...item, scanId: make.fresh().scanId };
  if (told.outcome === reply.outcome) return [undo, anew];
  if (isIn) return [anew];
  return movesPeople(reply.outcome) ? [undo] : [];
}
