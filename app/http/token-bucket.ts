import type { Clock } from "~/app/adapters/clock/clock";

const sustained = 50;
const burst = 300;
const most = 50_000;

/**
 * A limit for each token or device: 300 at once, 50 a second sustained. Counted in this process alone, so that it
 * costs nothing; several processes allow as many times more.
 * @returns 0 where the request may go on, else the seconds to wait
 */
export function tokenBuckets(clock: Clock): (holder: string) => number {
  const buckets = new Map<string, { left: number; at: number }>();
  return (holder) => {
    const now = clock.now().getTime();
    const { left, at } = buckets.get(holder) ?? { left: burst, at: now };
    const filled = Math.min(burst, left + ((now - at) / 1000) * sustained);
    const mayGo = filled >= 1;
    if (buckets.size >= most) buckets.clear();
    buckets.set(holder, { left: mayGo ? filled - 1 : filled, at: now });
    return mayGo ? 0 : Math.ceil((1 - filled) / sustained);
  };
}
