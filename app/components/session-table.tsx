import { browserInWords } from "./browser-words";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface SessionRow {
  id: string;
  userAgent: string | null;
  createdAt: Date;
  isThis: boolean;
}

/** Where a person is signed in, each with the button that ends it. */
export function SessionTable({ rows, timeZone }: { rows: readonly SessionRow[]; timeZone: string }) {
  return (
    <DataTable
      caption="Where you are signed in"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "browser",
          header: "Browser",
          isRowHeader: true,
          cell: (row) => browserInWords(row.userAgent),
        },
        { key: "since", header: "Since", cell: (row) => momentInWords(row.createdAt, timeZone) },
        {
          key: "end",
          header: "End",
          isHeaderHidden: true,
          cell: (row) => (row.isThis ? "This browser" : <EndButton row={row} />),
        },
      ]}
    />
  );
}

function EndButton({ row }: { row: SessionRow }) {
  return (
    <form method="post" action={`/account/sessions/${row.id}`}>
      <Button kind="secondary" label={`Sign out ${browserInWords(row.userAgent)}`}>
        Sign out
      </Button>
    </form>
  );
}
