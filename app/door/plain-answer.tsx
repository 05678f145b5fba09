import { Button } from "~/app/components/button";
import { Verdict, type VerdictProps } from "~/app/components/verdict";
import { CodeForm } from "./code-form";
import { words } from "./words";

export interface PlainAnswerProps {
  eventId: string;
  /** The event's title. */
  title: string;
  /** Absent where the page was opened anew: it is ready for a code. */
  verdict?: (Pick<VerdictProps, "tone" | "word" | "name"> & { detail?: string | undefined }) | undefined;
  door?: string | undefined;
  /** A fresh id for the next code. */
  nextScanId: string;
  /** The scan that may be taken back here, with an id for that. */
  undo?: { scanId: string; undoId: string } | undefined;
  error?: string | undefined;
}

const ready = { tone: "offline", word: words.page.nextCode } as const;

/** The verdict on the page without scripts, with the form for the next code under it. */
export function PlainAnswer(props: PlainAnswerProps) {
  const { eventId, verdict = ready, door = "", undo } = props;
  return (
    <main id="content">
      <h1 className="visually-hidden">{words.page.doorOf(door || words.nameDoor.label, props.title)}</h1>
      <Verdict {...verdict}>
        <CodeForm eventId={eventId} scanId={props.nextScanId} door={door} error={props.error} isFirst />
        {undo && (
          <form method="post" action={`/door/${eventId}/undos`}>
            <input type="hidden" name="scanId" value={undo.scanId} />
            <input type="hidden" name="undoId" value={undo.undoId} />
            <input type="hidden" name="door" value={door} />
            <Button kind="secondary">{words.actions.undo}</Button>
          </form>
        )}
        <a className="button" data-kind="secondary" href={`/door/${eventId}`}>
          {words.page.back}
        </a>
      </Verdict>
    </main>
  );
}
