/** Below this a count could point at somebody, so that a copy for outsiders does not have it. */
const leastShown = 10;

/** A count of visitors as an employer or the public may see it: "few" stands for any below 10. */
export const suppressed = (count: number): number | "few" => (count < leastShown ? "few" : count);

/** What an outsider's numbers are compared with. Small ones are one, so that asking often finds none of them out. */
export const comparableWith = (count: number): number => (count === 0 ? 0 : Math.max(count, leastShown - 1));
