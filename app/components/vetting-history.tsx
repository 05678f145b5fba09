import { datedMomentInWords } from "./event-when";
import { CheckFacts, type CheckView } from "./vetting-checklist";
import { checkWords, findingWords, howInWords, vettingOutcomeWords } from "./vetting-words";

export interface DecisionView {
  id: string;
  outcome: "vetted" | "declined" | "ended";
  reason: string | null;
  how: string | null;
  by: string | null;
  at: Date;
}

/** Every decision about an employer, the last first. None is ever taken out. */
export function VettingHistory({
  decisions,
  timeZone,
}: {
  decisions: readonly DecisionView[];
  timeZone: string;
}) {
  if (decisions.length === 0) return <p>Nothing is decided yet.</p>;
  return (
    <ol className="asked-list">
      {decisions.map(({ id, outcome, reason, how, by, at }) => (
        <li key={id}>
          <p>
            <strong>{vettingOutcomeWords[outcome]}</strong>, {by ?? "somebody who has left"},{" "}
            {datedMomentInWords(at, timeZone)}
          </p>
          {reason && <p className="keep-lines">{reason}</p>}
          {how && <p className="muted">{howInWords(how)}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Checks that were made before, of one kind or of all, the last first. */
export function EarlierChecks({ checks, timeZone }: { checks: readonly CheckView[]; timeZone: string }) {
  return (
    <ol className="asked-list">
      {checks.toReversed().map((made) => (
        <li key={made.id}>
          <p>
            <strong>{checkWords[made.check].title}</strong>: {findingWords[made.finding]}
          </p>
          <CheckFacts made={made} timeZone={timeZone} />
        </li>
      ))}
    </ol>
  );
}
