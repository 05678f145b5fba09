import type { Opening } from "~/app/domain/events/openings";
import type { Representative } from "./representatives";
import type { FairFacts } from "./steps";

/** What an employer brings to an event. */
export interface FairEntry {
  openings: readonly Opening[];
  /** What it wishes for its table. */
  equipment: string | null;
  /** Who comes for it. */
  people: readonly Representative[];
}

/** An employer may change what it brings until the event begins. */
export const mayChangeEntry = ({ status, startsAt }: FairFacts, now: Date): boolean =>
  (status === "approved" || status === "published") && now < startsAt;
