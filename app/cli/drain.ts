import type { createAdaptorServer } from "@hono/node-server";
import { attendanceStreams } from "~/app/api/attendance-stream";

export type NodeServer = ReturnType<typeof createAdaptorServer>;

/** Milliseconds that requests under way have to end. With the longest DRAIN_DELAY and the database, under ten seconds. */
const patience = 3_000;

/** Takes no more requests, ends streams with a hint to come back, lets running requests end. */
export async function drain(server: NodeServer): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  attendanceStreams.endAll();
  const idle = setInterval(() => {
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  }, 50);
  const cut = setTimeout(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
  }, patience);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
