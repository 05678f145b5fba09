/** Chance that a seed repeats: mulberry32, good enough for rows and no secret. */
export function seeded(seed: number) {
  let state = seed >>> 0;
  /** From 0 up to, and without, 1. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const chance = (share: number): boolean => next() < share;
  function pick<T>(items: readonly T[]): T {
    const item = items[whole(0, items.length - 1)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }
  const times = <T>(count: number, make: (n: number) => T): T[] =>
    Array.from({ length: count }, (_, n) => make(n));
  const maybe = <T>(share: number, make: () => T): T | null => (chance(share) ? make() : null);
  return { next, whole, chance, pick, times, maybe };
}

export type Seeded = ReturnType<typeof seeded>;
