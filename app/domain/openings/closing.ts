import { dayAfter, dayStart } from "~/app/domain/time/day-start";

interface Closing {
  /** The last day to apply, `2026-12-31`; null where the opening does not say. */
  closesOn: string | null;
}

interface OfEvent {
  endsAt: Date;
  /** IANA. The last day ends where the event is. */
  zone: string;
}

/** The instant from which an opening is closed: the end of its last day, or of the event where it says none. */
export function closesAt({ closesOn }: Closing, { endsAt, zone }: OfEvent): Date {
  return (closesOn === null ? null : dayStart(dayAfter(closesOn), zone)) ?? endsAt;
}

/** True from the instant at which nobody can apply any more. */
export const isClosed = (opening: Closing, event: OfEvent, now: Date): boolean =>
  now >= closesAt(opening, event);
