import { mostImportRows } from "~/app/domain/desk/import-mapping";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { controlProps, FieldShell } from "./field";
import { Section } from "./section";

/** A file of another tool's desk statistics. Nothing is counted before its columns are matched and it is confirmed. */
export function InquiryUploadForm(props: {
  formKey: string;
  errors?: Readonly<Record<string, string>> | undefined;
}) {
  const { formKey, errors = {} } = props;
  const file = { name: "file", label: "CSV file", errors };
  return (
    <Section title="Import a file">
      <ErrorSummary errors={errors} />
      <form
        className="form"
        method="post"
        encType="multipart/form-data"
        action={`/staff/desk/imports?key=${formKey}`}
        noValidate
      >
        <FieldShell
          field={{
            ...file,
            hint: `A row for each inquiry, or for each day and category. Up to 5 MB and ${mostImportRows.toLocaleString("en-US")} rows. Names in it are not read: only the columns that you choose.`,
          }}
        >
          <input
            {...controlProps({ ...file, hint: "yes" })}
            className="control"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          />
        </FieldShell>
        <div className="actions">
          <Button>Read the file</Button>
        </div>
      </form>
    </Section>
  );
}
