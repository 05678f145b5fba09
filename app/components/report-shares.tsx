import { BranchField } from "./branch-field";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { momentInWords } from "./event-when";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import type { PlanFormProps } from "./opening-balances";
import { reportLabels } from "./report-form";
import { allBranches, periodInWords } from "./report-words";

export interface ReportShareView {
  id: string;
  from: string;
  until: string;
  branch: string | null;
  revisions: number;
  publishedAt: Date;
  withdrawnAt: Date | null;
}

/** Public reports with their state, the latest days first. */
export function ReportShareTable({
  shares,
  timeZone,
}: {
  shares: readonly ReportShareView[];
  timeZone: string;
}) {
  return (
    <DataTable
      caption="Public reports"
      isCaptionHidden
      rows={shares}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "period",
          header: "Days",
          isRowHeader: true,
          cell: (share) => <a href={`/staff/report/shares/${share.id}`}>{periodInWords(share)}</a>,
        },
        { key: "branch", header: "Branch", cell: ({ branch }) => branch ?? allBranches },
        { key: "revisions", header: "Revisions", align: "end", cell: ({ revisions }) => revisions },
        {
          key: "published",
          header: "Last published",
          cell: ({ publishedAt }) => momentInWords(publishedAt, timeZone),
        },
        {
          key: "state",
          header: "State",
          cell: ({ withdrawnAt }) => (withdrawnAt === null ? "Public" : "Withdrawn"),
        },
      ]}
    />
  );
}

/** Which days and which branch are to be public. */
export function PublicationForm({
  action,
  errors,
  values,
  branches,
}: PlanFormProps & { branches: readonly { id: string; name: string }[] }) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, reportLabels)} />
      <TextField {...fields} name="from" label={reportLabels.from} type="date" width="short" />
      <TextField {...fields} name="until" label={reportLabels.until} type="date" width="short" />
      <BranchField {...fields} name="branch" branches={branches} optional />
      <div className="actions">
        <Button>Publish</Button>
      </div>
    </form>
  );
}

/** The rule that a public copy is made by, in words. */
export function PublicationRule() {
  return (
    <ul>
      <li>
        It is frozen as it is now. Publish again to bring it up to date: the link stays, and the dates of all
        revisions are listed.
      </li>
      <li>No number of people under 10 is shown, and none by which such a number could be found.</li>
      <li>A change of fewer than 10 people waits until 10 have come together.</li>
      <li>Days of a branch can be in one public report only, since two could be subtracted.</li>
    </ul>
  );
}
