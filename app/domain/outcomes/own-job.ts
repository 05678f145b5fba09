/** What a visitor says of themselves after an event. Counted apart from what employers say. */
export const jobAnswers = ["hired-here", "hired-elsewhere", "not-yet"] as const;
export type JobAnswer = (typeof jobAnswers)[number];
