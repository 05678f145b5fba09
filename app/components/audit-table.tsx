import { dayWords, timeWords } from "~/app/domain/time/wording";
import { type AuditChange, changeWords, deedWords } from "./audit-words";

export interface AuditView extends AuditChange {
  id: string;
  at: Date;
  /** A user's name, a token's or a device's label. */
  actor: string;
  actorKind: string;
  /** False where a word of ours stands for the actor. */
  isNamed: boolean;
  /** What it is called; null where it has no name. */
  subject: string | null;
  subjectId: string;
  href: string | null;
  reason: string | null;
}

export interface AuditTableProps {
  rows: readonly AuditView[];
  timeZone: string;
  /** Names what each row is about: where the trail is of more than one thing. */
  withSubject?: boolean | undefined;
  /** The event whose page it is: a row about it does not name it again. */
  eventId?: string | undefined;
}

/** Who did what, when and why, a sentence each, by day. */
export function AuditTable({ rows, timeZone, withSubject = false, eventId }: AuditTableProps) {
  if (rows.length === 0) return <p className="muted">Nothing is noted yet.</p>;
  return (
    <table className="trail">
      <caption className="visually-hidden">Changes, the newest first</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What happened</th>
        </tr>
      </thead>
      {byDay(rows, timeZone).map(([day, ofDay]) => (
        <tbody key={day}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {day}
            </th>
          </tr>
          {ofDay.map((row) => (
            <tr key={row.id}>
              <td className="trail-time">
                <time dateTime={row.at.toISOString()}>{timeWords(row.at, timeZone, "en-US")}</time>
              </td>
              <td>
                <Entry row={row} timeZone={timeZone} withSubject={withSubject && row.subjectId !== eventId} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** The days as their rows come, each with its own. */
function byDay(rows: readonly AuditView[], timeZone: string): [day: string, rows: AuditView[]][] {
  const days = new Map<string, AuditView[]>();
  for (const row of rows) {
    const day = dayWords(row.at, timeZone, "en-US");
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days];
}

const kindWords: Record<string, string> = { token: "API token", device: "door phone" };

function Entry({ row, timeZone, withSubject }: { row: AuditView; timeZone: string; withSubject: boolean }) {
  const kind = row.isNamed ? kindWords[row.actorKind] : undefined;
  const change = changeWords(row, timeZone);
  return (
    <>
      <strong>{row.actor}</strong>
      {kind && ` (${kind})`} {deedWords(row)}
      {withSubject && <Subject {...row} />}.
      {change && (
        <>
          {" "}
          <span className="muted">{change}.</span>
        </>
      )}
      {row.reason && <p className="keep-lines muted">Reason: {row.reason}</p>}
    </>
  );
}

function Subject({ subject, subjectKind, href }: Pick<AuditView, "subject" | "subjectKind" | "href">) {
  if (href === null) return subject === null ? null : <>: {subject}</>;
  return (
    <>
      : <a href={href}>{subject ?? `the ${subjectKind}`}</a>
    </>
  );
}
