import type { Mark, Presence } from "~/app/domain/fairs/presence";
import type { TableStanding } from "~/app/domain/fairs/standing";

/** Where an employer stands, as staff read it. */
export const tableStandingWords: Record<TableStanding, string> = {
  invited: "Invited",
  applied: "Asks for a table",
  accepted: "Has a table",
  declined: "Declined",
  withdrawn: "Comes no longer",
};

/** The same as the employer reads it. */
export const ownStandingWords: Record<TableStanding, string> = {
  invited: "You are invited",
  applied: "The center reads your application",
  accepted: "You have a table",
  declined: "No table this time",
  withdrawn: "You do not come",
};

export const presenceWords: Record<Presence, string> = {
  expected: "Expected",
  missing: "Missing",
  arrived: "Arrived",
  left: "Left",
  "no-show": "Did not come",
};

/** Buttons that mark, and that take it back. */
export const markWords: Record<Mark, { set: string; unset: string }> = {
  arrival: { set: "Arrived", unset: "Not arrived after all" },
  departure: { set: "Left", unset: "Still here" },
  "no-show": { set: "Did not come", unset: "May still come" },
};
