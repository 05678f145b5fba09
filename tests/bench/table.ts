import { availableParallelism, cpus, totalmem } from "node:os";
import type { Comparison, Side } from "./compare";

/** One line of the table. Cells that do not apply are left out. */
export interface Row {
  name: string;
  ours: string;
  floor?: string;
  ratio?: string;
  target?: string;
  p50?: string;
  p99?: string;
  throughput?: string;
}

const columns = ["ours", "floor", "ratio", "target", "p50", "p99", "throughput"] as const;

/** A row that compares two throughputs of one unit. */
export function comparedRow(
  name: string,
  unit: string,
  target: string,
  { ours, floor, ratio }: Comparison,
): Row {
  return {
    name,
    ours: `${whole(ours.throughput)} ${unit}`,
    floor: `${whole(floor.throughput)} ${unit}`,
    ratio: ratio.toFixed(2),
    target,
    ...spread(ours),
  };
}

/** The cells that any measured side has. */
export function spread({ p50, p99, throughput }: Side): Pick<Row, "p50" | "p99" | "throughput"> {
  const times = Number.isNaN(p50) ? {} : { p50: milliseconds(p50), p99: milliseconds(p99) };
  return { ...times, throughput: `${whole(throughput)}/s` };
}

export const whole = (value: number) => Math.round(value).toLocaleString("en-US");
export const milliseconds = (value: number) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;

/** The whole of what the bench prints: where and when, and one Markdown table. */
export function markdown(rows: readonly Row[], at: Date): string {
  const [cpu] = cpus();
  const machine = [
    `${availableParallelism()} x ${cpu?.model.trim() || "unknown CPU"}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${process.versions.node}`,
    process.platform,
  ].join(", ");
  const cells = (row: Row) => `| ${[row.name, ...columns.map((column) => row[column] ?? "")].join(" | ")} |`;
  return [
    `${at.toISOString().slice(0, 10)}, ${machine}`,
    "",
    `| Row | ${columns.join(" | ")} |`,
    `|---|${columns.map(() => "---:").join("|")}|`,
    ...rows.map(cells),
    "",
  ].join("\n");
}
