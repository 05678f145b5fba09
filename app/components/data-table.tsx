import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "end" | undefined;
  /** The column that names the row: at most one. It leads the card on a phone. */
  isRowHeader?: boolean | undefined;
  /** What it is shows by itself: no label beside it on a phone. */
  isLabelHidden?: boolean | undefined;
  /** For a column of buttons: keeps its header for screen readers alone. */
  isHeaderHidden?: boolean | undefined;
}

export interface DataTableProps<Row> {
  caption: string;
  isCaptionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a phone a row is its header and one or two lines, for lists that are read through. */
  isCompact?: boolean | undefined;
  /** Columns of one width: for tables under one another that are read as one. */
  isEven?: boolean | undefined;
}

/** The elements' own roles, which `display: block` on a phone takes away in some browsers. */
export const tableRoles = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  columnHeader: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.isRowHeader) {
    return (
      <th {...tableRoles.rowHeader} scope="row">
        {column.cell(row)}
      </th>
    );
  }
  const content = column.cell(row);
  if (column.isHeaderHidden || column.isLabelHidden || isNothing(content)) {
    return (
      <td {...tableRoles.cell} data-align={column.align}>
        {content}
      </td>
    );
  }
  // On a phone the label stands beside the content, which has to be one box for that.
  return (
    <td {...tableRoles.cell} data-align={column.align} data-label={column.header}>
      <div>{content}</div>
    </td>
  );
}

const isNothing = (content: ReactNode) =>
  content === null || content === undefined || content === false || content === "";

/** A table that reads as cards on a phone. Show an EmptyState where there are no rows. */
export function DataTable<Row>({
  caption,
  isCaptionHidden,
  columns,
  rows,
  rowKey,
  ...look
}: DataTableProps<Row>) {
  return (
    <table
      className="data-table"
      data-compact={look.isCompact || undefined}
      data-even={look.isEven || undefined}
      {...tableRoles.table}
    >
      <caption className={isCaptionHidden ? "visually-hidden" : undefined}>{caption}</caption>
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>
          {columns.map((column) => (
            <th key={column.key} {...tableRoles.columnHeader} scope="col" data-align={column.align}>
              {column.isHeaderHidden ? (
                <span className="visually-hidden">{column.header}</span>
              ) : (
                column.header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...tableRoles.group}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...tableRoles.row}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
