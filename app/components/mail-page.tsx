import type { OutboxState } from "~/app/domain/outbox/message";
import { outboxStates } from "~/app/domain/outbox/message";
import { Button } from "./button";
import { EmptyState } from "./empty-state";
import { MailTable, type MailView } from "./mail-table";
import { Pager } from "./pager";
import { TabsNav } from "./tabs-nav";
import { outboxStateWords } from "./words";

export interface MailPageProps {
  /** The page's address without a query. */
  base: string;
  rows: readonly MailView[];
  counts: Partial<Record<OutboxState, number>>;
  state: OutboxState | undefined;
  isFirst: boolean;
  olderHref: string | undefined;
  timeZone: string;
  /** Where "send all that failed again" posts. */
  resendAllAction: string;
  withEvent?: boolean | undefined;
}

/** Mail by state, with a button for all that failed. */
export function MailPage(props: MailPageProps) {
  const { base, rows, counts, state } = props;
  const hrefOf = (of?: OutboxState) => (of === undefined ? base : `${base}?state=${of}`);
  const failed = counts.failed ?? 0;
  return (
    <>
      <TabsNav
        label="Mail by state"
        current={hrefOf(state)}
        tabs={[
          { href: hrefOf(), label: "All" },
          ...outboxStates.map((known) => ({
            href: hrefOf(known),
            label: outboxStateWords[known],
            count: counts[known] ?? 0,
          })),
        ]}
      />
      {failed > 0 && (
        <form method="post" action={props.resendAllAction} className="actions">
          <Button>{failed === 1 ? "Send 1 failed mail again" : `Send ${failed} failed mails again`}</Button>
        </form>
      )}
      {rows.length > 0 ? (
        <MailTable rows={rows} timeZone={props.timeZone} withEvent={props.withEvent} />
      ) : (
        <EmptyState title="No mail here">
          Confirmations, notices and messages are listed here as they are written.
        </EmptyState>
      )}
      <Pager
        newerHref={props.isFirst ? undefined : hrefOf(state)}
        newerLabel="Newest"
        olderHref={props.olderHref}
      />
    </>
  );
}
