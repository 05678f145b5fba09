/** When the work of an opening is done. */
export const shifts = ["day", "evening", "night", "weekend"] as const;
