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
    <dl className="facts">
      {steps.toReversed().map((step, n) => [
        <dt key={`${steps.length - n}-when`}>
          <time dateTime={step.at.toISOString()}>{momentInWords(step.at, timeZone)}</time>
        </dt>,
        <dd key={steps.length - n}>
          {wordsOf(step)}
          {step.reason && <p className="keep-lines muted">{step.reason}</p>}
        </dd>,
      ])}
    </dl>
  );
}
