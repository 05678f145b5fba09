import type { EventType } from "~/app/domain/events/event";
import { nextStepOf, turnOf } from "~/app/domain/events/request-standing";
import { canBeCopied } from "~/app/domain/events/steps";
import type { TrailStep } from "~/app/domain/events/trail";
import { counted } from "~/app/domain/text/counted";
import { Button, ButtonLink } from "./button";
import { Checkbox } from "./checkbox";
import { ContactText } from "./contact-text";
import { DescriptionList } from "./description-list";
import { EventWhen, momentInWords } from "./event-when";
import { Notice } from "./notice";
import { OpeningsList, type OpeningView } from "./openings-list";
import { OpeningDeskLink, OwnPages } from "./own-pages";
import { PageHead } from "./page-head";
import { PlaceLines, type PlaceView } from "./place-lines";
import { type RequestRow, StandingBadge } from "./request-list";
import { RequestTrail } from "./request-trail";
import { nextStepWords } from "./request-words";
import { Section } from "./section";
import { Stat, StatRow } from "./stat";
import { ThreadSummary, type ThreadSummaryProps } from "./thread-list";
import { eventTypeWords } from "./words";

export interface RequestView extends RequestRow {
  type: EventType;
  description: string;
  whatToBring: string | null;
  accommodationContact: string | null;
  capacity: number | null;
  heldFrom: Date | null;
  heldUntil: Date | null;
  place: PlaceView | null;
  openings: readonly OpeningView[];
  employerName: string;
  thread: Pick<ThreadSummaryProps, "entries" | "unread">;
  steps: readonly TrailStep[];
  /** Interview times that a copy can have too; none where it cannot be copied. */
  slotsToCopy: number;
  /** What staff wrote with the state in which the event is. */
  reason: string | null;
  /** The event's public page, while there is one. */
  publicHref: string | null;
  /** Where the center is asked for what an employer cannot do itself. */
  centerContact: string;
}

/** One event of an employer: where it stands and what to do, what was counted, what was asked, what happened. */
export function RequestPage({ event, now }: { event: RequestView; now: Date }) {
  const hasCounts = event.status === "published" || event.status === "closed" || event.registered > 0;
  return (
    <>
      <PageHead
        title={event.title}
        lead={
          <>
            <StandingBadge event={event} now={now} /> since {momentInWords(event.statusChangedAt, event.zone)}
          </>
        }
        actions={<RequestActions event={event} now={now} />}
      />
      <Reason event={event} />
      <WhatNext event={event} now={now} />
      {hasCounts && <Counts event={event} />}
      {(event.status === "approved" || event.status === "published" || event.status === "closed") && (
        <OwnPages base={`/employer/events/${event.id}`} status={event.status} />
      )}
      <Section title="What was asked">
        <Asked event={event} />
      </Section>
      <Section title="Openings">
        {event.openings.length === 0 ? (
          <p>There is none yet. A request needs at least one before you send it.</p>
        ) : (
          <OpeningsList openings={event.openings} />
        )}
        <OpeningDeskLink base={`/employer/events/${event.id}`} />
      </Section>
      <Section title="Messages">
        <ThreadSummary
          {...event.thread}
          side="employer"
          employerName={event.employerName}
          zone={event.zone}
          href={`/employer/events/${event.id}/thread`}
        />
      </Section>
      <Section title="What happened">
        <RequestTrail steps={event.steps} timeZone={event.zone} />
      </Section>
    </>
  );
}

