import { Button } from "./button";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./field";

export interface PeriodFormProps {
  period: { firstDay: string; lastDay: string };
  problem: string | null;
}

/** The days that figures are of: a GET, so that what is shown has an address. */
export function PeriodForm({ period, problem }: PeriodFormProps) {
  return (
    <form className="form" method="get" noValidate>
      <ErrorSummary errors={problem === null ? undefined : { from: problem }} />
      <TextField name="from" label="From" type="date" width="short" defaultValue={period.firstDay} />
      <TextField name="until" label="Until" type="date" width="short" defaultValue={period.lastDay} />
      <div className="actions">
        <Button kind="secondary">Show the figures</Button>
      </div>
    </form>
  );
}
