import type { ReviewState } from "~/app/domain/centers/language-review";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { StatusBadge } from "./status-badge";

export interface LanguageRow {
  tag: string;
  name: string;
  total: number;
  reviewed: number;
  state: ReviewState;
  reviewedAt: Date | null;
}

/** Each language, how much of it a person has read, and whether this center has. */
export function LanguageTable({ languages, zone }: { languages: readonly LanguageRow[]; zone: string }) {
  return (
    <DataTable
      caption="Languages of the public pages"
      isCaptionHidden
      rows={languages}
      rowKey={({ tag }) => tag}
      columns={[
        {
          key: "name",
          header: "Language",
          isRowHeader: true,
          cell: ({ tag, name }) => (
            <a href={`/staff/languages/${tag}`}>
              <bdi lang={tag}>{name}</bdi>
            </a>
          ),
        },
        { key: "state", header: "For this center", cell: (row) => <ReviewBadge state={row.state} /> },
        {
          key: "at",
          header: "Read on",
          cell: ({ reviewedAt }) => reviewedAt && momentInWords(reviewedAt, zone),
        },
        { key: "reviewed", header: "Reviewed texts", align: "end", cell: ({ reviewed }) => reviewed },
        {
          key: "rest",
          header: "Not yet reviewed",
          align: "end",
          cell: ({ total, reviewed }) => total - reviewed,
        },
      ]}
    />
  );
}

const badges = {
  none: { word: "Not yet reviewed", shape: "dashed", tone: "warn" },
  outdated: { word: "Changed since", shape: "half", tone: "warn" },
  current: { word: "Reviewed", shape: "full", tone: "good" },
} as const;

export const ReviewBadge = ({ state }: { state: ReviewState }) => <StatusBadge {...badges[state]} />;
