/** What of a span is told while its work goes on. Values are words of ours and numbers: nobody's data. */
export interface Span {
  name(name: string): void;
  set(attributes: Readonly<Record<string, string | number>>): void;
  /** The work went wrong without a rejection. */
  fail(): void;
}

export interface SpanOptions {
  /** "server" answers a request, "client" asks another server; left out for work of our own. */
  kind?: "server" | "client";
  attributes?: Readonly<Record<string, string | number>>;
  /** The traceparent header of a caller whose word is taken (W3C Trace Context). */
  traceparent?: string | undefined;
}

/** Spans of a trace. A span that is opened inside another's work belongs to it. */
export interface Tracer {
  /** Does the work inside a span, which a rejection marks as failed. */
  span<T>(name: string, work: (span: Span) => Promise<T>, options?: SpanOptions): Promise<T>;
  /** Sends what waits, for a second at most. */
  close(): Promise<void>;
}

const nothing: Span = { name: () => {}, set: () => {}, fail: () => {} };

/** Where no collector is configured. */
export const noTracer: Tracer = {
  span: (_name, work) => work(nothing),
  close: async () => {},
};
