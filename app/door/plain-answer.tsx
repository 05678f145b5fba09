import { Button } from "~/app/components/button";
import { Verdict, type VerdictProps } from "~/app/components/verdict";
import { CodeForm } from "./code-form";
import { words } from "./words";

export interface PlainAnswerProps {
  eventId: string;
  /** The event's title. */
  title: string;
  /** Absent where nothing was checked: the page was opened anew, or the code could not be read. */
  verdict?: (Pick<VerdictProps, "tone" | "word" | "name"> & { detail?: string | undefined }) | undefined;
  door?: string | undefined;
  /** A fresh id for the next code. */
  nextScanId: string;
  /** The scan that may be taken back here, with an id for that. */
  undo?: { scanId: string; undoId: string } | undefined;
  error?: string | undefined;
}

/** The page without scripts: the verdict, where there is one, and under it the form for the next code. */
export function PlainAnswer(props: PlainAnswerProps) {
  const { eventId, verdict, door = "", undo, error } = props;
  return (
    <main id="content" className="plain-door">
      {verdict && <Verdict {...verdict} />}
      <div className="plain-door-next">
        <PlainHead title={props.title} hasVerdict={verdict !== undefined} hasError={error !== undefined} />
        {door && <p>{words.page.yourDoor(door)}</p>}
        <CodeForm eventId={eventId} scanId={props.nextScanId} door={door} error={error} isFirst />
        <div className="actions">
          {undo && (
            <form method="post" action={`/door/${eventId}/undos`}>
              <input type="hidden" name="scanId" value={undo.scanId} />
              <input type="hidden" name="undoId" value={undo.undoId} />
              <input type="hidden" name="door" value={door} />
              <Button kind="secondary">{words.actions.undo}</Button>
            </form>
          )}
          <a className="button" data-kind="quiet" href={`/door/${eventId}`}>
            {words.page.back}
          </a>
        </div>
      </div>
    </main>
  );
}

/** Where no verdict says what happened, the heading does. */
function PlainHead({
  title,
  hasVerdict,
  hasError,
}: {
  title: string;
  hasVerdict: boolean;
  hasError: boolean;
}) {
  return (
    <div className="plain-door-head" data-state={hasError ? "error" : undefined}>
      <p className="muted">{title}</p>
      <h1 className={hasVerdict ? "visually-hidden" : undefined}>
        {hasError ? words.page.notChecked : words.page.nextCode}
      </h1>
    </div>
  );
}
