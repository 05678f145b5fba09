import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { countAttendance } from "~/db/queries/check-in";

const heartbeat = 25_000;
/** Milliseconds. At most four messages a second, however many processes announce the same change. */
const pause = 250;
/** Milliseconds, after counts that could not be read. */
const pauseAfterFault = 1_000;
const encoder = new TextEncoder();

interface Streams {
  /** Ends every open stream, with a hint when to come back, so that a shutdown does not hang on them. */
  endAll(): void;
  count(): number;
}

const open = new Set<() => void>();
export const attendanceStreams: Streams = {
  endAll: () => {
    for (const end of open) end();
  },
  count: () => open.size,
};

/**
 * An event's counts as server-sent events (HTML standard, 9.2): once at the start and after each change, read from
 * the facts each time. Changes within 250 ms are told as one, and the last state always comes. A reader that cannot
 * keep up is dropped and comes back by itself. Withdrawn access ends it.
 */
export function attendanceStream(
  services: Services,
  of: { centerId: string; eventId: string },
  actor: Actor,
  signal: AbortSignal,
): Response {
  let leave = () => false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string) => {
        if ((controller.desiredSize ?? 0) < -100) stop();
        else controller.enqueue(encoder.encode(text));
      };
      const stop = () => {
        if (leave()) controller.close();
      };
      const end = () => {
        write("retry: 1000\n\n");
        stop();
      };
      const tell = countsTeller(services, of, { isOpen: () => open.has(end), write });
      const unsubscribe = services.live.subscribe((change) => {
        if (change === null || (change.kind === "attendance" && change.eventId === of.eventId)) void tell();
        if (change?.kind === "access" && change.holderId === actor.id) {
          write('event: ended\ndata: {"reason":"access-withdrawn"}\n\n');
          stop();
        }
      });
      const timer = setInterval(() => write(": here\n\n"), heartbeat);
      leave = () => {
        clearInterval(timer);
        unsubscribe();
        return open.delete(end);
      };
      open.add(end);
      signal.addEventListener("abort", stop);
      write("retry: 2000\n\n");
      void tell();
      if (signal.aborted) stop();
    },
    // Whoever reads has closed it.
    cancel: () => void leave(),
  });
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
  });
}

/** Tells the counts now, or at the end of the pause that runs; never rejects. */
function countsTeller(
  services: Services,
  of: { centerId: string; eventId: string },
  stream: { isOpen(): boolean; write(text: string): void },
): () => Promise<void> {
  let sent = 0;
  let isDue = false;
  let isRunning = false;
  return async () => {
    isDue = true;
    if (isRunning) return;
    isRunning = true;
    while (isDue && stream.isOpen()) {
      isDue = false;
      const counts = await countAttendance(services.db, of).catch(() => null);
      if (!stream.isOpen()) break;
      if (counts !== null) {
        sent += 1;
        const data = JSON.stringify({ eventId: of.eventId, ...counts });
        stream.write(`event: attendance\nid: ${sent}\ndata: ${data}\n\n`);
      }
      isDue ||= counts === null;
      await sleep(counts === null ? pauseAfterFault : pause);
    }
    isRunning = false;
  };
}

/** Holds no process that wants to end. */
function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
