/** What a request is known by in a log: never its path, which may hold a code, and never who asked. */
export interface AboutRequest {
  requestId: string;
  method: string;
  /** The pattern of its route. */
  route: string;
}

/** What the operator reads. Whoever writes has taken every value of a person out. */
export interface Log {
  request(about: AboutRequest & { status: number; ms: number }): void;
  /** A fault of ours in words, and the request that met it where there was one. */
  fault(words: string, about?: AboutRequest): void;
}

/** Where nobody reads it. */
export const noLog: Log = { request: () => {}, fault: () => {} };
