/**
 * How an employer stands to an event. The host is accepted from the start; at a job fair the others are invited by
 * staff or apply, and staff accept. An accepted one that steps back is withdrawn.
 */
export const tableStandings = ["invited", "applied", "accepted", "declined", "withdrawn"] as const;
