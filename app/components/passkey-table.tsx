import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface ShownPasskey {
  id: string;
  name: string;
  /** The host that it works at, where that is not this one. */
  otherHost: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** The passkeys of one's own account, each with the way to its end. */
export function PasskeyTable({ rows, timeZone }: { rows: readonly ShownPasskey[]; timeZone: string }) {
  if (rows.length === 0) return <p>None. With one you sign in by your finger, your face or a PIN.</p>;
  return (
    <DataTable
      caption="Your passkeys"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "name", header: "Name", isRowHeader: true, cell: (row) => <Named {...row} /> },
        { key: "added", header: "Added", cell: (row) => momentInWords(row.createdAt, timeZone) },
        {
          key: "used",
          header: "Last used",
          cell: ({ lastUsedAt }) => (lastUsedAt === null ? "Not yet" : momentInWords(lastUsedAt, timeZone)),
        },
        {
          key: "remove",
          header: "Remove",
          isHeaderHidden: true,
          cell: (row) => (
            <a href={`/account/passkeys/${row.id}/removal`} aria-label={`Remove ${row.name}`}>
              Remove
            </a>
          ),
        },
      ]}
    />
  );
}

const Named = ({ name, otherHost }: ShownPasskey) => (
  <>
    {name}
    {otherHost !== null && <span className="field-hint"> Works at {otherHost} alone</span>}
  </>
);
