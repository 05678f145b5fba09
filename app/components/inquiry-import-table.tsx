import { counted } from "~/app/domain/text/counted";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface ImportRowView {
  id: string;
  rows: number;
  createdAt: Date;
  byName: string | null;
  importedAt: Date | null;
  undoneAt: Date | null;
  isWriting: boolean;
}

/** The files that were read, and how far each is. */
export function InquiryImportTable({ imports, zone }: { imports: readonly ImportRowView[]; zone: string }) {
  return (
    <DataTable
      caption="Files, the latest first"
      isCaptionHidden
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "at",
          header: "Read",
          isRowHeader: true,
          cell: ({ id, createdAt }) => (
            <a href={`/staff/desk/imports/${id}`}>{momentInWords(createdAt, zone)}</a>
          ),
        },
        { key: "by", header: "By", cell: ({ byName }) => byName },
        { key: "rows", header: "Size", cell: ({ rows }) => counted(rows, "row", "rows") },
        { key: "state", header: "State", cell: stateWords },
        { key: "undo", header: "Take back", isHeaderHidden: true, cell: (row) => <TakeBack row={row} /> },
      ]}
    />
  );
}

function stateWords({ importedAt, undoneAt, isWriting }: ImportRowView): string {
  if (undoneAt !== null) return "Taken back";
  if (importedAt !== null) return "Imported";
  return isWriting ? "Being imported" : "Waits to be imported";
}

function TakeBack({ row }: { row: ImportRowView }) {
  if (row.importedAt === null || row.undoneAt !== null) return null;
  return (
    <a href={`/staff/desk/batches/${row.id}/undo`}>
      Take back<span className="visually-hidden">: {counted(row.rows, "row", "rows")}</span>
    </a>
  );
}
