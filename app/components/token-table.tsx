import type { Role } from "~/app/domain/access/roles";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { roleWords } from "./role-words";
import { StatusBadge } from "./status-badge";

export interface TokenRow {
  id: string;
  label: string;
  role: Role;
  eventTitle: string | null;
  employerName: string | null;
  createdAt: Date;
  revokedAt: Date | null;
}

/** API tokens by their labels; what they are is shown once, when they are made. */
export function TokenTable({ rows, timeZone }: { rows: readonly TokenRow[]; timeZone: string }) {
  return (
    <DataTable
      caption="API tokens"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "label", header: "Label", isRowHeader: true, cell: (row) => row.label },
        { key: "role", header: "Role", cell: (row) => roleWords[row.role] },
        {
          key: "limit",
          header: "For",
          cell: (row) => row.eventTitle ?? row.employerName ?? "The whole center",
        },
        { key: "since", header: "Made", cell: (row) => momentInWords(row.createdAt, timeZone) },
        {
          key: "state",
          header: "State",
          cell: (row) =>
            row.revokedAt === null ? (
              <StatusBadge word="Works" shape="check" tone="good" />
            ) : (
              <StatusBadge word="Withdrawn" shape="cross" tone="quiet" />
            ),
        },
        {
          key: "change",
          header: "Change",
          isHeaderHidden: true,
          cell: (row) =>
            row.revokedAt === null && (
              <a href={`/staff/tokens/${row.id}/withdrawal`} aria-label={`Withdraw ${row.label}`}>
                Withdraw
              </a>
            ),
        },
      ]}
    />
  );
}
