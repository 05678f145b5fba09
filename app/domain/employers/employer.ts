/** Size bands by number of employees, as employers report them. */
export const sizeBands = ["1-4", "5-9", "10-19", "20-49", "50-99", "100-249", "250-499", "500+"] as const;
export type SizeBand = (typeof sizeBands)[number];
