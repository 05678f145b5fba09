import { DataTable } from "./data-table";

export interface EventTextRow {
  tag: string;
  name: string;
  /** Null where nobody has written it. */
  title: string | null;
  isReviewed: boolean;
}

export interface EventTextTableProps {
  eventId: string;
  texts: readonly EventTextRow[];
  canChange: boolean;
}

/** An event's words by language: which are written, and whether a speaker has read them. */
export function EventTextTable({ eventId, texts, canChange }: EventTextTableProps) {
  return (
    <DataTable
      caption="Languages of this event"
      isCaptionHidden
      rows={texts}
      rowKey={({ tag }) => tag}
      columns={[
        {
          key: "name",
          header: "Language",
          isRowHeader: true,
          cell: ({ tag, name }) =>
            canChange ? (
              <a href={`/staff/events/${eventId}/texts/${tag}`}>
                <bdi lang={tag}>{name}</bdi>
              </a>
            ) : (
              <bdi lang={tag}>{name}</bdi>
            ),
        },
        {
          key: "title",
          header: "Title",
          cell: ({ tag, title }) =>
            title === null ? (
              "Not written yet"
            ) : (
              <span lang={tag} dir="auto">
                {title}
              </span>
            ),
        },
        {
          key: "isReviewed",
          header: "Read by a speaker",
          cell: ({ title, isReviewed }) => title !== null && (isReviewed ? "Yes" : "Not yet reviewed"),
        },
      ]}
    />
  );
}
