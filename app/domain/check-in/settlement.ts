/** What staff found out about a conflict: one person twice, a ticket that was passed on, or a scan made by mistake. */
export const settlements = ["same-person", "shared-ticket", "mistake"] as const;
export type Settlement = (typeof settlements)[number];
