import { undoWindow } from "~/app/domain/check-in/undo";
import { readScannedText } from "~/app/domain/tickets/scanned-text";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import type { ScanReply } from "./answers";
import { doorTime } from "./door-time";
import { type Told, toldOf, type VisitToSend } from "./items";
import type { RosterTicket } from "./roster-data";
import { canUndo, type VerdictTone, verdictOf } from "./verdict";
import { words } from "./words";

/** A scan as the list shows it. */
export interface RecentScan {
  item: VisitToSend;
  tone: VerdictTone;
  word: string;
  name: string;
  at: Date;
  /** `offered` where it let somebody in and may still be taken back. */
  undo: "offered" | "sending" | "none";
  /** What its verdict was; null while there is none. */
  did: Told | null;
  /** How the row read before somebody took it back. */
  before?: Pick<RecentScan, "tone" | "word">;
}

/** A scan that has no verdict yet. */
export const seenRow = (item: VisitToSend): RecentScan => ({
  item,
  tone: "offline",
  word: words.row.checking,
  name: firstName(item),
  at: item.scannedAt,
  undo: "none",
  did: null,
});

/** A scan that an earlier page left, by what this device told of it. */
export function recalledRow(
  item: VisitToSend,
  ticket: RosterTicket | undefined,
  isUndone: boolean,
  zone: string,
): RecentScan {
  const told = toldOf(item);
  const name = ticket?.name || firstName(item);
  const base = { item, name, at: item.scannedAt, did: told } as const;
  if (isUndone) return { ...base, tone: "already", word: words.row.undone, undo: "none" };
  if (told === null) return { ...base, tone: "offline", word: words.row.kept, undo: "none" };
  const reply: ScanReply = { ...told, scanId: item.scanId, at: item.scannedAt, flags: [] };
  const { tone, word } = verdictOf(reply, zone);
  return { ...base, tone, word, undo: canUndo(reply) ? "offered" : "none" };
}

/** Whether a row still offers Undo: staff may take back at any time, others for ten minutes. */
export const offersUndo = (row: RecentScan, now: Date, isStaff: boolean): boolean =>
  row.undo === "offered" && (isStaff || now.getTime() - row.item.scannedAt.getTime() <= undoWindow);

/** "Let in at 10:04 AM" of a list's row, in the center's zone. */
export const rowTime = (row: RecentScan, now: Date, zone: string) => doorTime(row.at, now, zone);

/** What a row is called before the name on the ticket is known. */
export const firstName = (item: VisitToSend) =>
  item.kind === "walk-in" ? (item.name ?? words.verdict.walkIn) : codeName(item.code);

/** What a ticket is called before its name is known. */
function codeName(code: string): string {
  const read = readScannedText(code);
  return read.kind === "short-code" ? spokenShortCode(read.shortCode) : words.nameless.checking;
}
