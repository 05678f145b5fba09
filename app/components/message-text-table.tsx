import type { OwnTextKind } from "~/app/domain/outbox/own-text";
import { DataTable } from "./data-table";
import { messageWords } from "./mail-table";

export interface MessageTextRow {
  kind: OwnTextKind;
  subject: string;
  isOwn: boolean;
}

/** The mails whose words a center may change, and whose words they have. */
export function MessageTextTable({ rows }: { rows: readonly MessageTextRow[] }) {
  return (
    <DataTable
      caption="Mails and their words"
      isCaptionHidden
      rows={rows}
      rowKey={({ kind }) => kind}
      columns={[
        {
          key: "kind",
          header: "Mail",
          isRowHeader: true,
          cell: ({ kind }) => <a href={`/staff/reminders/${kind}`}>{messageWords[kind]}</a>,
        },
        { key: "subject", header: "Subject", cell: ({ subject }) => subject },
        { key: "own", header: "Words", cell: ({ isOwn }) => (isOwn ? "Your own" : "Fairday's") },
      ]}
    />
  );
}
