import type { Presence } from "~/app/domain/fairs/presence";
import { visitsIn } from "~/app/domain/sharing/visit";
import { DataTable } from "./data-table";
import { PresenceBadge } from "./fair-badges";

export interface TableCountsRow {
  employerId: string;
  employerName: string;
  tableNo: number | null;
  presence: Presence;
  shared: number;
  named: number;
  counted: number;
  phones: number;
}

/** Each employer's table: where the employer is, and its visits as counts, kept right while the event goes on. */
export function TableCounts({ tables, base }: { tables: readonly TableCountsRow[]; base: string }) {
  return (
    <div data-live="tables">
      <DataTable
        caption="Visits and phones by table"
        isCaptionHidden
        rows={tables}
        rowKey={({ employerId }) => employerId}
        columns={[
          {
            key: "employer",
            header: "Employer",
            isRowHeader: true,
            cell: ({ employerId, employerName }) => <a href={`${base}/${employerId}`}>{employerName}</a>,
          },
          { key: "table", header: "Table", align: "end", cell: ({ tableNo }) => tableNo ?? "" },
          {
            key: "presence",
            header: "Now",
            cell: ({ presence }) => <PresenceBadge presence={presence} />,
          },
          { key: "visits", header: "Visits", align: "end", cell: visitsIn },
          { key: "shared", header: "Shared contact", align: "end", cell: ({ shared }) => shared },
          { key: "named", header: "Name only", align: "end", cell: ({ named }) => named },
          { key: "counted", header: "Only counted", align: "end", cell: ({ counted }) => counted },
          {
            key: "phones",
            header: "Phones",
            align: "end",
            cell: ({ phones }) => (phones === 0 ? "None" : phones),
          },
        ]}
      />
    </div>
  );
}
