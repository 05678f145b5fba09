import type { DeliveryState, SentType } from "~/app/domain/webhooks/webhook";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import type { IconName } from "./icon";
import { StatusBadge, type Tone } from "./status-badge";
import { attemptWords, deliveryStateWords, millisecondsInWords, webhookTypeWords } from "./webhook-words";

export interface DeliveryView {
  id: string;
  type: SentType;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  nextAt: Date;
  /** How the last attempt ended. */
  status: number | null;
  fault: string | null;
  milliseconds: number | null;
}

const looks: Record<DeliveryState, readonly [IconName, Tone]> = {
  queued: ["clock", "warn"],
  delivered: ["check", "good"],
  failed: ["stop", "bad"],
};

export function DeliveryStateBadge({ state }: { state: DeliveryState }) {
  const [shape, tone] = looks[state];
  return <StatusBadge word={deliveryStateWords[state]} shape={shape} tone={tone} />;
}

export interface DeliveryTableProps {
  /** The endpoint's address. */
  base: string;
  rows: readonly DeliveryView[];
  timeZone: string;
}

/** An endpoint's deliveries, each with how its last attempt ended; a page of its own has all of them. */
export function DeliveryTable({ base, rows, timeZone }: DeliveryTableProps) {
  return (
    <DataTable
      caption="Deliveries, the newest first"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "type",
          header: "What happened",
          isRowHeader: true,
          cell: (row) => <a href={`${base}/deliveries/${row.id}`}>{webhookTypeWords[row.type]}</a>,
        },
        { key: "at", header: "Written", cell: (row) => momentInWords(row.createdAt, timeZone) },
        { key: "state", header: "State", cell: (row) => <State row={row} timeZone={timeZone} /> },
        {
          key: "answer",
          header: "Last answer",
          cell: (row) => attemptWords(row),
        },
        {
          key: "time",
          header: "Took",
          align: "end",
          cell: (row) => row.milliseconds !== null && millisecondsInWords(row.milliseconds),
        },
      ]}
    />
  );
}

function State({ row, timeZone }: { row: DeliveryView; timeZone: string }) {
  const isTrying = row.state === "queued" && row.attempts > 0;
  return (
    <>
      <DeliveryStateBadge state={row.state} />
      {isTrying && (
        <>
          <br />
          <span className="muted">Next try {momentInWords(row.nextAt, timeZone)}</span>
        </>
      )}
    </>
  );
}
