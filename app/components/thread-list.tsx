import type { EventStatus } from "~/app/domain/events/event";
import type { Side } from "~/app/domain/events/steps";
import type { ThreadEntry, ThreadMessage } from "~/app/domain/threads/thread";
import { momentInWords } from "./event-when";
import { StatusBadge } from "./status-badge";

export interface ThreadMessageView extends ThreadMessage {
  /** Who of a side wrote it; null where the reader does not learn that. */
  by: string | null;
  isUnread: boolean;
}

/** The newest of a thread, below which the form stands. */
const latestEntry = "latest";

export interface ThreadListProps {
  entries: readonly ThreadEntry<ThreadMessageView>[];
  /** Whose page it is. */
  side: Side;
  employerName: string;
  zone: string;
}

const stepTitles: Partial<Record<EventStatus, string>> = {
  "needs-info": "asked a question",
  submitted: "sent the request and wrote",
  declined: "declined, and said why",
  cancelled: "cancelled, and said why",
  approved: "approved and wrote",
  published: "wrote",
};

/** What was written on a request, the first first: messages, and the words that came with steps. */
export function ThreadList({ entries, side, employerName, zone }: ThreadListProps) {
  if (entries.length === 0) return <p className="muted">Nothing was written yet.</p>;
  const who = (of: Side) => {
    if (of === side) return side === "employer" ? "You" : "The center";
    return of === "employer" ? employerName : "The center";
  };
  return (
    <ol className="asked-list">
      {entries.map((entry, n) => (
        <li
          id={n === entries.length - 1 ? latestEntry : undefined}
          key={entry.kind === "message" ? entry.message.id : `${entry.to}-${entry.at.getTime()}`}
        >
          <p>
            <strong>{who(entry.kind === "message" ? entry.message.side : entry.side)}</strong>
            {entry.kind === "step" && ` ${stepTitles[entry.to] ?? "wrote"}`}
            {entry.kind === "message" && entry.message.by !== null && `, ${entry.message.by}`}
            <span className="muted">
              , <time dateTime={entry.at.toISOString()}>{momentInWords(entry.at, zone)}</time>
            </span>{" "}
            {entry.kind === "message" && entry.message.isUnread && (
              <StatusBadge word="New" shape="full" tone="plain" />
            )}
          </p>
          <p className="keep-lines break">{entry.kind === "message" ? entry.message.text : entry.text}</p>
        </li>
      ))}
    </ol>
  );
}

export interface ThreadSummaryProps extends ThreadListProps {
  href: string;
  unread: number;
}

/** The end of a thread on its event's page, with the way to all of it. */
export function ThreadSummary({ href, unread, entries, ...list }: ThreadSummaryProps) {
  const shown = entries.slice(-3);
  const left = entries.length - shown.length;
  return (
    <>
      {left > 0 && <p className="muted">{left === 1 ? "1 earlier entry" : `${left} earlier entries`}</p>}
      <ThreadList {...list} entries={shown} />
      <p>
        <a href={`${href}#${latestEntry}`}>
          {unread > 0 ? `Read and answer (${unread} new)` : "Read all and write a message"}
        </a>
      </p>
    </>
  );
}
