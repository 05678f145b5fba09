/** A published number as whoever attacks it knows it: which unknowns it adds up, and what it says. */
export interface Equation {
  unknowns: readonly string[];
  value: number;
}

/** Unknowns that are added, or taken away. */
export type Target = ReadonlyMap<string, number>;

const tiny = 1e-7;

/**
 * Solves published numbers for what was not published, by linear combinations of them in floating numbers: written apart
 * from the rule that it attacks.
 */
export class Attacker {
  private readonly solved: { pivot: string; terms: Map<string, number>; value: number }[] = [];

  constructor(equations: readonly Equation[]) {
    for (const { unknowns, value } of equations) {
      const terms = new Map<string, number>();
      for (const unknown of unknowns) terms.set(unknown, (terms.get(unknown) ?? 0) + 1);
      this.learn(terms, value);
    }
  }

  private learn(given: Map<string, number>, value: number): void {
    const rest = this.without(given, value);
    const [pivot] = rest.terms.keys();
    if (pivot === undefined) return;
    const by = rest.terms.get(pivot) ?? 1;
    const terms = new Map([...rest.terms].map(([unknown, times]) => [unknown, times / by]));
    this.solved.push({ pivot, terms, value: rest.value / by });
  }

  /** What is left of some unknowns once everything known of them is taken away. */
  private without(given: Target, value: number): { terms: Map<string, number>; value: number } {
    const terms = new Map(given);
    let left = value;
    for (const known of this.solved) {
      const times = terms.get(known.pivot);
      if (times === undefined) continue;
      for (const [unknown, each] of known.terms) {
        const sum = (terms.get(unknown) ?? 0) - times * each;
        if (Math.abs(sum) < tiny) terms.delete(unknown);
        else terms.set(unknown, sum);
      }
      left -= times * known.value;
    }
    return { terms, value: left };
  }

  /** What the unknowns come to, where the published numbers tell; else null. */
  solve(target: Target): number | null {
    const { terms, value } = this.without(target, 0);
    return terms.size === 0 ? Math.round(-value) + 0 : null;
  }
}

/** Every choice of up to so many of the items. */
export function choices<T>(items: readonly T[], most: number): T[][] {
  let all: T[][] = [[]];
  for (const item of items)
    all = [...all, ...all.filter((one) => one.length < most).map((one) => [...one, item])];
  return all.filter((one) => one.length > 0);
}
