import { counted } from "~/app/domain/text/counted";
import { Button, ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { controlProps, FieldShell, TextField } from "./field";
import { FormGroup } from "./form-group";
import { namedErrors } from "./named-errors";
import { Notice } from "./notice";
import { RowProblems, type RowProblemsProps } from "./row-problems";
import { type Choice, SelectField } from "./select-field";
import { ShortCode } from "./short-code";
import { TextArea } from "./text-area";

export interface ListProblemsView {
  errors: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  rows?: RowProblemsProps["rows"] | undefined;
  /** Of problems in all. */
  count?: number | undefined;
}

const labels = {
  partnerId: "Partner",
  file: "CSV file",
  codeColumn: "Column with our code",
  referenceColumn: "Column with the partner's own number",
  dateColumn: "Column with the day",
};

/** A partner's own list of whom it served, by its own columns. Nothing is marked before it is confirmed. */
export function PartnerListForm({
  partners,
  formKey,
  again,
}: {
  partners: readonly Choice[];
  formKey: string;
  again?: ListProblemsView | undefined;
}) {
  const { errors = {}, values = {}, rows, count } = again ?? {};
  const fields = { errors, values };
  const file = { name: "file", label: labels.file, errors, optional: true };
  return (
    <>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      {rows !== undefined && <RowProblems rows={rows} count={count ?? rows.length} />}
      <form
        className="form"
        method="post"
        encType="multipart/form-data"
        action={`/staff/referrals/lists?key=${formKey}`}
        noValidate
      >
        <SelectField {...fields} name="partnerId" label={labels.partnerId} choices={partners} />
        <FieldShell
          field={{ ...file, hint: "Up to 5 MB and 10,000 rows. It needs no names, and none are kept." }}
        >
          <input
            {...controlProps({ ...file, hint: "yes" })}
            className="control"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          />
        </FieldShell>
        <TextArea
          {...fields}
          name="text"
          label="Or paste rows from the partner's spreadsheet"
          hint="With the row of column names above them."
          rows={6}
          optional
        />
        <FormGroup
          title="Which column is which"
          hint="Write the names as they stand in the first row. One of the first two is enough."
        >
          <TextField {...fields} name="codeColumn" label={labels.codeColumn} defaultValue="code" optional />
          <TextField {...fields} name="referenceColumn" label={labels.referenceColumn} optional />
          <TextField {...fields} name="dateColumn" label={labels.dateColumn} defaultValue="date" />
        </FormGroup>
        <div className="actions">
          <Button>Check the list</Button>
          <ButtonLink kind="quiet" href="/staff/referrals">
            Back to the referrals
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

interface PartnerListView {
  partnerName: string;
  count: number;
  isImported: boolean;
  rows: readonly { row: number; code: string | null; reference: string | null; servedOn: string }[];
}

/** What the list says, before any of it is marked: all of it by one button, or none. */
export function PartnerListPreview({
  view,
  again,
}: {
  view: PartnerListView;
  again?: ListProblemsView | undefined;
}) {
  const { partnerName, count, isImported, rows } = view;
  if (isImported) {
    return (
      <Notice kind="success" title={`${counted(count, "referral was", "referrals were")} marked as served`}>
        <a href="/staff/referrals?state=served">See the referrals</a>
      </Notice>
    );
  }
  return (
    <>
      <ErrorSummary errors={again?.errors ?? {}} />
      {again?.rows !== undefined && (
        <RowProblems rows={again.rows} count={again.count ?? again.rows.length} />
      )}
      <p>
        {partnerName} says that it served {counted(count, "person", "people")} of ours.
      </p>
      <form method="post" className="actions">
        <Button>{`Mark ${counted(count, "referral", "referrals")} as served`}</Button>
        <ButtonLink kind="quiet" href="/staff/referrals/lists">
          Choose another list
        </ButtonLink>
      </form>
      <DataTable
        caption="What the list says"
        isCaptionHidden
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: "row", header: "Row", isRowHeader: true, cell: ({ row }) => row },
          { key: "code", header: "Our code", cell: ({ code }) => code && <ShortCode code={code} /> },
          { key: "reference", header: "Reference", cell: ({ reference }) => reference },
          { key: "day", header: "Served on", cell: ({ servedOn }) => servedOn },
        ]}
      />
      {count > rows.length && <p>And {counted(count - rows.length, "more row", "more rows")}.</p>}
    </>
  );
}
