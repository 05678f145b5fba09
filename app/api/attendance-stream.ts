import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { countAttendance } from "~/db/queries/check-in";

const heartbeat = 25_000;
const encoder = new TextEncoder();

interface Streams {
  /** Ends every open stream, with a hint when to come back, so that a shutdown does not hang on them. */
  endAll(): void;
}

const open = new Set<() => void>();
export const attendanceStreams: Streams = {
  endAll: () => {
    for (const end of open) end();
  },
};

/**
 * An event's counts as server-sent events (HTML standard, 9.2): once at the start and after each change, read from
 * the facts each time. A reader that cannot keep up is dropped and comes back by itself. Withdrawn access ends it.
 */
export function attendanceStream(
  services: Services,
  of: { centerId: string; eventId: string },
  actor: Actor,
  signal: AbortSignal,
): Response {
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      let sent = 0;
      let isReading = false;
      let isStale = false;
      const write = (text: string) => {
        if ((controller.desiredSize ?? 0) < -100) stop();
        else controller.enqueue(encoder.encode(text));
      };
      const tell = async () => {
        isStale = isReading;
        if (isReading) return;
        isReading = true;
        do {
          isStale = false;
          const counts = await countAttendance(services.db, of).catch(() => null);
          if (counts === null || !open.has(end)) break;
          sent += 1;
          write(
            `event: attendance\nid: ${sent}\ndata: ${JSON.stringify({ eventId: of.eventId, ...counts })}\n\n`,
          );
        } while (isStale);
        isReading = false;
      };
      const unsubscribe = services.live.subscribe((change) => {
        if (change === null || (change.kind === "attendance" && change.eventId === of.eventId)) void tell();
        if (change?.kind === "access" && change.holderId === actor.id) {
          write('event: ended\ndata: {"reason":"access-withdrawn"}\n\n');
          stop();
        }
      });
      const timer = setInterval(() => write(": here\n\n"), heartbeat);
      const end = () => {
        write("retry: 1000\n\n");
        stop();
      };
      stop = () => {
        if (!open.delete(end)) return;
        clearInterval(timer);
        unsubscribe();
        controller.close();
      };
      open.add(end);
      signal.addEventListener("abort", stop);
      write("retry: 2000\n\n");
      void tell();
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
  });
}
