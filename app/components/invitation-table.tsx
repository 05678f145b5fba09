import type { Role } from "~/app/domain/access/roles";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { roleWords } from "./role-words";

export interface InvitationRow {
  id: string;
  email: string | null;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
}

/** Invitations that nobody took yet, each with the ways to send it again or end it. */
export function InvitationTable({
  rows,
  now,
  timeZone,
}: {
  rows: readonly InvitationRow[];
  now: Date;
  timeZone: string;
}) {
  return (
    <DataTable
      caption="Invitations that wait"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "email", header: "E-mail", isRowHeader: true, cell: (row) => row.email },
        { key: "role", header: "Role", cell: (row) => roleWords[row.role] },
        { key: "sent", header: "Invited", cell: (row) => momentInWords(row.createdAt, timeZone) },
        {
          key: "until",
          header: "Works until",
          cell: (row) => (row.expiresAt <= now ? "Ended" : momentInWords(row.expiresAt, timeZone)),
        },
        {
          key: "change",
          header: "Change",
          isHeaderHidden: true,
          cell: (row) => <InvitationButtons row={row} />,
        },
      ]}
    />
  );
}

function InvitationButtons({ row }: { row: InvitationRow }) {
  const base = `/staff/members/invitations/${row.id}`;
  return (
    <div className="row">
      <form method="post" action={`${base}/mail`}>
        <Button kind="secondary" label={`Send again to ${row.email}`}>
          Send again
        </Button>
      </form>
      <form method="post" action={`${base}/withdrawal`}>
        <Button kind="quiet" label={`Withdraw the invitation of ${row.email}`}>
          Withdraw
        </Button>
      </form>
    </div>
  );
}
