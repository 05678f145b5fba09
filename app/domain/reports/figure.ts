/** The figures of the report that a center may set a target for, and may carry in from before. */
export const figureKeys = [
  "inquiries",
  "events",
  "attendance",
  "registered",
  "walk-ins",
  "employers",
  "openings",
  "interviews",
  "offers",
  "hires",
  "retained",
  "portal-enrolments",
  "referrals-made",
  "referrals-served",
  "appointments-booked",
  "appointments-kept",
] as const;
export type FigureKey = (typeof figureKeys)[number];
