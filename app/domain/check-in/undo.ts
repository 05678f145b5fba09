import { type Actor, hasRole } from "../access/roles";

/** Milliseconds in which a door may take back its own scan. */
export const undoWindow = 10 * 60 * 1000;

/** Who made a scan or an undo, and when by the clock of its own device. */
export interface Made {
  by: string;
  timedAt: Date;
}

/**
 * Whether an undo takes a scan back: one by staff always; the door's for its own scans, at most ten minutes later as
 * the device timed both. An undo that comes before its scan is asked when the scan is there.
 */
export function decideUndo(
  undo: Made & { isByStaff: boolean },
  scan: Made,
): { outcome: "allowed" } | { outcome: "refused"; reason: "not-your-scan" | "too-late-to-undo" } {
  if (undo.isByStaff) return { outcome: "allowed" };
  if (scan.by !== undo.by) return { outcome: "refused", reason: "not-your-scan" };
  if (undo.timedAt.getTime() - scan.timedAt.getTime() > undoWindow) {
    return { outcome: "refused", reason: "too-late-to-undo" };
  }
  return { outcome: "allowed" };
}

/** The same of somebody who asks now. */
export const mayUndo = (actor: Actor, scan: Made, undoneAt: Date) =>
  decideUndo({ by: actor.id, timedAt: undoneAt, isByStaff: hasRole(actor, "staff") }, scan);
