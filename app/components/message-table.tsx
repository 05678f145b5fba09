import { DataTable } from "./data-table";

export interface MessageRow {
  key: string;
  english: string;
  said: string | null;
  isReviewed: boolean;
}

/** A language's messages beside the English ones, under the keys by which they stand in its file. */
export function MessageTable({ messages, locale }: { messages: readonly MessageRow[]; locale: string }) {
  return (
    <DataTable
      caption={`${messages.length} texts`}
      rows={messages}
      rowKey={({ key }) => key}
      columns={[
        { key: "key", header: "Key", isRowHeader: true, cell: ({ key }) => <code>{key}</code> },
        { key: "english", header: "English", cell: ({ english }) => english },
        {
          key: "said",
          header: "In the language",
          cell: ({ said }) =>
            said === null ? (
              "Missing: English is shown"
            ) : (
              <span lang={locale} dir="auto">
                {said}
              </span>
            ),
        },
        {
          key: "isReviewed",
          header: "Reviewed",
          cell: ({ isReviewed }) => (isReviewed ? "Yes" : "Not yet reviewed"),
        },
      ]}
    />
  );
}
