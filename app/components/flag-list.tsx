import type { FlagDecision, FlagKind } from "~/app/domain/flags/flag";
import { datedMomentInWords } from "./event-when";
import { flagDecisionWords, flagWords } from "./flag-words";
import { StatusBadge } from "./status-badge";

/** A flag with what staff decided of it. */
export interface FlagView {
  kind: FlagKind;
  digest: string;
  openingId: string | null;
  /** Who brings the opening, or is flagged itself. */
  employerId: string;
  /** The opening's title or the employer's name. */
  about: string;
  found: string;
  source: string | null;
  decisions: readonly {
    id: string;
    decision: FlagDecision;
    reason: string;
    by: string | null;
    at: Date;
  }[];
}

export interface FlagListProps {
  eventId: string;
  flags: readonly FlagView[];
  zone: string;
  /** Names what each flag is about: where it stands away from it. */
  withAbout?: boolean | undefined;
}

/** Flags one by one: what was found, why it matters and where that is laid down, and what staff decided. */
export function FlagList({ eventId, flags, zone, withAbout }: FlagListProps) {
  if (flags.length === 0) return null;
  return (
    <ul className="asked-list">
      {flags.map((flag) => (
        <li key={flag.digest}>
          <p>
            <FlagBadge flag={flag} /> <strong>{flagWords[flag.kind].title}</strong>
            {withAbout && `, ${flag.about}`}
          </p>
          <FlagFacts flag={flag} />
          <LastDecision flag={flag} zone={zone} />
          <p>
            <a href={`/staff/events/${eventId}/flags/${flag.digest}`}>
              {flag.decisions.length === 0 ? "Decide" : "Decide again"}
              <span className="visually-hidden">
                : {flagWords[flag.kind].title}, {flag.about}
              </span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Flags by their names alone, each with the way to decide it: beside an opening of a table. */
export function FlagLinks({ base, flags }: { base: string; flags: readonly FlagView[] }) {
  return flags.map((flag) => (
    <p key={flag.digest}>
      <FlagBadge flag={flag} />{" "}
      <a href={`${base}/flags/${flag.digest}`}>
        {flagWords[flag.kind].title}
        <span className={flag.openingId === null ? undefined : "visually-hidden"}>, {flag.about}</span>
      </a>
    </p>
  ));
}

/** What was found, why it is looked at, and the rule's source. */
export function FlagFacts({ flag }: { flag: Pick<FlagView, "kind" | "found" | "source"> }) {
  const { reason, source } = flagWords[flag.kind];
  return (
    <>
      <p className="break">
        <q>{flag.found}</q>
      </p>
      <p>{reason}</p>
      <p className="muted">Source: {flag.source ?? source}</p>
    </>
  );
}

function FlagBadge({ flag }: { flag: FlagView }) {
  const decision = flag.decisions[0]?.decision;
  if (decision === undefined) return <StatusBadge word="Not decided" shape="question" tone="warn" />;
  return decision === "cleared" ? (
    <StatusBadge word={flagDecisionWords.cleared} shape="check" tone="good" />
  ) : (
    <StatusBadge word={flagDecisionWords.upheld} shape="stop" tone="bad" />
  );
}

function LastDecision({ flag, zone }: { flag: FlagView; zone: string }) {
  const [last] = flag.decisions;
  if (last === undefined) return null;
  return (
    <p className="keep-lines">
      {last.by ?? "Somebody who has left"}, {datedMomentInWords(last.at, zone)}: {last.reason}
    </p>
  );
}

/** Every decision on a flag, the last first. None is ever taken out. */
export function FlagHistory({ flag, zone }: { flag: FlagView; zone: string }) {
  return (
    <ol className="asked-list">
      {flag.decisions.map(({ id, decision, reason, by, at }) => (
        <li key={id}>
          <p>
            <strong>{flagDecisionWords[decision]}</strong>, {by ?? "somebody who has left"},{" "}
            {datedMomentInWords(at, zone)}
          </p>
          <p className="keep-lines">{reason}</p>
        </li>
      ))}
    </ol>
  );
}
