export const registrationStatuses = ["registered", "waitlisted", "offered", "released", "cancelled"] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** Where a registration was made. */
export const origins = ["web", "staff", "kiosk", "walk-in", "api"] as const;
export type Origin = (typeof origins)[number];

export const attendees = ["patron", "representative"] as const;
export type Attendee = (typeof attendees)[number];
