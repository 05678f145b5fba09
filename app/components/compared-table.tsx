import { type ComparedFigures, comparedFigures } from "~/app/domain/figures/side-by-side";
import { comparedWords } from "./compared-words";
import { DataTable } from "./data-table";
import { DescriptionList } from "./description-list";

export interface ComparedRow {
  id: string;
  name: string;
  figures: ComparedFigures;
}

/** Every center's figures in a row each, and what they come to together. */
export function ComparedTable({ rows, total }: { rows: readonly ComparedRow[]; total: ComparedFigures }) {
  const all = { id: "total", name: "All centers", figures: total };
  return (
    <DataTable
      caption="Figures by center"
      isCaptionHidden
      rows={[...rows, all]}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: "Center",
          isRowHeader: true,
          cell: (row) => (row === all ? <strong>{row.name}</strong> : row.name),
        },
        ...comparedFigures.map((figure) => ({
          key: figure,
          header: comparedWords[figure].name,
          align: "end" as const,
          cell: (row: ComparedRow) => row.figures[figure].toLocaleString("en-US"),
        })),
      ]}
    />
  );
}

/** What each figure counts, for who reads the table for the first time. */
export function ComparedMeanings() {
  return (
    <DescriptionList
      items={comparedFigures.map((figure) => ({
        term: comparedWords[figure].name,
        value: comparedWords[figure].means,
      }))}
    />
  );
}
