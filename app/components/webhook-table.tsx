import type { PauseCause, WebhookScope } from "~/app/domain/webhooks/webhook";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { StatusBadge } from "./status-badge";
import { pauseWords, webhookScopeWords } from "./webhook-words";

export interface WebhookRow {
  id: string;
  label: string;
  url: string;
  scope: WebhookScope;
  pausedAs: PauseCause | null;
  lastDeliveredAt: Date | null;
}

export function WebhookStateBadge({ pausedAs }: Pick<WebhookRow, "pausedAs">) {
  if (pausedAs === null) return <StatusBadge word="Works" shape="check" tone="good" />;
  return (
    <StatusBadge word={pauseWords[pausedAs]} shape="pause" tone={pausedAs === "person" ? "quiet" : "bad"} />
  );
}

/** A center's endpoints, each with where it leads and how it does. */
export function WebhookTable({ rows, timeZone }: { rows: readonly WebhookRow[]; timeZone: string }) {
  return (
    <DataTable
      caption="Webhooks"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "label",
          header: "Label",
          isRowHeader: true,
          cell: (row) => <a href={`/staff/settings/webhooks/${row.id}`}>{row.label}</a>,
        },
        {
          key: "host",
          header: "Goes to",
          cell: (row) => <bdi className="break">{new URL(row.url).host}</bdi>,
        },
        { key: "scope", header: "Holds", cell: (row) => webhookScopeWords[row.scope] },
        {
          key: "last",
          header: "Last delivered",
          cell: (row) =>
            row.lastDeliveredAt === null ? "Nothing yet" : momentInWords(row.lastDeliveredAt, timeZone),
        },
        { key: "state", header: "State", cell: (row) => <WebhookStateBadge pausedAs={row.pausedAs} /> },
      ]}
    />
  );
}
