import type { Sql } from "~/db/client.server";
import type { Change, Live } from "./live";

const channel = "fairday";
/** At most four a second for each thing that changes. */
const pause = 250;

/**
 * NOTIFY and LISTEN on one channel. Changes of the same thing are joined: the first goes out at once, further ones
 * within 250 ms go out as one. A lost connection listens again by itself; what was sent meanwhile does not come,
 * so listeners are told to read the facts again.
 */
export function postgresLive(sql: Sql, onError: (error: unknown) => void): Live & { close(): Promise<void> } {
  const listeners = new Set<(change: Change | null) => void>();
  const waiting = new Map<string, { change: Change; again: boolean }>();
  const emit = (change: Change | null) => {
    for (const listener of listeners) listener(change);
  };
  const send = (payload: string) => {
    sql.notify(channel, payload).catch(onError);
  };
  let listening: Promise<{ unlisten(): Promise<void> }> | null = null;
  const listen = () => {
    let isFirst = true;
    listening ??= sql.listen(
      channel,
      (payload) => emit(JSON.parse(payload)),
      () => {
        if (!isFirst) emit(null);
        isFirst = false;
      },
    );
    listening.catch(onError);
  };
  return {
    announce: (change) => {
      const payload = JSON.stringify(change);
      const held = waiting.get(payload);
      if (held !== undefined) {
        held.again = true;
        return;
      }
      waiting.set(payload, { change, again: false });
      send(payload);
      setTimeout(() => {
        const { again } = waiting.get(payload) ?? { again: false };
        waiting.delete(payload);
        if (again) send(payload);
      }, pause).unref();
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      listen();
      return () => listeners.delete(onChange);
    },
    close: async () => {
      listeners.clear();
      await (await listening)?.unlisten();
    },
  };
}
