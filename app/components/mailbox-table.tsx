import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface MailboxTableProps {
  rows: readonly { id: string; at: Date; to: string; subject: string }[];
  timeZone: string;
}

/** Mails that were kept instead of sent, the newest first. */
export function MailboxTable({ rows, timeZone }: MailboxTableProps) {
  return (
    <DataTable
      caption="Mails, the newest first"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "subject",
          header: "Subject",
          isRowHeader: true,
          cell: (row) => <a href={`/mailbox/${row.id}`}>{row.subject}</a>,
        },
        { key: "to", header: "To", cell: (row) => <span className="break">{row.to}</span> },
        { key: "at", header: "Written", cell: (row) => momentInWords(row.at, timeZone) },
      ]}
    />
  );
}
