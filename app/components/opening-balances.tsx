import { figureKeys } from "~/app/domain/reports/figure";
import type { OpeningBalance } from "~/app/domain/reports/legacy";
import { definitionOf } from "~/app/domain/reports/registry";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { countInWords, periodInWords } from "./report-words";
import { SelectField } from "./select-field";

type Texts = Readonly<Record<string, string>>;

const labels = {
  figure: "Figure",
  from: "First day",
  until: "Last day",
  value: "Number",
  isAtLeast: "It is “at least” this number, as in “more than 250”",
  source: "Source",
};

export const figureChoices = figureKeys.map((key) => ({ value: key, label: definitionOf(key).title }));

/** "250+" where it is at least 250. */
export const balanceInWords = ({ value, isAtLeast }: Pick<OpeningBalance, "value" | "isAtLeast">) =>
  `${countInWords(value)}${isAtLeast ? "+" : ""}`;

/** Figures from before that stand, the latest days first. */
export function OpeningBalanceTable({ balances }: { balances: readonly OpeningBalance[] }) {
  return (
    <DataTable
      caption="Figures from before"
      isCaptionHidden
      rows={balances}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "figure",
          header: "Figure",
          isRowHeader: true,
          cell: ({ figure }) => definitionOf(figure).title,
        },
        { key: "value", header: "Number", align: "end", cell: balanceInWords },
        { key: "period", header: "Days", cell: (balance) => periodInWords(balance) },
        { key: "source", header: "Source", cell: ({ source }) => <span className="break">{source}</span> },
        {
          key: "withdrawal",
          header: "Withdraw",
          isHeaderHidden: true,
          cell: (balance) => (
            <a href={`/staff/report/opening-balances/${balance.id}/withdrawal`}>
              Withdraw
              <span className="visually-hidden">
                : {definitionOf(balance.figure).title}, {periodInWords(balance)}
              </span>
            </a>
          ),
        },
      ]}
    />
  );
}

export interface PlanFormProps {
  action: string;
  errors?: Texts | undefined;
  values?: Texts | undefined;
}

/** Carries a figure in from before: which, of when, how much and where it is written. */
export function OpeningBalanceForm({ action, errors, values }: PlanFormProps) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <SelectField {...fields} name="figure" label={labels.figure} choices={figureChoices} />
      <TextField {...fields} name="from" label={labels.from} type="date" width="short" />
      <TextField {...fields} name="until" label={labels.until} type="date" width="short" />
      <TextField {...fields} name="value" label={labels.value} inputMode="numeric" width="short" />
      <Checkbox {...fields} name="isAtLeast" label={labels.isAtLeast} optional />
      <TextField
        {...fields}
        name="source"
        label={labels.source}
        hint="Where it is written, as the report should say it. Such as: Annual report 2017"
      />
      <div className="actions">
        <Button>Add the figure</Button>
      </div>
    </form>
  );
}
