import { counted } from "~/app/domain/text/counted";
import { dayWords } from "~/app/domain/time/wording";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface BatchView {
  id: string;
  byName: string | null;
  at: Date;
  undoneAt: Date | null;
  total: number;
  firstDay: string | null;
  lastDay: string | null;
  branch: string | null;
  mayUndo: boolean;
}

const inWords = (date: string) => dayWords(new Date(`${date}T12:00:00Z`), "UTC", "en-US");

/** The days that a batch is of: one, or from the first to the last. */
export function daysOfBatch({ firstDay, lastDay }: Pick<BatchView, "firstDay" | "lastDay">): string {
  if (firstDay === null || lastDay === null) return "";
  return firstDay === lastDay ? inWords(firstDay) : `${inWords(firstDay)} to ${inWords(lastDay)}`;
}

/** What came in at once, and the way to take each back. */
export function BatchTable({
  caption,
  batches,
  zone,
}: {
  caption: string;
  batches: readonly BatchView[];
  zone: string;
}) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={batches}
      rowKey={({ id }) => id}
      columns={[
        { key: "day", header: "Day", isRowHeader: true, cell: daysOfBatch },
        { key: "branch", header: "Branch", cell: ({ branch }) => branch ?? "Several" },
        {
          key: "total",
          header: "Inquiries",
          align: "end",
          cell: ({ total }) => total.toLocaleString("en-US"),
        },
        {
          key: "by",
          header: "Entered",
          cell: ({ byName, at }) => `${momentInWords(at, zone)}${byName === null ? "" : ` by ${byName}`}`,
        },
        {
          key: "undo",
          header: "Take back",
          isHeaderHidden: true,
          cell: (batch) => <TakeBack batch={batch} />,
        },
      ]}
    />
  );
}

function TakeBack({ batch }: { batch: BatchView }) {
  if (batch.undoneAt !== null) return "Taken back";
  if (!batch.mayUndo) return null;
  const what = `${counted(batch.total, "inquiry", "inquiries")}, ${daysOfBatch(batch)}`;
  return (
    <a href={`/staff/desk/batches/${batch.id}/undo`}>
      Take back<span className="visually-hidden">: {what}</span>
    </a>
  );
}
