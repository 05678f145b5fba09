import type { AttendanceCounts, FoundTicket } from "./answers";
import type { DoorApi, Sent } from "./door-api";
import type { DoorState } from "./door-state";
import type { OpenStream } from "./live-counts";
import type { ListPorts } from "./local-list";
import type { VerdictTone } from "./verdict";

export interface DoorSetup {
  eventId: string;
  zone: string;
  counts: AttendanceCounts;
  actorLabel: string;
  canOverride: boolean;
  isPass: boolean;
}

export interface SessionPorts extends ListPorts {
  api: DoorApi;
  stream: OpenStream;
  /** Sounds and shakes. */
  signal: (tone: VerdictTone) => void;
}

export interface DoorSession {
  state: () => DoorState;
  subscribe: (onChange: () => void) => () => void;
  /** The door's and the phone's names, as later scans carry them. */
  name: (names: { door: string; device: string }) => void;
  /** `age` is how many milliseconds ago the code came into view. */
  scan: (code: string, how?: { age?: number; kind?: "entry" | "exit"; people?: number }) => void;
  walkIn: (person: { name: string; language: string } | null, people?: number) => void;
  /** Counts people without a ticket in, or out where `people` is below 0. */
  tally: (who: "patron" | "employer" | "staff", people: number) => void;
  undo: (scanId: string) => void;
  /** Staff let in the visitor of a refused scan: a scan of its own, marked so. */
  letInAnyway: (scanId: string) => void;
  /** The volunteer lets in the holder of a code that is newer than the list. */
  letInUnlisted: (scanId: string) => void;
  /** Fewer of a party came than were let in: that is taken back, and these are let in. */
  fewer: (scanId: string, people: number) => void;
  closeVerdict: () => void;
  sendNow: () => void;
  /** The page came back into view, or the network did: asks how things stand. */
  lookAgain: () => void;
  putAside: (scanId: string) => void;
  /** Sends a refused scan once more. */
  sendAgain: (scanId: string) => void;
  /** How many scans of other events' doors this device still has. */
  othersWait: (count: number) => void;
  search: (text: string) => Promise<Sent<FoundTicket[]>>;
  /** Destroys the list on this device. What waits to be sent stays. */
  forget: () => Promise<void>;
  stop: () => void;
}
