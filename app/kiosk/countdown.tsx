import { Button } from "~/app/components/button";
import { useCountdown } from "./use-countdown";
import { words } from "./words";

/** Twenty seconds to say "Stay", as WCAG 2.2.1 asks for, and as often as one likes. */
const seconds = 20;

interface EndProps {
  /** Clears the screen for the next visitor. */
  onEnd: () => void;
}

/** How an answer ends: by itself, at once, or a minute later. */
export function CountdownToStart({ onEnd }: EndProps) {
  const { left, stay } = useCountdown(seconds, onEnd);
  return (
    <>
      <p role="timer">{words.end.goesBack(left)}</p>
      <div className="actions">
        <Button type="button" size="large" onClick={onEnd}>
          {words.end.done}
        </Button>
        <Button type="button" kind="secondary" size="large" onClick={stay}>
          {words.end.stay}
        </Button>
      </div>
    </>
  );
}

/** Asks whether somebody is still there, and clears the screen where nobody is. */
export function StillThere({ onEnd, onStay }: EndProps & { onStay: () => void }) {
  const { left } = useCountdown(seconds, onEnd);
  return (
    <div className="kiosk-still-there" role="alertdialog" aria-label={words.end.stillThere}>
      <p>
        <strong>{words.end.stillThere}</strong>
        <br />
        <span role="timer">{words.end.goesBack(left)}</span>
      </p>
      <Button type="button" size="large" onClick={onStay}>
        {words.end.stay}
      </Button>
    </div>
  );
}
