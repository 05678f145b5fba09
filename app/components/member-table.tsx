import type { Role } from "~/app/domain/access/roles";
import { ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { roleWords } from "./role-words";

export interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  employerName: string | null;
  hasTotp: boolean;
  createdAt: Date;
  isYou: boolean;
}

/** Everybody with a role, each with the ways to change it. */
export function MemberTable({ rows, timeZone }: { rows: readonly MemberRow[]; timeZone: string }) {
  return (
    <DataTable
      caption="People with a role"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: "Name",
          isRowHeader: true,
          cell: (row) => (row.isYou ? `${row.name} (you)` : row.name),
        },
        { key: "email", header: "E-mail", cell: (row) => row.email },
        {
          key: "role",
          header: "Role",
          cell: (row) =>
            row.employerName === null ? roleWords[row.role] : `${roleWords[row.role]}, ${row.employerName}`,
        },
        { key: "totp", header: "Authenticator app", cell: (row) => (row.hasTotp ? "On" : "Off") },
        { key: "since", header: "Since", cell: (row) => momentInWords(row.createdAt, timeZone) },
        { key: "change", header: "Change", isHeaderHidden: true, cell: (row) => <MemberLinks row={row} /> },
      ]}
    />
  );
}

function MemberLinks({ row }: { row: MemberRow }) {
  return (
    <span className="row">
      {row.role !== "employer" && (
        <ButtonLink kind="secondary" href={`/staff/members/${row.id}/role`} label={`Set role of ${row.name}`}>
          Set role
        </ButtonLink>
      )}
      <ButtonLink
        kind="danger"
        href={`/staff/members/${row.id}/withdrawal`}
        label={`Withdraw access of ${row.name}`}
      >
        Withdraw access
      </ButtonLink>
    </span>
  );
}
