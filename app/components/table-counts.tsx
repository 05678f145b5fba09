import { DataTable } from "./data-table";

export interface TableCountsRow {
  employerId: string;
  employerName: string;
  shared: number;
  named: number;
  counted: number;
  phones: number;
}

/** Each employer's table with its visitors as counts, kept right while the event goes on. */
export function TableCounts({ tables, base }: { tables: readonly TableCountsRow[]; base: string }) {
  return (
    <div data-live="tables">
      <DataTable
        caption="Visitors and phones by table"
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
          {
            key: "visitors",
            header: "Visitors",
            align: "end",
            cell: ({ shared, named, counted }) => shared + named + counted,
          },
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
