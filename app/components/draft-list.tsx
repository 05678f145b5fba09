import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface DraftRow {
  id: string;
  /** As far as it was typed; null where it was not. */
  title: string | null;
  updatedAt: Date;
}

const untitled = "Without a title yet";

/** Requests that are not whole: the employer's own, to go on with or to remove. */
export function DraftList({ drafts, timeZone }: { drafts: readonly DraftRow[]; timeZone: string }) {
  if (drafts.length === 0) return null;
  return (
    <DataTable
      isEven
      caption="Not finished"
      columns={[
        {
          key: "title",
          header: "Request",
          isRowHeader: true,
          cell: ({ id, title }) => <a href={`/employer/events/${id}/edit`}>{title ?? untitled}</a>,
        },
        {
          key: "changed",
          header: "Last changed",
          cell: ({ updatedAt }) => momentInWords(updatedAt, timeZone),
        },
        {
          key: "remove",
          header: "Remove",
          isHeaderHidden: true,
          cell: ({ id, title }) => (
            <a href={`/employer/events/${id}/removal`}>
              Remove<span className="visually-hidden"> {title ?? untitled}</span>
            </a>
          ),
        },
      ]}
      rows={drafts}
      rowKey={({ id }) => id}
    />
  );
}
