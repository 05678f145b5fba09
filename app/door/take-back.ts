import * as doorState from "./door-state";
import type { Evening } from "./evening";
import type { UndoToSend } from "./items";
import type { RecentScan } from "./recent-scan";
import { keep } from "./visits";

export const findRecent = ({ state }: Evening, scanId: string): RecentScan | undefined =>
  state.now().recent.find((recent) => recent.item.scanId === scanId);

export async function takeBack(evening: Evening, scanId: string): Promise<void> {
  const undo = await undoOf(evening, scanId);
  if (undo === null) return;
  await evening.queue.add(undo);
  takeBackHere(evening, undo);
}

/** Fewer of a party came than were let in: that is taken back, and these are let in. */
export async function letInFewer(evening: Evening, scanId: string, people: number): Promise<void> {
  const item = findRecent(evening, scanId)?.item;
  if (item?.kind !== "entry") return;
  const undo = await undoOf(evening, scanId);
  if (undo === null) return;
  await keep(evening, { ...evening.make.again(item), people }, undo);
  takeBackHere(evening, undo);
}

/** The undo of a scan that still may be taken back, or null. */
async function undoOf(evening: Evening, scanId: string): Promise<UndoToSend | null> {
  const { state, cue, make, list } = evening;
  const row = findRecent(evening, scanId);
  if (row?.undo !== "offered") return null;
  cue.stay();
  const undo = { kind: "undo", ...make.fresh(), undoes: scanId } as const;
  state.set(doorState.undoing(state.now(), scanId));
  const ticket = await list.ticketOf(row.item);
  const item: UndoToSend = { ...undo, ...(row.did && { was: { ...row.did, ticketId: ticket?.id ?? null } }) };
  list.takeBack(item);
  return item;
}

function takeBackHere({ state }: Evening, undo: UndoToSend) {
  if (state.now().connection === "lost") state.set(doorState.undone(state.now(), undo, false));
}
