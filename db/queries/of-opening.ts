import { and, eq } from "drizzle-orm";
import { employers, eventEmployers, openings } from "~/db/schema";

/** What an opening says of itself. */
export const openingColumns = {
  id: openings.id,
  employerId: openings.employerId,
  title: openings.title,
  vacancies: openings.vacancies,
  payMinCents: openings.payMinCents,
  payMaxCents: openings.payMaxCents,
  payUnit: openings.payUnit,
  employmentType: openings.employmentType,
  schedule: openings.schedule,
  worksite: openings.worksite,
  remote: openings.remote,
  duties: openings.duties,
  minimumQualifications: openings.minimumQualifications,
  howToApply: openings.howToApply,
  closesOn: openings.closesOn,
  shifts: openings.shifts,
  noExperience: openings.noExperience,
  languages: openings.languages,
  clientName: openings.clientName,
};

/** Joins an opening to its employer's place at the event, whatever its standing. */
export const isItsPlace = and(
  eq(eventEmployers.centerId, openings.centerId),
  eq(eventEmployers.eventId, openings.eventId),
  eq(eventEmployers.employerId, openings.employerId),
);

/** The same of employers that are accepted there: whoever is invited or asks shows nothing yet. */
export const isAtEvent = and(isItsPlace, eq(eventEmployers.standing, "accepted"));

/** Joins an opening to who hires. */
export const isItsEmployer = and(
  eq(employers.centerId, openings.centerId),
  eq(employers.id, openings.employerId),
);
