/** Whether somebody came to an appointment. Nothing is known until somebody says so. */
export const presences = ["kept", "missed"] as const;
export type Presence = (typeof presences)[number];

/** How an appointment came to be booked: on the public page, by staff at the desk, or by another program. */
export const bookingOrigins = ["web", "staff", "api"] as const;
export type BookingOrigin = (typeof bookingOrigins)[number];
