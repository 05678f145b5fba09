import type { Actor } from "../access/roles";
import { hasRole } from "../access/roles";

const window = 10 * 60 * 1000;

/**
 * Who may take a scan back: staff always; the door for its own scans, at most ten minutes later as the device
 * timed both.
 */
export function mayUndo(
  actor: Actor,
  scan: { by: string; scannedAt: Date },
  undoneAt: Date,
): { outcome: "allowed" } | { outcome: "refused"; reason: "not-your-scan" | "too-late-to-undo" } {
  if (hasRole(actor, "staff")) return { outcome: "allowed" };
  if (scan.by !== actor.id) return { outcome: "refused", reason: "not-your-scan" };
  if (undoneAt.getTime() - scan.scannedAt.getTime() > window) {
    return { outcome: "refused", reason: "too-late-to-undo" };
  }
  return { outcome: "allowed" };
}
