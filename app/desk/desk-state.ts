import type { DeskEntry, DeskProps } from "./desk-props";

/** `signed-out`: what waits is sent after somebody has signed in here. */
export type DeskConnection = "online" | "lost" | "signed-out";

export interface RefusedEntry {
  scanId: string;
  at: Date;
  category: string;
  /** What the server says is wrong. */
  detail: string;
}

export interface DeskState {
  connection: DeskConnection;
  /** This shift's, the latest first, with what waits here. */
  entries: readonly DeskEntry[];
  entryCount: number;
  /** Ids of what is kept here and the server does not have yet: entries, and what was taken back. */
  waiting: ReadonlySet<string>;
  /** How many changes wait here: entries, and what was taken back. */
  waitingCount: number;
  refused: readonly RefusedEntry[];
  storage: "lasting" | "missing" | "full";
  /** What was done last, to be read out. */
  said: string;
}

export const firstState = ({ entries, entryCount }: DeskProps, isFromServer: boolean): DeskState => ({
  connection: isFromServer ? "online" : "lost",
  entries,
  entryCount,
  waiting: new Set(),
  waitingCount: 0,
  refused: [],
  storage: "lasting",
  said: "",
});
