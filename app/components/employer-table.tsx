import { DataTable } from "./data-table";
import { datedMomentInWords } from "./event-when";
import { siteName } from "./site-name";
import { StatusBadge } from "./status-badge";

export interface EmployerRow {
  id: string;
  legalName: string;
  website: string;
  sizeBand: string;
  vettedAt: Date | null;
  declinedAt: Date | null;
  createdAt: Date;
}

/** Employers in a list for staff. */
export function EmployerTable({ rows, timeZone }: { rows: readonly EmployerRow[]; timeZone: string }) {
  return (
    <DataTable
      caption="Employers, by name"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: "Employer",
          isRowHeader: true,
          cell: (row) => <a href={`/staff/employers/${row.id}`}>{row.legalName}</a>,
        },
        {
          key: "website",
          header: "Website",
          cell: (row) => <span className="break">{siteName(row.website)}</span>,
        },
        { key: "size", header: "People", cell: (row) => sizeInWords(row.sizeBand) },
        { key: "added", header: "Added", cell: (row) => datedMomentInWords(row.createdAt, timeZone) },
        { key: "vetted", header: "Vetted", cell: (row) => <EmployerBadge employer={row} /> },
      ]}
    />
  );
}

export interface EmployerStanding {
  vettedAt: Date | null;
  declinedAt: Date | null;
}

/** Where the center stands with an employer. */
export function EmployerBadge({ employer: { vettedAt, declinedAt } }: { employer: EmployerStanding }) {
  if (declinedAt !== null) return <StatusBadge word="Declined" shape="cross" tone="bad" />;
  return vettedAt === null ? (
    <StatusBadge word="Not vetted yet" shape="clock" tone="warn" />
  ) : (
    <StatusBadge word="Vetted" shape="check" tone="good" />
  );
}

/** "10 to 19", "500 or more". */
export const sizeInWords = (band: string) => band.replace("-", " to ").replace("+", " or more");
