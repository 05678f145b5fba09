import type { FairFacts } from "./steps";

/** An employer may change what it brings until the event begins. */
export const mayChangeEntry = ({ status, startsAt }: FairFacts, now: Date): boolean =>
  (status === "approved" || status === "published") && now < startsAt;
