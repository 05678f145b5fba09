import type { EventStatus } from "~/app/domain/events/event";
import { nextStepOf, type Turn, turnOf } from "~/app/domain/events/request-standing";
import { counted } from "~/app/domain/text/counted";
import { type Column, DataTable } from "./data-table";
import { momentInWords, ShortWhen } from "./event-when";
import { nextStepWords, overWord, standingWords } from "./request-words";
import { EventStatusBadge } from "./status-badge";

export interface RequestRow {
  id: string;
  title: string;
  status: EventStatus;
  statusChangedAt: Date;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  hasUnfinishedChanges: boolean;
  /** Messages of the center that the reader has not seen. */
  unread: number;
  registered: number;
  arrivals: number;
  walkIns: number;
}

/** An event's state for its employer, by the clock where the clock decides. */
export function StandingBadge({ event, now }: { event: RequestRow; now: Date }) {
  const isOver = event.status === "published" && turnOf(event, now) === "over";
  return (
    <EventStatusBadge
      status={isOver ? "closed" : event.status}
      word={isOver ? overWord : standingWords[event.status]}
    />
  );
}

const captions: Record<Turn, string> = {
  employer: "Waiting for you",
  center: "With the center",
  public: "Open to the public",
  over: "Past, declined and cancelled",
};

export interface RequestListProps {
  turn: Turn;
  events: readonly RequestRow[];
  now: Date;
}

/** An employer's events whose turn it is: where each stands, since when, what to do next, and what was counted. */
export function RequestList({ turn, events, now }: RequestListProps) {
  if (events.length === 0) return null;
  const hasCounts = turn === "public" || turn === "over";
  return (
    <DataTable
      isEven
      caption={captions[turn]}
      columns={[
        what,
        when,
        standing(now),
        ...(hasCounts ? countColumns : []),
        ...(turn === "over" ? [] : [next(now)]),
      ]}
      rows={events}
      rowKey={({ id }) => id}
    />
  );
}

const what: Column<RequestRow> = {
  key: "event",
  header: "Event",
  isRowHeader: true,
  cell: ({ id, title, unread }) => (
    <>
      <a href={`/employer/events/${id}`}>{title}</a>
      {unread > 0 && (
        <span className="row-note">
          <a href={`/employer/events/${id}/thread`}>
            {counted(unread, "new message", "new messages")}
            <span className="visually-hidden">: {title}</span>
          </a>
        </span>
      )}
    </>
  ),
};

const when: Column<RequestRow> = {
  key: "when",
  header: "When",
  cell: ({ startsAt, endsAt, zone }) => <ShortWhen startsAt={startsAt} endsAt={endsAt} timeZone={zone} />,
};

const standing = (now: Date): Column<RequestRow> => ({
  key: "standing",
  header: "Status",
  cell: (event) => (
    <>
      <StandingBadge event={event} now={now} />
      <br />
      <span className="field-hint">since {momentInWords(event.statusChangedAt, event.zone)}</span>
    </>
  ),
});

const next = (now: Date): Column<RequestRow> => ({
  key: "next",
  header: "Next",
  cell: (event) =>
    event.hasUnfinishedChanges ? (
      <a href={`/employer/events/${event.id}/edit`}>Finish your changes</a>
    ) : (
      nextStepWords[nextStepOf(event, now)]
    ),
});

const countColumns: Column<RequestRow>[] = [
  { key: "registered", header: "Registered", align: "end", cell: ({ registered }) => registered },
  { key: "arrivals", header: "Arrived", align: "end", cell: ({ arrivals }) => arrivals },
  { key: "walk-ins", header: "Walk-ins", align: "end", cell: ({ walkIns }) => walkIns },
];
