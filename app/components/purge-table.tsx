import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { datedMomentInWords } from "./event-when";

export interface PurgeView {
  id: string;
  at: Date;
  names: number;
  accommodations: number;
  tableVisits: number;
  formKeys: number;
  consents: number;
  surveyWords: number;
}

const kinds = [
  ["names", "Names and contacts"],
  ["accommodations", "Access requests"],
  ["tableVisits", "Open table questions"],
  ["formKeys", "Form keys"],
  ["consents", "Proof of consent"],
  ["surveyWords", "What visitors wrote"],
] as const satisfies (readonly [keyof PurgeView, string])[];

/** What each run of the purge took away, the latest first. */
export function PurgeTable({ purges, zone }: { purges: readonly PurgeView[]; zone: string }) {
  if (purges.length === 0) {
    return (
      <EmptyState title="Nothing was due yet">
        The server looks every hour. What it deletes is counted here.
      </EmptyState>
    );
  }
  return (
    <>
      <p>The server looks every hour. A run that found nothing to delete is left out.</p>
      <DataTable
        caption="Runs, the latest first"
        isCaptionHidden
        rows={purges}
        rowKey={({ id }) => id}
        columns={[
          { key: "at", header: "When", isRowHeader: true, cell: ({ at }) => datedMomentInWords(at, zone) },
          ...kinds.map(([kind, header]) => ({
            ...{ key: kind, header, align: "end" as const },
            cell: (row: PurgeView) => row[kind],
          })),
        ]}
      />
    </>
  );
}
