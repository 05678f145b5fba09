import { definitionOf } from "~/app/domain/reports/registry";
import type { Target } from "~/app/domain/reports/target";
import { BranchField } from "./branch-field";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";
import { namedErrors } from "./named-errors";
import { figureChoices, type PlanFormProps } from "./opening-balances";
import { allBranches, countInWords } from "./report-words";
import { SelectField } from "./select-field";

export type TargetView = Target & { id: string; branch: string | null };

/** A year's targets, the latest year first. */
export function TargetTable({ targets }: { targets: readonly TargetView[] }) {
  return (
    <DataTable
      caption="Targets"
      isCaptionHidden
      rows={targets}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "figure",
          header: "Figure",
          isRowHeader: true,
          cell: ({ figure }) => definitionOf(figure).title,
        },
        { key: "year", header: "Year", cell: ({ year }) => year },
        { key: "branch", header: "Branch", cell: ({ branch }) => branch ?? allBranches },
        { key: "value", header: "Target", align: "end", cell: ({ value }) => countInWords(value) },
        {
          key: "removal",
          header: "Remove",
          isHeaderHidden: true,
          cell: (target) => (
            <a href={`/staff/report/targets/${target.id}/removal`}>
              Remove
              <span className="visually-hidden">
                : {definitionOf(target.figure).title} in {target.year}
              </span>
            </a>
          ),
        },
      ]}
    />
  );
}

const labels = { figure: "Figure", year: "Year", branchId: "Branch", value: "Target" };

/** Sets a year's target. */
export function TargetForm({
  action,
  errors,
  values,
  branches,
}: PlanFormProps & { branches: readonly { id: string; name: string }[] }) {
  const fields = { errors, values };
  return (
    <form className="form" method="post" action={action} noValidate>
      <ErrorSummary errors={namedErrors(errors, labels)} />
      <SelectField {...fields} name="figure" label={labels.figure} choices={figureChoices} />
      <TextField {...fields} name="year" label={labels.year} inputMode="numeric" width="short" />
      <BranchField {...fields} name="branchId" branches={branches} optional />
      <TextField {...fields} name="value" label={labels.value} inputMode="numeric" width="short" />
      <div className="actions">
        <Button>Add the target</Button>
      </div>
    </form>
  );
}
