import { Button, ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";

export interface AdminRow {
  id: string;
  name: string;
  email: string;
  hasTotp: boolean;
  isYou: boolean;
}

/** Who may make and close centers. */
export function InstallationAdmins({ rows }: { rows: readonly AdminRow[] }) {
  return (
    <DataTable
      caption="Admins of all centers"
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
        { key: "totp", header: "Authenticator app", cell: (row) => (row.hasTotp ? "On" : "Off") },
        {
          key: "change",
          header: "Change",
          isHeaderHidden: true,
          cell: (row) => (
            <ButtonLink
              kind="danger"
              href={`/installation/admins/${row.id}/removal`}
              label={`Take the role away from ${row.name}`}
            >
              Take the role away
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

type Texts = Readonly<Record<string, string>>;

export function NameAdminForm({
  errors,
  values,
}: {
  errors?: Texts | undefined;
  values?: Texts | undefined;
}) {
  return (
    <form className="form" method="post" noValidate>
      <ErrorSummary errors={namedErrors(errors, { email: "E-mail address" })} />
      <TextField
        name="email"
        label="E-mail address"
        hint="Of somebody who has signed in at one of the centers."
        type="email"
        autoComplete="off"
        spellCheck={false}
        errors={errors}
        values={values}
      />
      <div className="actions">
        <Button>Name an admin</Button>
      </div>
    </form>
  );
}
