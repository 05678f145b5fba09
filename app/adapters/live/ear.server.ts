import { connect, type Sql } from "~/db/client.server";

/** Milliseconds between two words that a process says to itself, and without one after which it is deaf. */
const pulse = 2_000;
const deafAfter = 7_000;

interface EarOptions {
  channel: string;
  /** The server itself, not a pooler: LISTEN holds for a session. */
  url: string;
  /** Connections by which the process says a word to itself. */
  sql: Sql;
  onPayload(payload: string): void;
  /** It listens again, and does not know what was said meanwhile. */
  onAgain(): void;
  onError(error: unknown): void;
}

/**
 * Listens, and notices when it no longer does. The driver listens again after a connection that was closed. It does
 * not where a connection died without a word, nor where LISTEN was refused on one that stays open, as by a server that
 * is just being promoted: so the process says a word to itself every two seconds and takes another connection where it
 * did not hear one for seven.
 */
export function openEar({ channel, url, sql, onPayload, onAgain, onError }: EarOptions): {
  close(): Promise<void>;
} {
  const own = `pulse ${crypto.randomUUID()}`;
  let heardAt = performance.now();
  let isFirst = true;
  const listen = () => {
    let isLeft = false;
    const { sql: direct, close } = connect(url, { max: 1 });
    const hear = (payload: string) => {
      if (payload === own) heardAt = performance.now();
      else if (!payload.startsWith("pulse ")) onPayload(payload);
    };
    const onListening = () => {
      heardAt = performance.now();
      if (!isFirst) onAgain();
      isFirst = false;
    };
    // A word that cannot be said is no news: whatever else is asked of the database says so too.
    direct.listen(channel, hear, onListening).catch((error: unknown) => {
      // One that is left before it listened is told so by the driver.
      if (!isLeft) onError(error);
    });
    return () => {
      isLeft = true;
      return close();
    };
  };
  let leave = listen();
  const timer = setInterval(() => {
    sql.notify(channel, own).catch(() => {});
    if (performance.now() - heardAt < deafAfter) return;
    heardAt = performance.now();
    leave().catch(onError);
    isFirst = false;
    leave = listen();
  }, pulse).unref();
  return {
    close: async () => {
      clearInterval(timer);
      // Where the connection is lost there is nothing to leave.
      await leave().catch(() => {});
    },
  };
}
