import { Button } from "~/app/components/button";
import { doorTime } from "~/app/door/door-time";
import type { TableSession } from "./table-session";
import type { TableState } from "./table-state";
import { words } from "./words";

interface TableNoticesProps {
  state: TableState;
  session: TableSession;
  zone: string;
  now: Date;
}

/** What this phone learned late of what it sent, and what cannot be sent: in sight until somebody has seen it. */
export function TableNotices({ state, session, zone, now }: TableNoticesProps) {
  return (
    <>
      {state.told.length > 0 && (
        <section className="table-notices">
          <h2>{words.toldTitle}</h2>
          {state.told.map(({ scanId, at, reason }) => (
            <p key={scanId}>
              {doorTime(at, now, zone)}: {words.notShared[reason]}{" "}
              <Button type="button" kind="quiet" onClick={() => session.seenTold(scanId)}>
                {words.seen}
              </Button>
            </p>
          ))}
        </section>
      )}
      {state.refused.length > 0 && (
        <section className="table-notices">
          <h2>{words.refusedTitle}</h2>
          {state.refused.map(({ scanId, at, code }) => (
            <p key={scanId}>
              {doorTime(at, now, zone)}: {words.refused(code)}{" "}
              <Button type="button" kind="quiet" onClick={() => session.sendAgain(scanId)}>
                {words.again}
              </Button>
              <Button type="button" kind="quiet" onClick={() => session.putAside(scanId)}>
                {words.seen}
              </Button>
            </p>
          ))}
        </section>
      )}
    </>
  );
}
