/** What is counted while the application runs. Labels are words of ours: never a path, an id, a code or a name. */
export interface Metrics {
  /** A ticket that was scanned or a walk-in, by its verdict; `seconds` is from the request to the stored answer. */
  scanned(outcome: string, seconds: number): void;
  /** A mail that this process tried to send. */
  mailTried(outcome: string): void;
  /** A webhook that this process tried to send: delivered, retried later or given up. */
  webhookTried(result: "delivered" | "queued" | "failed"): void;
  /** An HTTP request by its route's pattern. */
  answered(request: { method: string; route: string; status: number; seconds: number }): void;
  /** Asks for values that are read when somebody looks, each under its name. */
  watch(name: GaugeName, read: () => number): void;
  /** All of it in the text format of Prometheus, with what the caller read for this look. */
  exposition(looked: LookedUp): Promise<{ contentType: string; text: string }>;
}

export type GaugeName = "streams" | "poolSize";

/** What only the database knows. */
export interface LookedUp {
  /** Seconds from the question to the answer, waiting for a connection included; null where it did not answer. */
  databaseSeconds: number | null;
  messages: readonly { state: string; count: number }[];
  due: number;
  /** Seconds for which the oldest message that is due has been; 0 where none is. */
  oldestDueSeconds: number;
  connections: readonly { state: string; count: number }[];
}
