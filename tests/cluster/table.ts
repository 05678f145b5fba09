/** What a scenario showed. */
export interface ClusterRow {
  name: string;
  figures: readonly string[];
  /** False where it broke a promise; then the run fails. */
  holds: boolean;
}

export const tableOf = (rows: readonly ClusterRow[]): string =>
  [
    "| What happened | What was seen |",
    "|---|---|",
    ...rows.map(
      ({ name, figures, holds }) => `| ${name} | ${holds ? "" : "BROKEN: "}${figures.join("; ")} |`,
    ),
    "",
  ].join("\n");
