import type { DeliveryState, SentType } from "~/app/domain/webhooks/webhook";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { DeliveryStateBadge } from "./delivery-table";
import { DescriptionList } from "./description-list";
import { EmptyState } from "./empty-state";
import { momentInWords } from "./event-when";
import { PageHead } from "./page-head";
import { Section } from "./section";
import { attemptWords, millisecondsInWords, webhookTypeWords } from "./webhook-words";

export interface AttemptView {
  id: string;
  at: Date;
  milliseconds: number;
  status: number | null;
  fault: string | null;
  answer: string | null;
}

export interface DeliveryPageProps {
  /** The endpoint's address, and what it is called. */
  base: string;
  label: string;
  delivery: {
    id: string;
    type: SentType;
    state: DeliveryState;
    occurredAt: Date;
    data: Readonly<Record<string, string | number | null>>;
    tries: readonly AttemptView[];
  };
  /** Sends it again once, however often it is posted. */
  postKey: string;
  timeZone: string;
}

/** One delivery: what it says, each attempt, and a button that sends it again. */
export function DeliveryPage({ base, label, delivery, postKey, timeZone }: DeliveryPageProps) {
  const { id, type, state, occurredAt, data, tries } = delivery;
  const again = state !== "queued" && (
    <form method="post" action={`${base}/deliveries/${id}/replay?key=${postKey}`}>
      <Button kind="secondary">Send it again</Button>
    </form>
  );
  return (
    <>
      <PageHead title={webhookTypeWords[type]} lead={<a href={base}>{label}</a>} actions={again} />
      <DescriptionList
        items={[
          { term: "State", value: <DeliveryStateBadge state={state} /> },
          { term: "Happened", value: momentInWords(occurredAt, timeZone) },
          { term: "webhook-id", value: <code className="break-anywhere">{id}</code> },
          { term: "type", value: <code>{type}</code> },
        ]}
      />
      <Section title="What it says">
        <DescriptionList
          items={Object.entries(data).map(([term, value]) => ({
            term,
            value: <code className="break-anywhere">{value ?? "null"}</code>,
          }))}
        />
      </Section>
      <Section title="Attempts">
        {tries.length > 0 ? (
          <AttemptTable rows={tries} timeZone={timeZone} />
        ) : (
          <EmptyState title="Not tried yet">It goes out as soon as the webhook is not paused.</EmptyState>
        )}
      </Section>
    </>
  );
}

function AttemptTable({ rows, timeZone }: { rows: readonly AttemptView[]; timeZone: string }) {
  return (
    <DataTable
      caption="Attempts, the newest first"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "at", header: "When", isRowHeader: true, cell: (row) => momentInWords(row.at, timeZone) },
        { key: "end", header: "How it ended", cell: (row) => attemptWords(row) },
        { key: "time", header: "Took", align: "end", cell: (row) => millisecondsInWords(row.milliseconds) },
        {
          key: "answer",
          header: "The answer began",
          cell: (row) => row.answer && <bdi className="keep-lines break-anywhere">{row.answer}</bdi>,
        },
      ]}
    />
  );
}
