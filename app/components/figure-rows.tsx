import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { Pager } from "./pager";

/** A row that a figure is counted from: its first cell names it, and leads to its page where it has one. */
export interface FigureRow {
  key: string;
  href?: string | undefined;
  cells: readonly string[];
}

export interface FigureRowsView {
  headers: readonly string[];
  rows: readonly FigureRow[];
  olderHref: string | undefined;
  isFirst: boolean;
}

/** The rows of a figure, the latest first where they have a day. `firstHref` leads to the first page. */
export function FigureRows({
  view,
  title,
  firstHref,
}: {
  view: FigureRowsView;
  title: string;
  firstHref: string;
}) {
  const { headers, rows, olderHref, isFirst } = view;
  if (rows.length === 0) {
    return (
      <EmptyState title="Nothing was counted">
        No row of these days is part of this figure. Choose other days on the report.
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        caption={`Rows of ${title}`}
        isCaptionHidden
        rows={rows}
        rowKey={({ key }) => key}
        columns={headers.map((header, n) => ({
          key: header,
          header,
          isRowHeader: n === 0,
          cell: ({ href, cells }: FigureRow) =>
            n === 0 && href !== undefined ? <a href={href}>{cells[n]}</a> : cells[n],
        }))}
      />
      <Pager
        newerHref={isFirst ? undefined : firstHref}
        newerLabel="First page"
        olderHref={olderHref}
        olderLabel="Next"
      />
    </>
  );
}
