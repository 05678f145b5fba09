import { type EventStatus, eventStatuses } from "~/app/domain/events/event";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { eventStatusWords } from "./words";

export interface AuditView {
  id: string;
  at: Date;
  /** A user's name, a token's or a device's label. */
  actor: string;
  actorKind: string;
  subject: string;
  subjectKind: string;
  href: string | null;
  action: string;
  from: string | null;
  to: string | null;
  reason: string | null;
}

export interface AuditTableProps {
  rows: readonly AuditView[];
  timeZone: string;
  /** Names what each row is about: where the trail is of more than one thing. */
  withSubject?: boolean | undefined;
}

/** Who changed what, when, from what, to what and why. */
export function AuditTable({ rows, timeZone, withSubject = false }: AuditTableProps) {
  if (rows.length === 0) return <p className="muted">Nothing is noted yet.</p>;
  return (
    <DataTable
      caption="Changes, the newest first"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "at", header: "When", isRowHeader: true, cell: (row) => momentInWords(row.at, timeZone) },
        { key: "actor", header: "Who", cell: (row) => <Actor {...row} /> },
        ...(withSubject
          ? [{ key: "subject", header: "About", cell: (row: AuditView) => <Subject {...row} /> }]
          : []),
        { key: "action", header: "What", cell: (row) => row.action },
        { key: "from", header: "From", cell: (row) => inWords(row.from, timeZone) },
        { key: "to", header: "To", cell: (row) => inWords(row.to, timeZone) },
        { key: "reason", header: "Reason", cell: (row) => row.reason ?? "" },
      ]}
    />
  );
}

const kindWords: Record<string, string> = { token: "API token", device: "Door phone" };

function Actor({ actor, actorKind }: AuditView) {
  const kind = kindWords[actorKind];
  return (
    <>
      {actor}
      {kind && actor !== `An ${kind}` && (
        <>
          <br />
          <span className="muted">{kind}</span>
        </>
      )}
    </>
  );
}

function Subject({ subject, subjectKind, href }: AuditView) {
  return (
    <>
      {href === null ? subject : <a href={href}>{subject}</a>}
      {subject !== subjectKind && (
        <>
          <br />
          <span className="muted">{subjectKind}</span>
        </>
      )}
    </>
  );
}

const isEventStatus = (value: string): value is EventStatus => eventStatuses.some((known) => known === value);

const instants = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** A state by its word, and an instant as clocks of the center show it. */
function inWords(value: string | null, timeZone: string): string {
  if (value === null) return "";
  if (isEventStatus(value)) return eventStatusWords[value];
  return value.replace(instants, (at) => momentInWords(new Date(at), timeZone));
}
