import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { momentInWords } from "./event-when";
import { StatusBadge } from "./status-badge";

/** Something that waits, in words and with the page where it is dealt with. */
export interface QueueRow {
  key: string;
  href: string;
  /** What is to be done: "Review the request". */
  task: string;
  /** The event or the employer. */
  about: string;
  by: string | null;
  waitsFor: "staff" | "employer";
  since: Date;
}

export interface QueueTableProps {
  rows: readonly QueueRow[];
  now: Date;
  timeZone: string;
}

/** What waits for whom and since when, the longest first. */
export function QueueTable({ rows, now, timeZone }: QueueTableProps) {
  if (rows.length === 0) {
    return (
      <EmptyState title="Nothing waits">
        Requests, employers to vet and mail that was not sent are listed here.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="What waits, the longest first"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "about",
          header: "About",
          isRowHeader: true,
          cell: (row) => <a href={row.href}>{row.about}</a>,
        },
        { key: "task", header: "To do", cell: (row) => row.task },
        { key: "by", header: "Employer", cell: (row) => row.by ?? "" },
        {
          key: "waitsFor",
          header: "Waits for",
          cell: (row) =>
            row.waitsFor === "staff" ? (
              <StatusBadge word="Staff" shape="clock" tone="warn" />
            ) : (
              <StatusBadge word="Employer" shape="question" tone="plain" />
            ),
        },
        {
          key: "since",
          header: "Since",
          cell: (row) => (
            <>
              {momentInWords(row.since, timeZone)}
              <br />
              <span className="muted">{agoInWords(row.since, now)}</span>
            </>
          ),
        },
      ]}
    />
  );
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, in the largest unit that fits: "3 days ago". */
export function agoInWords(since: Date, now: Date): string {
  const ms = now.getTime() - since.getTime();
  const [count, unit] =
    ms >= day
      ? [Math.floor(ms / day), "day"]
      : ms >= hour
        ? [Math.floor(ms / hour), "hour"]
        : [Math.floor(ms / minute), "minute"];
  if (count < 1) return "just now";
  return `${count} ${count === 1 ? unit : `${unit}s`} ago`;
}