function RequestActions({ event, now }: { event: RequestView; now: Date }) {
  const base = `/employer/events/${event.id}`;
  const isOwnTurn = turnOf(event, now) === "employer";
  const isReady =
    nextStepOf(event, now) === "submit" && !event.hasUnfinishedChanges && event.openings.length > 0;
  return (
    <>
      {isOwnTurn && isReady && <ButtonLink href={`${base}/submission`}>Send to the center</ButtonLink>}
      {isOwnTurn && (
        <ButtonLink kind={isReady ? "secondary" : "primary"} href={`${base}/edit`}>
          {event.status === "needs-info" ? "Answer and send again" : "Edit"}
        </ButtonLink>
      )}
      {(isOwnTurn || event.status === "submitted") && (
        <ButtonLink kind="quiet" href={`${base}/withdrawal`}>
          Withdraw
        </ButtonLink>
      )}
      {canBeCopied(event.status) && (
        <form method="post" action={`${base}/copy`}>
          {event.slotsToCopy > 0 && (
            <Checkbox
              name="withSlots"
              label={`With ${counted(event.slotsToCopy, "interview time", "interview times")}`}
              hint="They move with the date that you choose."
              optional
            />
          )}
          <Button>Copy into a new draft</Button>
        </form>
      )}
      {event.publicHref && (
        <ButtonLink kind="secondary" href={event.publicHref}>
          See the public page
        </ButtonLink>
      )}
    </>
  );
}

function Reason({ event }: { event: RequestView }) {
  if (event.reason === null) return null;
  const titles: Partial<Record<RequestView["status"], string>> = {
    "needs-info": "The center asks",
    declined: "Why the center declined",
    cancelled: "Why it was cancelled",
  };
  const title = titles[event.status];
  return title === undefined ? null : (
    <Notice kind={event.status === "needs-info" ? "warning" : "info"} title={title}>
      <p className="keep-lines">{event.reason}</p>
    </Notice>
  );
}

function WhatNext({ event, now }: { event: RequestView; now: Date }) {
  const next = nextStepOf(event, now);
  if (event.hasUnfinishedChanges) {
    return (
      <Notice kind="warning" title="You have changes that are not finished">
        They are kept, and the request stands as below.{" "}
        <a href={`/employer/events/${event.id}/edit`}>Go on</a> or{" "}
        <a href={`/employer/events/${event.id}/removal`}>remove the changes</a>.
      </Notice>
    );
  }
  if (next === "nothing" || next === "copy") return null;
  return (
    <Notice title="Next">
      <p>
        {next === "submit" && event.openings.length === 0
          ? "Add at least one opening, then send it to the center."
          : nextStepWords[next]}
      </p>
      {(event.status === "approved" || event.status === "published") && (
        <p>
          To change or cancel it, write to <a href={`mailto:${event.centerContact}`}>{event.centerContact}</a>
          .
        </p>
      )}
    </Notice>
  );
}

function Counts({ event }: { event: RequestView }) {
  const of = event.capacity === null ? "" : ` of ${event.capacity}`;
  return (
    <StatRow live="figures">
      <Stat figure={event.registered} label="registered" definition={`People with a place${of}`} />
      <Stat
        figure={event.arrivals}
        label={event.arrivals === 1 ? "arrival" : "arrivals"}
        definition="People who came, counted at the door"
      />
      <Stat
        figure={event.walkIns}
        label={event.walkIns === 1 ? "walk-in" : "walk-ins"}
        definition="Of those who came, without a registration"
      />
    </StatRow>
  );
}

function Asked({ event }: { event: RequestView }) {
  const { zone, startsAt, endsAt, heldFrom, heldUntil } = event;
  const held = heldFrom !== null || heldUntil !== null;
  return (
    <DescriptionList
      items={[
        { term: "Kind", value: eventTypeWords[event.type] },
        { term: "When", value: <EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={zone} withZone /> },
        { term: "Where", value: <PlaceLines place={event.place} /> },
        {
          term: "Room needed",
          value: held
            ? `${momentInWords(heldFrom ?? startsAt, zone)} to ${momentInWords(heldUntil ?? endsAt, zone)}`
            : null,
        },
        { term: "Places", value: event.capacity },
        { term: "About", value: <span className="keep-lines">{event.description}</span> },
        { term: "What to bring", value: event.whatToBring },
        {
          term: "Help with access",
          value: event.accommodationContact && <ContactText text={event.accommodationContact} />,
        },
      ]}
    />
  );
}
