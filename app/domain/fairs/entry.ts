import type { Opening } from "~/app/domain/events/openings";
import type { Representative } from "./representatives";
import type { FairFacts } from "./steps";

/** What an employer brings to an event. */
export interface FairEntry {
  /** Null leaves those that are kept as they are: there are more than a form holds. */
  openings: readonly Opening[] | null;
  /** What it wishes for its table. */
  equipment: string | null;
  /** Who comes for it. */
  people: readonly Representative[];
}

/** An employer may change what it brings until the event begins. */
export const mayChangeEntry = ({ status, startsAt }: FairFacts, now: Date): boolean =>
  (status === "approved" || status === "published") && now < startsAt;
