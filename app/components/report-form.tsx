import type { HandyPeriod } from "~/app/domain/reports/period";
import { BranchField } from "./branch-field";
import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { handyWords } from "./report-words";

type Texts = Readonly<Record<string, string>>;

export const reportLabels = { from: "First day", until: "Last day", branch: "Branch" };

export interface ReportFormProps {
  errors: Texts;
  values: Texts;
  branches: readonly { id: string; name: string }[];
  handy: readonly { which: HandyPeriod; href: string }[];
}

/** Which days and which branch the report is about: a GET, so that it has an address. */
export function ReportForm({ errors, values, branches, handy }: ReportFormProps) {
  const fields = { errors, values };
  return (
    <search>
      <ErrorSummary errors={namedErrors(errors, reportLabels)} />
      <nav aria-label="Periods">
        <ul className="links">
          {handy.map(({ which, href }) => (
            <li key={which}>
              <a href={href}>{handyWords[which]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <form className="report-form" method="get" action="/staff/report" noValidate>
        <TextField {...fields} name="from" label={reportLabels.from} type="date" width="short" />
        <TextField {...fields} name="until" label={reportLabels.until} type="date" width="short" />
        <BranchField {...fields} name="branch" branches={branches} width="medium" />
        <div className="actions">
          <Button kind="secondary">Show</Button>
        </div>
      </form>
    </search>
  );
}
