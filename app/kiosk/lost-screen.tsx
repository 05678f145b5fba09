import { Button } from "~/app/components/button";
import { Icon } from "~/app/components/icon";
import { CountdownToStart } from "./countdown";
import type { Visit } from "./use-visit";
import { words } from "./words";

/** Covers everything while the server is out of reach: it goes by itself once the server answers. */
export function LostScreen({ visit }: { visit: Visit }) {
  return (
    <div className="kiosk-answer kiosk-lost" data-tone="lost">
      <div className="kiosk-answer-words" role="alert">
        <Icon name="cloud" />
        <h1>{words.lost.word}</h1>
        <p>{words.lost.detail}</p>
      </div>
      {visit.isWaiting && (
        <div className="kiosk-end">
          <Button type="button" size="large" onClick={visit.retry}>
            {words.lost.again}
          </Button>
          <CountdownToStart onEnd={visit.leave} />
        </div>
      )}
    </div>
  );
}
