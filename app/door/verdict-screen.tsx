import { useEffect, useRef } from "react";
import { Button } from "~/app/components/button";
import { Verdict } from "~/app/components/verdict";
import type { ShownVerdict } from "./door-state";
import { words } from "./words";

interface VerdictScreenProps {
  verdict: ShownVerdict;
  onNext: () => void;
  onUndo: () => void;
  onLetInAnyway: () => void;
  onFind: () => void;
  onRetry: () => void;
  onLetIn: () => void;
  /** Set where somebody came in to an event with interview times. */
  onInterviews?: (() => void) | undefined;
  /** Set where a party came in whole and fewer may have come. */
  onFewer?: (() => void) | undefined;
}

/** The verdict over the whole screen, with what a thumb may do. Escape and the next code go on too. */
export function VerdictScreen(props: VerdictScreenProps) {
  const { verdict, onNext } = props;
  const { offers } = verdict;
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    screen.current?.querySelector("button")?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") onNext();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onNext]);
  return (
    <div ref={screen}>
      <Verdict {...verdict} mark={verdict.isOffline ? words.verdict.offline : undefined}>
        {offers.letIn && (
          <Button type="button" onClick={props.onLetIn}>
            {words.actions.letIn}
          </Button>
        )}
        <Button type="button" kind={offers.letIn ? "secondary" : "primary"} onClick={onNext}>
          {words.actions.next}
        </Button>
        {props.onFewer && <Choice word={words.actions.fewer} onClick={props.onFewer} />}
        {props.onInterviews && <Choice word={words.interviews.open} onClick={props.onInterviews} />}
        {offers.retry && <Choice word={words.actions.tryAgain} onClick={props.onRetry} />}
        {offers.find && <Choice word={words.actions.find} onClick={props.onFind} />}
        {offers.override && <Choice word={words.actions.letInAnyway} onClick={props.onLetInAnyway} />}
        {offers.undo && <Choice word={words.actions.undo} onClick={props.onUndo} />}
      </Verdict>
    </div>
  );
}

function Choice({ word, onClick }: { word: string; onClick: () => void }) {
  return (
    <Button type="button" kind="secondary" onClick={onClick}>
      {word}
    </Button>
  );
}
