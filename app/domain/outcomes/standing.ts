import { lastMark, type Mark } from "./marks";

/** How an employer stands at one mark. "not-asked" is also who had nothing left to tell. */
export type MarkStanding = "answered" | "waiting" | "not-asked";

export interface AskedEmployer {
  /** The marks at which it was asked, and those at which a report came. */
  askedAt: readonly Mark[];
  answeredAt: readonly Mark[];
  hasDeclined: boolean;
  /** Its link was withdrawn by staff. */
  isWithdrawn: boolean;
}

export const standingAt = ({ askedAt, answeredAt }: AskedEmployer, mark: Mark): MarkStanding => {
  if (answeredAt.includes(mark)) return "answered";
  return askedAt.includes(mark) ? "waiting" : "not-asked";
};

/** What is not in yet when an event is to be closed: who never answered, and whose last mark is still ahead. */
export function missingOutcomes<Employer extends AskedEmployer>(
  employers: readonly Employer[],
  now: Mark,
): { never: Employer[]; lastMarkAhead: boolean; notAtLast: Employer[] } {
  const open = employers.filter(({ hasDeclined }) => !hasDeclined);
  const never = open.filter(({ answeredAt }) => answeredAt.length === 0);
  return {
    never,
    lastMarkAhead: now !== lastMark && open.length > 0,
    notAtLast: open.filter(
      (employer) => !never.includes(employer) && standingAt(employer, lastMark) === "waiting",
    ),
  };
}
