/** What a slot is offered for: an interview with an employer at its event, or a talk with one of the center's counselors. */
export const slotKinds = ["interview", "appointment"] as const;

export const bookingStatuses = ["booked", "waitlisted", "offered", "released", "cancelled"] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

/** Holds a seat, so that nobody else can have it. */
export const liveStatuses = ["booked", "offered"] as const satisfies BookingStatus[];
/** Holds a seat or waits for one. */
export const openStatuses = ["booked", "offered", "waitlisted"] as const satisfies BookingStatus[];

export const isLive = (status: BookingStatus): boolean => liveStatuses.some((live) => live === status);
export const isOpen = (status: BookingStatus): boolean => openStatuses.some((open) => open === status);

/**
 * By whose hand a booking ended: the visitor's own, somebody's of the center or of the employer, or because the place
 * at the event ended.
 */
export const bookingEnders = ["patron", "staff", "employer", "registration", "event"] as const;
export type BookingEnder = (typeof bookingEnders)[number];

/** From when until when somebody is somewhere. The end is not part of it: a time may begin where another ends. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

export const overlaps = (one: Span, other: Span): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

export const mostSeats = 50;

/** The numbers of a slot's seats that nobody holds, the lowest first. */
export const freeSeats = (seats: number, taken: readonly number[]): number[] =>
  Array.from({ length: seats }, (_, at) => at + 1).filter((seat) => !taken.includes(seat));
