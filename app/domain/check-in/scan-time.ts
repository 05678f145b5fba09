import type { DoorHours } from "./admit";
import type { ScanFlag } from "./scan";

const early = 24 * 60 * 60 * 1000;
const ahead = 2 * 60 * 1000;

/**
 * When a scan counts as made. The device's time stands, unless it lies more than 24 hours before the doors or
 * more than two minutes ahead of the server: then it is kept and flagged, and the server's time decides.
 */
export function scanTime(
  scannedAt: Date | null,
  receivedAt: Date,
  door: DoorHours,
): { at: Date; flag: ScanFlag | null } {
  if (scannedAt === null) return { at: receivedAt, flag: null };
  if (scannedAt.getTime() > receivedAt.getTime() + ahead) return { at: receivedAt, flag: "clock-ahead" };
  if (scannedAt.getTime() < door.opensAt.getTime() - early) return { at: receivedAt, flag: "clock-behind" };
  return { at: scannedAt, flag: null };
}
