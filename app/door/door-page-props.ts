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
  /** People are scanned out too. */
  exitScanning: boolean;
  /** Who is signed in, in words: a name or a door pass's label. */
  actorLabel: string;
  /** True of a phone that a door pass signed in. */
  isPass: boolean;
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

/** Where the server's page stands, and what it was made of. */
export const doorRoot = "door";
export const doorProps = "door-props";

type Sent = Omit<DoorPageProps, "startsAt" | "doorsOpenAt" | "doorsCloseAt"> &
  Record<"startsAt" | "doorsOpenAt" | "doorsCloseAt", string>;

/** The page's props as its JSON carries them: the server wrote them a moment ago. */
export function readProps(text: string): DoorPageProps {
  const sent: Sent = JSON.parse(text);
  return {
    ...sent,
    startsAt: new Date(sent.startsAt),
    doorsOpenAt: new Date(sent.doorsOpenAt),
    doorsCloseAt: new Date(sent.doorsCloseAt),
  };
}
