/** How a visitor answered at an employer's table. */
export const visitAnswers = ["shared", "counted", "declined"] as const;
export type VisitAnswer = (typeof visitAnswers)[number];
