import type { ReportFigureView } from "./report-view";
import {
  beforeInWords,
  completenessInWords,
  countInWords,
  figureInWords,
  periodInWords,
  shownFigure,
  targetInWords,
} from "./report-words";

/** A figure of the report, large, with what it counts and how far it can be trusted in small type under it. */
export function ReportFigure({ view, query }: { view: ReportFigureView; query: string }) {
  const shown = shownFigure(view);
  const target = targetInWords(view);
  return (
    <div className="stat report-figure">
      <dt>{view.title}</dt>
      <dd className="stat-figure" data-kind={/\p{N}/u.test(shown) ? undefined : "words"}>
        {shown}
        {view.legacy !== null && <span className="report-mark"> legacy</span>}
      </dd>
      <dd className="stat-definition">
        <p>{view.definition}</p>
        <LegacyLines view={view} />
        {view.estimate !== null && (
          <p>
            <b>Estimate:</b> about {countInWords(view.estimate)}, from typical weeks times 52. It is not part
            of the number above.
          </p>
        )}
        {view.completeness !== null && <p>{completenessInWords(view.completeness)}</p>}
        <p>{beforeInWords(view)}</p>
        {target !== null && <p>{target}</p>}
        <p>
          Source: {view.source}.{" "}
          <a href={`/staff/report/figures/${view.key}?${query}`}>
            See the rows<span className="visually-hidden"> of {view.title}</span>
          </a>
        </p>
      </dd>
    </div>
  );
}

/** What of a figure comes from before, and what earlier figures could not be split. */
function LegacyLines({ view: { own, legacy, leftOut, unit } }: { view: ReportFigureView }) {
  return (
    <>
      {legacy !== null && (
        <p>
          <b>Legacy:</b> {legacy.isAtLeast && "at least "}
          {figureInWords(legacy.value, unit)} from before these books ({legacy.sources.join("; ")}). Counted
          here: {figureInWords(own, unit)}.
        </p>
      )}
      {leftOut.map((balance) => (
        <p key={balance.id}>
          Not in it: {balance.isAtLeast && "at least "}
          {countInWords(balance.value)} of {periodInWords(balance)}, which lies in these days only in part.
        </p>
      ))}
    </>
  );
}
