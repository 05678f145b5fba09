import { Button } from "~/app/components/button";
import { Icon } from "~/app/components/icon";
import { useWords } from "~/app/i18n/use-words";
import { CountdownToStart } from "./countdown";
import type { Visit } from "./use-visit";

/** Covers everything while the server is out of reach: it goes by itself once the server answers. */
export function LostScreen({ visit }: { visit: Visit }) {
  const t = useWords();
  return (
    <div className="kiosk-answer kiosk-lost" data-tone="lost">
      <div className="kiosk-answer-words" role="alert">
        <Icon name="cloud" />
        <h1>{t("kiosk.lost")}</h1>
        <p>{t("kiosk.lostText")}</p>
      </div>
      {visit.isWaiting && (
        <div className="kiosk-end">
          <Button type="button" size="large" onClick={visit.retry}>
            {t("kiosk.again")}
          </Button>
          <CountdownToStart onEnd={visit.leave} />
        </div>
      )}
    </div>
  );
}
