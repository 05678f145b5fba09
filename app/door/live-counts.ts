import type { AttendanceCounts } from "./answers";
import type { DoorApi } from "./door-api";
import { backoff, type DevicePorts } from "./ports";

export type Connection = "connecting" | "online" | "lost" | "signed-out" | "withdrawn";

export interface StreamEvents {
  opened: () => void;
  counts: (counts: AttendanceCounts) => void;
  /** The server closed it for good and says why. */
  ended: () => void;
  lost: () => void;
}

/** Opens the event's stream of counts; the answer closes it. */
export type OpenStream = (events: StreamEvents) => () => void;

export interface LiveCounts {
  /** Asks the server now whether it is there and who may ask: after a sign-in, or when the page comes back. */
  check: () => void;
  stop: () => void;
}

/** A stream that says nothing for this long is asked after: a lost Wi-Fi does not tell the browser. */
const silence = 20_000;

/**
 * Keeps the counters right: by the stream, and by reading the facts again whenever it opens, since what was sent
 * in between does not come. Tells how the connection stands and reconnects by backoff.
 */
export function liveCounts(
  api: DoorApi,
  open: OpenStream,
  ports: DevicePorts,
  events: { counts: (counts: AttendanceCounts) => void; connection: (now: Connection) => void },
): LiveCounts {
  let close: (() => void) | null = null;
  let cancelTimer: (() => void) | null = null;
  let attempt = 0;
  let last: AttendanceCounts | null = null;
  let heard = 0;
  let stopped = false;

  function connect() {
    hangUp();
    cancelTimer?.();
    if (stopped) return;
    close = open({
      opened: () => void readFacts(),
      counts: hear,
      ended: () => end("withdrawn"),
      lost: () => {
        hangUp();
        void readFacts();
      },
    });
  }

  function hear(counts: AttendanceCounts) {
    heard += 1;
    last = counts;
    events.counts(counts);
    events.connection("online");
    later(silence, () => void askAfterSilence());
  }

  /** Tells a stream that broke from a server that is away, and both from a sign-in that ended. */
  async function readFacts() {
    const before = heard;
    const sent = await api.attendance();
    if (stopped) return;
    switch (sent.outcome) {
      case "answered":
        // What the stream said meanwhile is newer.
        if (heard === before) hear(sent.answer);
        if (close === null) reconnectLater();
        else attempt = 0;
        return;
      case "sign-in-required":
        return end(sent.isOver ? "withdrawn" : "signed-out");
      case "refused":
        // Only a no to this person ends the access; any other says nothing of who may ask.
        return sent.status === 403 ? end("withdrawn") : lost();
      case "wait":
        return later(sent.milliseconds, () => void readFacts());
      case "no-connection":
        return lost();
    }
  }

  function lost() {
    hangUp();
    events.connection("lost");
    reconnectLater();
  }

  /** A stream that kept silent over a change is dead. */
  async function askAfterSilence() {
    const before = last;
    await readFacts();
    if (before !== null && last !== null && last.admitted !== before.admitted) connect();
  }

  function reconnectLater() {
    later(backoff(attempt, ports.random()), connect);
    attempt += 1;
  }

  function end(why: "withdrawn" | "signed-out") {
    hangUp();
    cancelTimer?.();
    events.connection(why);
  }

  function hangUp() {
    close?.();
    close = null;
  }

  function later(milliseconds: number, run: () => void) {
    cancelTimer?.();
    cancelTimer = ports.after(milliseconds, run);
  }

  connect();
  return {
    check() {
      if (close === null) connect();
      else void readFacts();
    },
    stop() {
      stopped = true;
      hangUp();
      cancelTimer?.();
    },
  };
}
