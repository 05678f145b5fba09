import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { momentInWords } from "./event-when";

export interface TrailRow {
  id: string;
  at: Date;
  /** Null for a command of the operator. */
  actor: string | null;
  action: string;
  subject: string | null;
  from: string | null;
  to: string | null;
}

const actions: Record<string, string> = {
  made: "Made the center",
  moved: "Changed the host",
  archived: "Closed the center",
  restored: "Opened the center again",
  exported: "Downloaded the center",
  named: "Named an admin",
  removed: "Took an admin's role",
};

/** Who did what to the installation. */
export function TrailTable({ rows, timeZone }: { rows: readonly TrailRow[]; timeZone: string }) {
  if (rows.length === 0)
    return <EmptyState title="Nothing was done">What you change stands here.</EmptyState>;
  return (
    <DataTable
      caption="What was done"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "at", header: "When", isRowHeader: true, cell: (row) => momentInWords(row.at, timeZone) },
        { key: "who", header: "Who", cell: (row) => row.actor ?? "The operator" },
        { key: "what", header: "What", cell: (row) => actions[row.action] ?? row.action },
        { key: "of", header: "Of", cell: (row) => row.subject ?? "" },
        {
          key: "change",
          header: "Change",
          cell: (row) => (row.from === null ? (row.to ?? "") : `${row.from} to ${row.to ?? ""}`),
        },
      ]}
    />
  );
}
