import { dateInWords } from "~/app/domain/time/wording";
import { DataTable } from "./data-table";

export interface WageFloorView {
  id: string;
  fromDate: string;
  hourlyCents: number;
  areaWords: readonly string[];
  source: string;
}

/** "$17.90 an hour". */
export const hourlyWords = ({ hourlyCents }: Pick<WageFloorView, "hourlyCents">) =>
  `$${(hourlyCents / 100).toFixed(2)} an hour`;

export const areaInWords = ({ areaWords }: Pick<WageFloorView, "areaWords">) =>
  areaWords.length === 0 ? "Everywhere" : areaWords.join(", ");

/** A center's wage floors, the latest first. */
export function WageFloorTable({ floors }: { floors: readonly WageFloorView[] }) {
  return (
    <DataTable
      caption="Wage floors, the latest first"
      isCaptionHidden
      rows={floors}
      rowKey={({ id }) => id}
      columns={[
        { key: "hourly", header: "At least", isRowHeader: true, cell: hourlyWords },
        { key: "from", header: "From", cell: ({ fromDate }) => dateInWords(fromDate) },
        { key: "area", header: "Where", cell: areaInWords },
        { key: "source", header: "Source", cell: ({ source }) => <span className="break">{source}</span> },
        {
          key: "removal",
          header: "Remove",
          isHeaderHidden: true,
          cell: (floor) => (
            <a href={`/staff/settings/wage-floors/${floor.id}/removal`}>
              Remove
              <span className="visually-hidden">
                : {hourlyWords(floor)} from {dateInWords(floor.fromDate)}
              </span>
            </a>
          ),
        },
      ]}
    />
  );
}
