import {
  type DeliveryState,
  deliveryStates,
  type SentType,
  sentTypes,
  type WebhookType,
} from "~/app/domain/webhooks/webhook";
import { Button, ButtonLink } from "./button";
import { DeliveryTable, type DeliveryView } from "./delivery-table";
import { DescriptionList } from "./description-list";
import { EmptyState } from "./empty-state";
import { momentInWords } from "./event-when";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { Section } from "./section";
import { SelectField } from "./select-field";
import { TabsNav } from "./tabs-nav";
import { type WebhookRow, WebhookStateBadge } from "./webhook-table";
import { deliveryStateWords, webhookScopeWords, webhookTypeWords } from "./webhook-words";

export interface WebhookView extends WebhookRow {
  types: readonly WebhookType[];
  pausedAt: Date | null;
  previousUntil: Date | null;
  createdAt: Date;
}

export interface WebhookPageProps {
  /** The endpoint's address. */
  base: string;
  endpoint: WebhookView;
  /** Sends a test once, however often it is posted. */
  postKey: string;
  log: DeliveryLogProps["log"];
  now: Date;
  timeZone: string;
}

/** One endpoint: where it leads, what can be done with it, and what became of each delivery. */
export function WebhookPage({ base, endpoint, postKey, log, now, timeZone }: WebhookPageProps) {
  const { label, url, types, scope, pausedAs, pausedAt, previousUntil, createdAt } = endpoint;
  const twoSign = previousUntil !== null && now < previousUntil;
  return (
    <>
      <PageHead
        title={label}
        lead={<a href="/staff/settings/webhooks">All webhooks</a>}
        actions={<WebhookActions base={base} isPaused={pausedAs !== null} postKey={postKey} />}
      />
      <DescriptionList
        items={[
          { term: "State", value: <WebhookStateBadge pausedAs={pausedAs} /> },
          { term: "Since", value: pausedAt && momentInWords(pausedAt, timeZone) },
          { term: "Goes to", value: <bdi className="break-anywhere">{url}</bdi> },
          { term: "Holds", value: webhookScopeWords[scope] },
          { term: "Told when", value: <TypeList types={types} /> },
          { term: "Added", value: momentInWords(createdAt, timeZone) },
          {
            term: "Secret",
            value: twoSign
              ? `The one of before signs too until ${momentInWords(previousUntil, timeZone)}`
              : null,
          },
        ]}
      />
      <Section title="Deliveries" id="deliveries">
        <DeliveryLog base={base} log={log} timeZone={timeZone} />
      </Section>
    </>
  );
}

function TypeList({ types }: { types: readonly WebhookType[] }) {
  return (
    <ul>
      {types.map((type) => (
        <li key={type}>{webhookTypeWords[type]}</li>
      ))}
    </ul>
  );
}

function WebhookActions({ base, isPaused, postKey }: { base: string; isPaused: boolean; postKey: string }) {
  return (
    <div className="actions">
      {isPaused ? (
        <form method="post" action={`${base}/resumption`}>
          <Button>Resume</Button>
        </form>
      ) : (
        <>
          <form method="post" action={`${base}/trial?key=${postKey}`}>
            <Button kind="secondary">Send a test</Button>
          </form>
          <form method="post" action={`${base}/pause`}>
            <Button kind="secondary">Pause</Button>
          </form>
        </>
      )}
      <ButtonLink kind="secondary" href={`${base}/edit`}>
        Edit
      </ButtonLink>
      <ButtonLink kind="secondary" href={`${base}/secret`}>
        Make a new secret
      </ButtonLink>
      <ButtonLink kind="danger" href={`${base}/removal`}>
        Remove
      </ButtonLink>
    </div>
  );
}

interface DeliveryLogProps {
  base: string;
  log: {
    rows: readonly DeliveryView[];
    counts: Partial<Record<DeliveryState, number>>;
    state: DeliveryState | undefined;
    type: SentType | undefined;
    isFirst: boolean;
    olderHref: string | undefined;
  };
  timeZone: string;
}

function DeliveryLog({ base, log, timeZone }: DeliveryLogProps) {
  const { rows, counts, state, type } = log;
  const hrefOf = (of?: DeliveryState) => logHref(base, { state: of, type });
  return (
    <>
      <TabsNav
        label="Deliveries by state"
        current={hrefOf(state)}
        tabs={[
          { href: hrefOf(), label: "All" },
          ...deliveryStates.map((known) => ({
            href: hrefOf(known),
            label: deliveryStateWords[known],
            count: counts[known] ?? 0,
          })),
        ]}
      />
      <TypeFilter base={base} state={state} type={type} />
      {(counts.failed ?? 0) > 0 && (
        <div className="actions">
          <ButtonLink kind="secondary" href={`${base}/replay`}>
            Send failed ones again
          </ButtonLink>
        </div>
      )}
      {rows.length > 0 ? (
        <DeliveryTable base={base} rows={rows} timeZone={timeZone} />
      ) : (
        <EmptyState title="No deliveries here">
          {state === undefined && type === undefined
            ? "What is sent is listed here for 30 days, with each answer. Send a test to see the first."
            : "Choose another state or show all that happened."}
        </EmptyState>
      )}
      <Pager
        newerHref={log.isFirst ? undefined : hrefOf(state)}
        newerLabel="Newest"
        olderHref={log.olderHref}
      />
    </>
  );
}

type LogFilter = Pick<DeliveryLogProps["log"], "state" | "type">;

function logHref(base: string, filter: LogFilter): string {
  const asked = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return asked.length === 0 ? base : `${base}?${asked.join("&")}`;
}

/** Narrows the log to what happened; the state that is chosen stays. */
function TypeFilter({ base, state, type }: LogFilter & { base: string }) {
  return (
    <search>
      <form className="filter" method="get" action={base}>
        {state !== undefined && <input type="hidden" name="state" value={state} />}
        <SelectField
          name="type"
          label="What happened"
          choices={sentTypes.map((value) => ({ value, label: webhookTypeWords[value] }))}
          emptyLabel="Everything"
          values={type === undefined ? {} : { type }}
          optional
          optionalWord=""
        />
        <Button kind="secondary">Show</Button>
      </form>
    </search>
  );
}
