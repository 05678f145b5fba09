export const eventTypes = ["hiring-event", "job-fair", "info-session", "workshop"] as const;
export type EventType = (typeof eventTypes)[number];

export const eventStatuses = [
  "draft",
  "submitted",
  "needs-info",
  "declined",
  "approved",
  "published",
  "cancelled",
  "closed",
] as const;
export type EventStatus = (typeof eventStatuses)[number];

export const payUnits = ["hour", "day", "week", "month", "year"] as const;
export type PayUnit = (typeof payUnits)[number];

export const employmentTypes = [
  "full-time",
  "part-time",
  "temporary",
  "seasonal",
  "internship",
  "apprenticeship",
] as const;
export type EmploymentType = (typeof employmentTypes)[number];
