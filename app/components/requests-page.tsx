import { type Turn, turnOf } from "~/app/domain/events/request-standing";
import { ButtonLink } from "./button";
import { DraftList, type DraftRow } from "./draft-list";
import { EmptyState } from "./empty-state";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { Pager } from "./pager";
import { RequestDone } from "./request-done";
import { RequestList, type RequestRow } from "./request-list";
import { VettingNotice } from "./vetting-notice";

export interface RequestsPageProps {
  desk: {
    now: Date;
    timeZone: string;
    vettedAt: Date | null;
    isDeclined: boolean;
    /** The statements were agreed to in their present words. */
    hasAttested: boolean;
    drafts: readonly DraftRow[];
    ahead: readonly RequestRow[];
    over: readonly RequestRow[];
    olderHref: string | undefined;
    newerHref: string | undefined;
    hasLastEvent: boolean;
    done: string | null;
  };
}

const turns: readonly Turn[] = ["employer", "center", "public"];

/** An employer's desk: what waits for it first, then what waits for the center, then what is open, then what is over. */
export function RequestsPage({ desk }: RequestsPageProps) {
  const { now, drafts, ahead, over } = desk;
  const isEmpty = drafts.length + ahead.length + over.length === 0 && desk.newerHref === undefined;
  return (
    <>
      <RequestDone done={desk.done} />
      <PageHead
        title="Your events"
        lead="Where each of them stands, and what comes next."
        actions={isEmpty ? undefined : <NewRequest hasLastEvent={desk.hasLastEvent} />}
      />
      {desk.isDeclined && (
        <Notice kind="warning" title="The center does not take requests from your organization">
          Write to the center if you think that this is a mistake.
        </Notice>
      )}
      {desk.vettedAt === null && !desk.isDeclined && (
        <VettingNotice vettedAt={null} timeZone={desk.timeZone} />
      )}
      {!desk.hasAttested && <AttestationNotice />}
      {isEmpty ? (
        <EmptyState title="No event yet" action={<NewRequest hasLastEvent={false} />}>
          Ask the center for a hiring event, an info session or a workshop. You can save a draft at any point.
        </EmptyState>
      ) : (
        <>
          <DraftList drafts={drafts} timeZone={desk.timeZone} />
          {turns.map((turn) => (
            <RequestList
              key={turn}
              turn={turn}
              now={now}
              events={ahead.filter((event) => turnOf(event, now) === turn)}
            />
          ))}
          <RequestList turn="over" now={now} events={over} />
          <Pager
            newerHref={desk.newerHref}
            olderHref={desk.olderHref}
            label="Past events"
            newerLabel="Back to the first page"
            olderLabel="Earlier events"
          />
        </>
      )}
    </>
  );
}

function NewRequest({ hasLastEvent }: { hasLastEvent: boolean }) {
  return (
    <>
      <ButtonLink href="/employer/events/new">Ask for an event</ButtonLink>
      {hasLastEvent && (
        <ButtonLink kind="secondary" href="/employer/events/new?from=last">
          Use my last event
        </ButtonLink>
      )}
    </>
  );
}

function AttestationNotice() {
  return (
    <Notice kind="warning" title="Read what we ask of every employer">
      <p>
        We need your word on it. <a href="/employer/organization">Read the statements and agree</a>.
      </p>
    </Notice>
  );
}
