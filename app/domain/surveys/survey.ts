import type { EventStatus } from "~/app/domain/events/event";
import { keptUntil } from "~/app/domain/registrations/retention";

/** What visitors agree with, from 1 (not at all) to 5 (fully). Each may be left out. */
export const statements = ["useful", "welcome", "employers", "again"] as const;
export type Statement = (typeof statements)[number];

/** What visitors are asked in their own words. */
export const openQuestions = ["liked", "better"] as const;
export type OpenQuestion = (typeof openQuestions)[number];

/** Where an answer came from: the link of the thank-you mail, or the kiosk at the event. */
export const surveySources = ["link", "kiosk"] as const;
export type SurveySource = (typeof surveySources)[number];

export const leastPoints = 1;
export const mostPoints = 5;
/** From here on somebody agrees. */
export const agreesFrom = 4;
export const longestAnswer = 1_000;

export type SurveyAnswer = Record<Statement, number | null> & Record<OpenQuestion, string | null>;

/** True where nothing was chosen or written: such a form is no answer. */
export const isBlank = (answer: SurveyAnswer): boolean =>
  [...statements, ...openQuestions].every((key) => answer[key] === null);

/**
 * Whether the survey of an event takes answers: from its doors on, for as long as open answers are kept, so that none
 * would be deleted as it is written.
 */
export function isSurveyOpen(
  event: { status: EventStatus; doorsOpenAt: Date; endsAt: Date },
  contactDays: number,
  now: Date,
): boolean {
  const tookPlace = event.status === "published" || event.status === "closed";
  return tookPlace && now >= event.doorsOpenAt && now < keptUntil(event.endsAt, contactDays);
}
