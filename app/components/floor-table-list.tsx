import { type FloorTable, percentOf } from "~/app/domain/fairs/floor-plan";
import { Button } from "./button";
import { DataTable } from "./data-table";

export interface FloorTableListProps {
  /** The address of the event's floor plan. */
  base: string;
  tables: readonly FloorTable[];
  employers: readonly { tableNo: number; employerName: string }[];
}

interface Row {
  tableNo: number;
  employerName: string | undefined;
  /** Absent where the table is not on the plan. */
  place: FloorTable | undefined;
}

/** Every table that is on the plan or that an employer has, with what is still missing. */
export function FloorTableList({ base, tables, employers }: FloorTableListProps) {
  return (
    <DataTable
      caption="Tables"
      isCaptionHidden
      rows={rowsOf(tables, employers)}
      rowKey={({ tableNo }) => String(tableNo)}
      columns={[
        { key: "table", header: "Table", isRowHeader: true, cell: ({ tableNo }) => `Table\u00a0${tableNo}` },
        {
          key: "employer",
          header: "Employer",
          cell: ({ employerName }) =>
            employerName ?? <span className="muted">Nobody yet: not shown to the public</span>,
        },
        {
          key: "place",
          header: "From left and top",
          cell: ({ place }) => (place ? `${percentOf(place.x)}%, ${percentOf(place.y)}%` : "Not placed yet"),
        },
        {
          key: "do",
          header: "Change",
          isHeaderHidden: true,
          align: "end",
          cell: (row) => <Change base={base} {...row} />,
        },
      ]}
    />
  );
}

function Change({ base, tableNo, place }: Row & { base: string }) {
  const verb = place ? "Move" : "Place";
  return (
    <form className="actions" method="post" action={`${base}/tables/${tableNo}/removal`}>
      <a href={`${base}?table=${tableNo}#place`}>
        {verb}
        <span className="visually-hidden"> table {tableNo}</span>
      </a>
      {place && (
        <Button kind="quiet" label={`Take off table ${tableNo}`}>
          Take off
        </Button>
      )}
    </form>
  );
}

function rowsOf(tables: FloorTableListProps["tables"], employers: FloorTableListProps["employers"]): Row[] {
  const numbers = new Set([...tables, ...employers].map(({ tableNo }) => tableNo));
  return [...numbers]
    .sort((a, b) => a - b)
    .map((tableNo) => ({
      tableNo,
      employerName: employers.find((employer) => employer.tableNo === tableNo)?.employerName,
      place: tables.find((table) => table.tableNo === tableNo),
    }));
}
