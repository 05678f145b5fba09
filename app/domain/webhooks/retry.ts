const second = 1_000;
const hour = 3_600 * second;
const longestWait = 6 * hour;
/** How long a delivery is tried. */
export const triedFor = 72 * hour;

export interface Try {
  /** Attempts made so far, this one included: 1 after the first failure. */
  attempts: number;
  /** When it was queued, or queued again by a person. */
  queuedAt: Date;
  now: Date;
  /** From 0 to 1: spreads what failed at once. Up to a quarter of the wait is taken off. */
  jitter: number;
  /** The receiver's own word, where it gave one. */
  retryAfter: Date | null;
}

/**
 * When to try a delivery again: after 5 s, then four times as long each time up to 6 hours, for three days. A receiver
 * that names a later time is left alone until then, at most to the end of the three days.
 */
export function nextTry({ attempts, queuedAt, now, jitter, retryAfter }: Try): Date | "give-up" {
  const end = queuedAt.getTime() + triedFor;
  const wait = Math.min(5 * second * 4 ** (attempts - 1), longestWait) * (1 - jitter / 4);
  const own = now.getTime() + wait;
  if (own > end) return "give-up";
  return new Date(Math.min(Math.max(own, retryAfter?.getTime() ?? own), end));
}

/** The time that a Retry-After header names: seconds from now, or a date (RFC 9110, 10.2.3). Null for anything else. */
export function retryAfterOf(header: string | null, now: Date): Date | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return new Date(now.getTime() + Number(text) * second);
  const at = /^[A-Z][a-z]{2}, /.test(text) ? new Date(text) : null;
  return at === null || Number.isNaN(at.getTime()) || at < now ? null : at;
}

/** Statuses by which a receiver asks to be left alone, with all that waits for it (RFC 6585, RFC 9110). */
export const asksForRest = (status: number): boolean => status === 429 || status === 503;

/**
 * Whether an endpoint is paused after a failure: its receiver says it is gone, or a delivery is given up and nothing
 * else arrived in the three days that it was tried.
 */
export function pauseAfter(failure: {
  status: number | null;
  isGivenUp: boolean;
  queuedAt: Date;
  lastDeliveredAt: Date | null;
}): "gone" | "failing" | null {
  const { status, isGivenUp, queuedAt, lastDeliveredAt } = failure;
  if (status === 410) return "gone";
  const arrived = lastDeliveredAt !== null && lastDeliveredAt >= queuedAt;
  return isGivenUp && !arrived ? "failing" : null;
}
