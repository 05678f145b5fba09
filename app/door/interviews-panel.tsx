import type { DoorState } from "./door-state";
import { doorTime } from "./door-time";
import { Panel } from "./panel";
import type { FreeTimes } from "./roster-data";
import { words } from "./words";

interface InterviewsPanelProps {
  open: boolean;
  state: Pick<DoorState, "interviews" | "roster">;
  zone: string;
  onClose: () => void;
}

/** Which employers have interview times left, for whoever was let in, and how one is had. It names no visitor. */
export function InterviewsPanel({ open, state, zone, onClose }: InterviewsPanelProps) {
  const { interviews, roster } = state;
  return (
    <Panel open={open} title={words.interviews.title} onClose={onClose}>
      <p>{words.interviews.how}</p>
      <ul className="door-found">
        {interviews.map((times) => (
          <li key={times.employer}>
            <span>
              <strong>{times.employer}</strong>
              <br />
              {timesInWords(times, roster?.loadedAt, zone)}
            </span>
          </li>
        ))}
      </ul>
      {roster && (
        <p className="muted">{words.interviews.asOf(doorTime(roster.loadedAt, roster.loadedAt, zone))}</p>
      )}
    </Panel>
  );
}

function timesInWords({ free, next, place }: FreeTimes, now: Date | undefined, zone: string): string {
  if (next === null) return words.interviews.free(free);
  const first = words.interviews.first(doorTime(next, now ?? next, zone));
  return [words.interviews.free(free), first, place ?? words.interviews.call].join(", ");
}
