import type { Hand } from "~/app/domain/bookings/hours";
import { type Refused, refuse } from "~/app/domain/refusal";

/** Appointments that somebody may have ahead of them at once, as an admin may set it. */
export const aheadLimits = { least: 1, most: 20, default: 3 } as const;

/** The center's own number, or the one that every center begins with. */
export const mostAhead = ({ mostAppointments }: { mostAppointments?: number }): number =>
  mostAppointments ?? aheadLimits.default;

/**
 * Whether somebody may book one more time by themselves, so that nobody holds a week of times that others need. They are
 * known by an address or a number alone, which a family may share: staff book beyond it.
 * @param ahead how many they have ahead of them
 */
export function mayBookMore(ahead: number, most: number, by: Hand): { outcome: "open" } | Refused {
  return by === "staff" || ahead < most ? { outcome: "open" } : refuse("too-many-appointments");
}
