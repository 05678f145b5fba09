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

/** The page's props as JSON carries them. */
export type SentProps = Omit<DoorPageProps, "startsAt" | "doorsOpenAt" | "doorsCloseAt"> &
  Record<"startsAt" | "doorsOpenAt" | "doorsCloseAt", string>;

export const propsOfSent = (sent: SentProps): DoorPageProps => ({
  ...sent,
  startsAt: new Date(sent.startsAt),
  doorsOpenAt: new Date(sent.doorsOpenAt),
  doorsCloseAt: new Date(sent.doorsCloseAt),
});

/** Reads the props of the page: the server wrote them a moment ago. */
export const readProps = (text: string): DoorPageProps => propsOfSent(JSON.parse(text));
