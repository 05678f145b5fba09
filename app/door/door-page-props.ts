import type { AttendanceCounts } from "./answers";

/** What the server tells the door's page. */
export interface DoorPageProps {
  eventId: string;
  title: string;
  startsAt: Date;
  /** The center's IANA zone, in which all times are written. */
  zone: string;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  counts: AttendanceCounts;
  /** Who is signed in, in words: a name or a door pass's label. */
  actorLabel: string;
  /** The event's doors so far. */
  doors: readonly string[];
  /** True for staff, who may let in a visitor that the rule refuses. */
  canOverride: boolean;
  /** A fresh id for the form of the page without scripts. */
  scanId: string;
  /** Another for its button that counts a walk-in. */
  walkInId: string;
  signInHref: string;
}
