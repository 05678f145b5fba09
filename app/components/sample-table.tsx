import { yearlyOf } from "~/app/domain/desk/sample";
import { dayWords } from "~/app/domain/time/wording";
import { DataTable } from "./data-table";

export interface SampleView {
  id: string;
  branch: string;
  year: number;
  /** Its Monday. */
  weekOf: string;
  count: number;
}

const number = (count: number) => count.toLocaleString("en-US");

/** The sampling weeks with what the report makes of each. */
export function SampleTable({ samples }: { samples: readonly SampleView[] }) {
  return (
    <DataTable
      caption="Sampling weeks, the latest year first"
      isCaptionHidden
      rows={samples}
      rowKey={({ id }) => id}
      columns={[
        { key: "branch", header: "Branch", isRowHeader: true, cell: ({ branch }) => branch },
        { key: "year", header: "Year", cell: ({ year }) => year },
        {
          key: "week",
          header: "Week of",
          cell: ({ weekOf }) => dayWords(new Date(`${weekOf}T12:00:00Z`), "UTC", "en-US"),
        },
        { key: "count", header: "Inquiries", align: "end", cell: ({ count }) => number(count) },
        {
          key: "estimate",
          header: "Estimate for the year",
          align: "end",
          cell: ({ count }) => `about ${number(yearlyOf(count))}`,
        },
        {
          key: "removal",
          header: "Remove",
          isHeaderHidden: true,
          cell: ({ id, branch, year }) => (
            <a href={`/staff/desk/samples/${id}/removal`}>
              Remove
              <span className="visually-hidden">
                : {branch}, {year}
              </span>
            </a>
          ),
        },
      ]}
    />
  );
}
