import { counted } from "~/app/domain/text/counted";
import { DataTable } from "./data-table";
import { Notice } from "./notice";

export interface RowProblemsProps {
  /** What is wrong in which row of a file. */
  rows: readonly { row: number; column: string; words: string }[];
  /** How many there are in all. */
  count: number;
}

/** What to mend in a file before any of it is taken. */
export function RowProblems({ rows, count }: RowProblemsProps) {
  return (
    <Notice
      kind="warning"
      title={`${counted(count, "cell needs", "cells need")} mending. Nothing was imported.`}
    >
      {count > rows.length && <p>These are the first {rows.length}.</p>}
      <DataTable
        caption="What to mend, by row"
        isCaptionHidden
        rows={rows}
        rowKey={({ row, column }) => `${row} ${column}`}
        columns={[
          { key: "row", header: "Where", isRowHeader: true, cell: ({ row }) => `Row ${row}` },
          { key: "column", header: "Column", cell: ({ column }) => <code>{column}</code> },
          { key: "words", header: "What to do", cell: ({ words }) => words },
        ]}
      />
    </Notice>
  );
}
