import type { Load } from "./load";

export interface Side {
  /** Work a second over all rounds. */
  throughput: number;
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
  sides: { ours(round: number): Promise<Load>; floor(round: number): Promise<Load> },
): Promise<Comparison> {
  const ours: Load[] = [];
  const floor: Load[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const turns = [
      async () => ours.push(await sides.ours(round)),
      async () => floor.push(await sides.floor(round)),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  const ratios = ours.map((load, round) => load.throughput / (floor[round]?.throughput ?? Number.NaN));
  return { ours: sideOf(ours), floor: sideOf(floor), ratio: percentile(ratios, 0.5) };
}

/** Throughput and percentiles of runs together. */
export function sideOf(loads: readonly Load[]): Side {
  const latencies = loads.flatMap((load) => load.latencies);
  const seconds = loads.reduce((sum, load) => sum + load.seconds, 0);
  return {
    throughput: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

/** The nearest-rank percentile. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
