import { Button } from "~/app/components/button";
import { useWords } from "~/app/i18n/use-words";
import { useCountdown } from "./use-countdown";

/** Twenty seconds to say "Stay", as WCAG 2.2.1 asks for, and as often as one likes. */
const seconds = 20;

interface EndProps {
  /** Clears the screen for the next visitor. */
  onEnd: () => void;
}

/** How an answer ends: by itself, at once, or a minute later. */
export function CountdownToStart({ onEnd }: EndProps) {
  const t = useWords();
  const { left, stay } = useCountdown(seconds, onEnd);
  return (
    <>
      <p role="timer">{t("kiosk.goesBack", { seconds: left })}</p>
      <div className="actions">
        <Button type="button" size="large" onClick={onEnd}>
          {t("kiosk.done")}
        </Button>
        <Button type="button" kind="secondary" size="large" onClick={stay}>
          {t("kiosk.stay")}
        </Button>
      </div>
    </>
  );
}

/** Asks whether somebody is still there, and clears the screen where nobody is. */
export function StillThere({ onEnd, onStay }: EndProps & { onStay: () => void }) {
  const t = useWords();
  const { left } = useCountdown(seconds, onEnd);
  return (
    <div className="kiosk-still-there" role="alertdialog" aria-label={t("kiosk.stillThere")}>
      <p>
        <strong>{t("kiosk.stillThere")}</strong>
        <br />
        <span role="timer">{t("kiosk.goesBack", { seconds: left })}</span>
      </p>
      <Button type="button" size="large" onClick={onStay}>
        {t("kiosk.stay")}
      </Button>
    </div>
  );
}
