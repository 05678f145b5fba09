import type { CheckStanding, VettingCheck } from "~/app/domain/employers/checks";
import type { LookAlike } from "~/app/domain/employers/look-alikes";
import { datedMomentInWords } from "./event-when";
import { StatusBadge } from "./status-badge";
import { checkWords, findingWords, likenessWords } from "./vetting-words";

/** A check as somebody made it. */
export interface CheckView {
  id: string;
  check: VettingCheck;
  finding: "in-order" | "concern";
  lookedAt: string;
  note: string | null;
  calledNumber: string | null;
  numberSource: string | null;
  calledAt: Date | null;
  /** Null where who made it is gone. */
  by: string | null;
  at: Date;
}

export interface VettingChecklistProps {
  employerId: string;
  standing: readonly CheckStanding<CheckView>[];
  lookAlikes: readonly LookAlike[];
  timeZone: string;
}

/** Where each check of an employer stands: who made it, when, and what they found. */
export function VettingChecklist({ employerId, standing, lookAlikes, timeZone }: VettingChecklistProps) {
  return (
    <ol className="asked-list">
      {standing.map(({ check, made, isStale }) => (
        <li key={check} id={check}>
          <h3>{checkWords[check].title}</h3>
          <p>
            <CheckBadge made={made} isStale={isStale} />
          </p>
          {isStale && <p>It was about something that has changed since. Make it again.</p>}
          {check === "duplicate" && <LookAlikeList lookAlikes={lookAlikes} />}
          {made !== null && <CheckFacts made={made} timeZone={timeZone} />}
          <p>
            <a href={`/staff/employers/${employerId}/vetting/checks/${check}`}>
              {made === null || isStale ? "Make this check" : "Check again"}
              <span className="visually-hidden">: {checkWords[check].title}</span>
            </a>
          </p>
        </li>
      ))}
    </ol>
  );
}

function CheckBadge({ made, isStale }: Pick<CheckStanding<CheckView>, "made" | "isStale">) {
  if (made === null) return <StatusBadge word="Not made yet" shape="dashed" tone="quiet" />;
  if (isStale) return <StatusBadge word="To be made again" shape="again" tone="warn" />;
  return made.finding === "concern" ? (
    <StatusBadge word={findingWords.concern} shape="warning" tone="warn" />
  ) : (
    <StatusBadge word={findingWords["in-order"]} shape="check" tone="good" />
  );
}

/** Who made a check and when, what it was of, whom they called, and what they noted. */
export function CheckFacts({ made, timeZone }: { made: CheckView; timeZone: string }) {
  return (
    <>
      <p className="muted">
        {made.by ?? "Somebody who has left"}, {datedMomentInWords(made.at, timeZone)}. Looked at:{" "}
        <span className="break">{made.lookedAt}</span>
      </p>
      {made.calledNumber !== null && made.calledAt !== null && (
        <p>
          Called {made.calledNumber} on {datedMomentInWords(made.calledAt, timeZone)}. The number is from:{" "}
          {made.numberSource}
        </p>
      )}
      {made.note && <p className="keep-lines">{made.note}</p>}
    </>
  );
}

/** Employers of the center that may be the same one, each with its page. */
export function LookAlikeList({ lookAlikes }: { lookAlikes: readonly LookAlike[] }) {
  if (lookAlikes.length === 0) return <p>No other employer has this name or this web domain.</p>;
  return (
    <ul>
      {lookAlikes.map(({ id, legalName, likeness }) => (
        <li key={id}>
          <a href={`/staff/employers/${id}`}>{legalName}</a> (
          {likeness.map((like) => likenessWords[like]).join(", ")})
        </li>
      ))}
    </ul>
  );
}
