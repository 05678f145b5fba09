import type { Load } from "./load";

/** A run's figures; what came one by one has its milliseconds. */
type Run = Pick<Load, "seconds" | "latencies"> & { done: number };

export interface Side {
  /** Work a second over all rounds. */
  throughput: number;
  /** Milliseconds; not a number where nothing was timed one by one. */
  p50: number;
  p99: number;
}

export interface Comparison {
  ours: Side;
  floor: Side;
  /** The median of the rounds' ratios of throughput. */
  ratio: number;
}

/**
 * Runs both sides in turns, the order changing with each round, so that what else the machine does hits both. The
 * ratio is taken within each round, and the median of them counts.
 */
export async function compare(
  rounds: number,
  sides: { ours(round: number): Promise<Run>; floor(round: number): Promise<Run> },
): Promise<Comparison> {
  const ours: Run[] = [];
  const floor: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const turns = [
      async () => ours.push(await sides.ours(round)),
      async () => floor.push(await sides.floor(round)),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  const speed = (run: Run | undefined) => (run === undefined ? Number.NaN : run.done / run.seconds);
  const ratios = ours.map((run, round) => speed(run) / speed(floor[round]));
  return { ours: sideOf(ours), floor: sideOf(floor), ratio: percentile(ratios, 0.5) };
}

/** Throughput and percentiles of runs together. */
export function sideOf(runs: readonly Run[]): Side {
  const latencies = runs.flatMap((run) => run.latencies);
  const sum = (of: (run: Run) => number) => runs.reduce((total, run) => total + of(run), 0);
  return {
    throughput: sum((run) => run.done) / sum((run) => run.seconds),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

/** The nearest-rank percentile. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
