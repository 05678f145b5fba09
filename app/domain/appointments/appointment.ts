/** Whether somebody came to an appointment. Nothing is known until somebody says so. */
export const presences = ["kept", "missed"] as const;
export type Presence = (typeof presences)[number];
