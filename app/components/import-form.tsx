import type { ImportColumn } from "~/app/domain/openings/import-columns";
import { importColumns } from "~/app/domain/openings/import-columns";
import { Button, ButtonLink } from "./button";
import { Checkbox } from "./checkbox";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { controlProps, FieldShell } from "./field";
import { RowProblems } from "./row-problems";
import { Section } from "./section";
import { TextArea } from "./text-area";

export interface ImportProblems {
  errors: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  /** What is wrong in which row; `count` of them in all. */
  rows?: readonly { row: number; column: string; words: string }[] | undefined;
  count?: number | undefined;
}

export interface ImportFormProps {
  /** The page of the event's openings. */
  href: string;
  formKey: string;
  again?: ImportProblems | undefined;
}

/** A file of openings, or its rows pasted. Nothing is written before what was read is confirmed. */
export function ImportForm({ href, formKey, again }: ImportFormProps) {
  const { errors = {}, values = {}, rows, count } = again ?? {};
  const file = { name: "file", label: "CSV file", errors, optional: true };
  return (
    <>
      <ErrorSummary errors={errors} />
      {rows !== undefined && <RowProblems rows={rows} count={count ?? rows.length} />}
      <form
        className="form"
        method="post"
        encType="multipart/form-data"
        action={`${href}/imports?key=${formKey}`}
        noValidate
      >
        <FieldShell
          field={{
            ...file,
            hint: "Up to 5 MB and 10,000 openings. Commas, semicolons or tabs between cells.",
          }}
        >
          <input
            {...controlProps({ ...file, hint: "yes" })}
            className="control"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          />
        </FieldShell>
        <TextArea
          name="text"
          label="Or paste rows from your spreadsheet"
          hint="With the row of column names above them."
          rows={6}
          optional
          errors={errors}
          values={values}
        />
        <Checkbox
          name="replaces"
          label="Put these in place of the openings that are here"
          hint="Only those of employers that the file names. A job that keeps its title keeps the visitors who plan to come."
          optional
          optionalWord=""
          values={values}
        />
        <div className="actions">
          <Button>Check the file</Button>
          <ButtonLink kind="quiet" href={href}>
            Back to the openings
          </ButtonLink>
        </div>
      </form>
      <Section title="Columns">
        <p>
          <a href={`${href}.csv`} download>
            Download the openings that are here
          </a>{" "}
          as a file to begin with. Its first row names the columns.
        </p>
        <Columns />
      </Section>
    </>
  );
}

const columns: readonly ImportColumn[] = importColumns;

const Columns = () => (
  <DataTable
    caption="Columns of the file"
    isCaptionHidden
    rows={columns}
    rowKey={({ name }) => name}
    columns={[
      { key: "name", header: "Column", isRowHeader: true, cell: ({ name }) => <code>{name}</code> },
      { key: "needed", header: "Needed", cell: ({ isRequired }) => (isRequired ? "Yes" : "No") },
      { key: "hint", header: "What it holds", cell: ({ hint }) => hint },
    ]}
  />
);
