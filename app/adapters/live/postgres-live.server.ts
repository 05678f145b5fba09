import type { Sql } from "~/db/client.server";
import { openEar } from "./ear.server";
import type { Change, Live } from "./live";

const channel = "fairday";
/** Milliseconds: at most four a second for each thing that changes. */
const pause = 250;

/**
 * NOTIFY and LISTEN on one channel. Changes of the same thing are joined: the first goes out at once, those of the
 * 250 ms after it as one, which pauses anew. A lost connection listens again by itself; what was sent meanwhile does
 * not come, so listeners are told to read the facts again.
 * @param url the server itself, to listen to, where `sql` may go through a pooler
 */
export function postgresLive(
  sql: Sql,
  url: string,
  onError: (error: unknown) => void,
): Live & { close(): Promise<void> } {
  const listeners = new Set<(change: Change | null) => void>();
  /** What was sent a moment ago, and whether it is due again at the end of its pause. */
  const pausing = new Map<string, boolean>();
  const emit = (change: Change | null) => {
    for (const listener of listeners) listener(change);
  };
  const send = (payload: string) => {
    pausing.set(payload, false);
    sql.notify(channel, payload).catch(onError);
    setTimeout(() => {
      if (pausing.get(payload)) send(payload);
      else pausing.delete(payload);
    }, pause).unref();
  };
  let ear: { close(): Promise<void> } | null = null;
  const listen = () => {
    const onPayload = (payload: string) => emit(JSON.parse(payload));
    ear ??= openEar({ channel, url, sql, onPayload, onAgain: () => emit(null), onError });
  };
  return {
    announce: (change) => {
      const payload = JSON.stringify(change);
      if (pausing.has(payload)) pausing.set(payload, true);
      else send(payload);
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      listen();
      return () => listeners.delete(onChange);
    },
    close: async () => {
      listeners.clear();
      for (const [payload, isDue] of pausing) if (isDue) sql.notify(channel, payload).catch(onError);
      pausing.clear();
      await ear?.close();
    },
  };
}
