import type { TrailStep } from "~/app/domain/events/trail";
import { momentInWords } from "./event-when";
import { fieldWords, listInWords, stepWords } from "./request-words";

const center = "The center";
const you = "You";

function wordsOf(step: TrailStep): string {
  const who = step.isOwn ? you : center;
  if (step.kind === "edit") {
    return `${who} changed ${listInWords(step.fields.map((field) => fieldWords[field] ?? field))}.`;
  }
  if (step.to === "cancelled" && step.isOwn) return `${you} withdrew it.`;
  return `${who} ${stepWords[step.to]}${step.isAgain ? " again" : ""}.`;
}

/** What happened to a request, the last first: which side did it, never who. */
export function RequestTrail({ steps, timeZone }: { steps: readonly TrailStep[]; timeZone: string }) {
  return (
    <ol className="events" reversed>
      {steps.toReversed().map((step, n) => (
        <li key={steps.length - n}>
          <time dateTime={step.at.toISOString()}>{momentInWords(step.at, timeZone)}</time>
          <br />
          {wordsOf(step)}
          {step.reason && <blockquote className="keep-lines">{step.reason}</blockquote>}
        </li>
      ))}
    </ol>
  );
}
