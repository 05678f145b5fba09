import { readCounts } from "./answers";
import type { OpenStream } from "./live-counts";

/** The event's counts as server-sent events. The browser's own reconnecting is left out: it gives up on a 401. */
export function attendanceStream(eventId: string): OpenStream {
  return (events) => {
    const source = new EventSource(`/api/v1/events/${encodeURIComponent(eventId)}/attendance/stream`);
    source.addEventListener("open", () => events.opened());
    source.addEventListener("attendance", (event) => {
      const counts = readCounts(parse(event.data));
      if (counts !== null) events.counts(counts);
    });
    source.addEventListener("ended", () => {
      source.close();
      events.ended();
    });
    source.addEventListener("error", () => {
      source.close();
      events.lost();
    });
    return () => source.close();
  };
}

function parse(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
