/**
 * How an employer stands to an event. The host is accepted from the start; at a job fair the others are invited by
 * staff or apply, and staff accept. An accepted one that steps back is withdrawn.
 */
export const tableStandings = ["invited", "applied", "accepted", "declined", "withdrawn"] as const;
export type TableStanding = (typeof tableStandings)[number];

/** Whom a message about an event is for. */
export const audiences = ["registered", "employers"] as const;
export type Audience = (typeof audiences)[number];
