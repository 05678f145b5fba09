/** What time it is. Injected, so that a rule about time is tested by setting it. */
export interface Clock {
  now(): Date;
  /** Milliseconds since a moment of no meaning, which nobody sets back: for how long something takes. */
  ticks(): number;
}

export const systemClock: Clock = { now: () => new Date(), ticks: () => performance.now() };

/** A clock that stands until it is moved, for tests. */
export function stoppedClock(
  at: string | Date,
): Clock & { set(at: string | Date): void; advance(ms: number): void } {
  let time = new Date(at);
  return {
    now: () => new Date(time),
    ticks: () => time.getTime(),
    set: (next) => {
      time = new Date(next);
    },
    advance: (ms) => {
      time = new Date(time.getTime() + ms);
    },
  };
}
