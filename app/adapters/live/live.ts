/** What changed, by ids alone: it crosses processes. */
export type Change =
  | { kind: "attendance"; centerId: string; eventId: string }
  | { kind: "access"; centerId: string; holderId: string }
  | { kind: "center"; centerId: string }
  | { kind: "outbox" };

/** Tells every process what changed. Nothing depends on a change arriving: who listens reads the facts again. */
export interface Live {
  /** Goes out after the commit: inside a transaction it would serialize commits across the server. */
  announce(change: Change): void;
  /** Calls `onChange` for changes from any process, and with null after a lost connection came back. */
  subscribe(onChange: (change: Change | null) => void): () => void;
}
