import type { RegistrationStatus } from "./registration";

/**
 * Whether somebody who deletes everything gives a place up by it: one that stands or is waited for, at an event that is
 * not over, where none of them has come. Whoever came has been counted, and stays so.
 */
export function givesUpPlace(
  { status, arrived }: { status: RegistrationStatus; arrived: number },
  event: { endsAt: Date },
  now: Date,
): boolean {
  const isHeld = status === "registered" || status === "waitlisted" || status === "offered";
  return isHeld && arrived === 0 && now < event.endsAt;
}
