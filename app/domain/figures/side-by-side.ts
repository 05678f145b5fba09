/** What centers are compared by: counts, which can be added. */
export const comparedFigures = [
  "events",
  "attended",
  "walkIns",
  "inquiries",
  "referralsMade",
  "referralsServed",
  "appointmentsBooked",
  "appointmentsKept",
] as const;
export type ComparedFigure = (typeof comparedFigures)[number];

/** What one center did in a period. */
export type ComparedFigures = Readonly<Record<ComparedFigure, number>>;

/** What all did together. A share or a median could not be added, and is none of these. */
export function sumOfCenters(centers: readonly ComparedFigures[]): ComparedFigures {
  const sum = (figure: ComparedFigure) => centers.reduce((total, center) => total + center[figure], 0);
  return {
    events: sum("events"),
    attended: sum("attended"),
    walkIns: sum("walkIns"),
    inquiries: sum("inquiries"),
    referralsMade: sum("referralsMade"),
    referralsServed: sum("referralsServed"),
    appointmentsBooked: sum("appointmentsBooked"),
    appointmentsKept: sum("appointmentsKept"),
  };
}
