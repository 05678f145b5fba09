import { Button } from "~/app/components/button";
import { momentInWords } from "~/app/components/event-when";
import { Notice } from "~/app/components/notice";
import type { DeskSession } from "./desk-session";
import type { DeskState } from "./desk-state";
import { words } from "./words";

interface RefusedListProps {
  state: DeskState;
  session: DeskSession;
  zone: string;
}

/** What the server does not take stays in sight until somebody has seen it. */
export function RefusedList({ state, session, zone }: RefusedListProps) {
  if (state.refused.length === 0) return null;
  return (
    <Notice kind="warning" title={words.refused.title}>
      <ul>
        {state.refused.map(({ scanId, at, category, detail }) => (
          <li key={scanId}>
            {category}, {momentInWords(at, zone)}: {detail}{" "}
            <Button type="button" kind="quiet" onClick={() => session.sendAgain(scanId)}>
              {words.refused.again}
            </Button>{" "}
            <Button type="button" kind="quiet" onClick={() => session.putAside(scanId)}>
              {words.refused.seen}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
