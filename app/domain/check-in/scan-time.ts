import type { Door } from "./admit";
import type { ScanFlag } from "./scan";

const early = 24 * 60 * 60 * 1000;
const ahead = 2 * 60 * 1000;

export interface DeviceTime {
  /** When the device's clock says that it saw the code; null where it does not say. */
  scannedAt: Date | null;
  /** Milliseconds to add for the server's time, as measured at the last contact; null where it was never measured. */
  clockOffsetMs: number | null;
}

/**
 * When a scan counts as made. The device's time stands, corrected by what its clock was off, unless it lies more than
 * 24 hours before the doors or more than two minutes ahead of the server: then it is kept and flagged, and the
 * server's time decides.
 */
export function scanTime(
  { scannedAt, clockOffsetMs }: DeviceTime,
  receivedAt: Date,
  door: Pick<Door, "opensAt">,
): { at: Date; flag: ScanFlag | null } {
  if (scannedAt === null) return { at: receivedAt, flag: null };
  const at = correctedTime(scannedAt, clockOffsetMs);
  if (isAhead(at, receivedAt)) return { at: receivedAt, flag: "clock-ahead" };
  if (at.getTime() < door.opensAt.getTime() - early) return { at: receivedAt, flag: "clock-behind" };
  return { at, flag: null };
}

/** More than two minutes in the future: a clock that is wrong, or a time that was mistyped. */
export const isAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + ahead;

/** A device's time as the server's clock would have told it. */
export function correctedTime(scannedAt: Date, clockOffsetMs: number | null): Date {
  return new Date(scannedAt.getTime() + (clockOffsetMs ?? 0));
}
