import { ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface CenterRow {
  id: string;
  name: string;
  host: string;
  /** The center's first page. */
  href: string;
  staff: number;
  lastAt: Date | null;
  archivedAt: Date | null;
}

/** Every center of the installation, with the way to change it. */
export function CenterTable({ rows, timeZone }: { rows: readonly CenterRow[]; timeZone: string }) {
  return (
    <DataTable
      caption="Centers"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "name", header: "Center", isRowHeader: true, cell: (row) => row.name },
        { key: "host", header: "Host", cell: (row) => <a href={row.href}>{row.host}</a> },
        { key: "staff", header: "People who work there", align: "end", cell: (row) => String(row.staff) },
        {
          key: "last",
          header: "Last activity",
          cell: (row) => (row.lastAt === null ? "None yet" : momentInWords(row.lastAt, timeZone)),
        },
        { key: "state", header: "State", cell: (row) => (row.archivedAt === null ? "Open" : "Closed") },
        {
          key: "change",
          header: "Change",
          isHeaderHidden: true,
          cell: (row) => (
            <ButtonLink
              kind="secondary"
              href={`/installation/centers/${row.id}`}
              label={`Change ${row.name}`}
            >
              Change
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
