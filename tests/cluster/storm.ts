import { setTimeout as pause } from "node:timers/promises";

export interface Attempt {
  /** Milliseconds since the storm began. */
  at: number;
  /** How long it took. */
  took: number;
  isTaken: boolean;
  /** 0 where there was no answer within five seconds. */
  status: number;
  /** The process that answered, by the balancer. */
  by: string;
}

export interface StormResult {
  attempts: Attempt[];
  /** Scans that no door got rid of within a minute after the storm. */
  waiting: number;
  /** Ids of the scans that the server said it had taken. */
  acknowledged: string[];
}

const patience = 60_000;

interface StormOptions {
  origin: string;
  eventId: string;
  tokens: readonly string[];
  codes: readonly string[];
  newId(): string;
  /** Scans a second, over all doors. */
  rate: number;
}

/**
 * Doors that scan at a steady rate, whatever becomes of the answers. Each keeps its scans in order, sends the oldest
 * until the server has taken it, always under the same id, and only then the next: as the door's page does.
 */
export function startStorm(options: StormOptions): { finish(): Promise<StormResult> } {
  const { origin, eventId, tokens, codes, newId, rate } = options;
  const began = performance.now();
  const attempts: Attempt[] = [];
  const acknowledged: string[] = [];
  const queues = tokens.map((): { code: string; scanId: string }[] => []);
  let isOver = false;
  let deadline = Number.POSITIVE_INFINITY;
  let made = 0;
  const pacer = setInterval(() => {
    for (
      const due = ((performance.now() - began) / 1000) * rate;
      made < due && made < codes.length;
      made += 1
    ) {
      queues[made % queues.length]?.push({ code: codes[made] ?? "", scanId: newId() });
    }
  }, 10);
  const url = `${origin}/api/v1/events/${eventId}/scans`;
  const door = async (token: string, queue: { code: string; scanId: string }[]) => {
    while ((!isOver || queue.length > 0) && performance.now() < deadline) {
      const [scan] = queue;
      if (scan === undefined) {
        await pause(5);
        continue;
      }
      const at = performance.now();
      const answer = await send(url, token, scan);
      attempts.push({ at: at - began, took: performance.now() - at, ...answer });
      if (answer.isTaken) {
        acknowledged.push(scan.scanId);
        queue.shift();
      } else await pause(200);
    }
  };
  const doors = tokens.map((token, at) => door(token, queues[at] ?? []));
  return {
    finish: async () => {
      clearInterval(pacer);
      isOver = true;
      deadline = performance.now() + patience;
      await Promise.all(doors);
      return { attempts, acknowledged, waiting: queues.flat().length };
    },
  };
}

async function send(
  url: string,
  token: string,
  scan: object,
): Promise<Pick<Attempt, "isTaken" | "status" | "by">> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(scan),
      signal: AbortSignal.timeout(5_000),
    });
    await response.arrayBuffer();
    return { isTaken: response.ok, status: response.status, by: response.headers.get("x-served-by") ?? "" };
  } catch {
    return { isTaken: false, status: 0, by: "" };
  }
}

/** The longest time in seconds in which no scan was taken, by a process or by any. */
export function longestSilence({ attempts }: StormResult, by?: string): number {
  const times = attempts
    .filter((attempt) => attempt.isTaken && (by === undefined || attempt.by === by))
    .map(({ at, took }) => at + took)
    .toSorted((a, b) => a - b);
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  return Math.max(0, ...gaps) / 1000;
}

/** Readers of pages, a few at once, until they are told to stop. */
export function startReaders(urls: readonly string[], readers: number) {
  const statuses: number[] = [];
  let isOver = false;
  const read = async (first: number) => {
    for (let at = first; !isOver; at += 1) {
      const status = await fetch(urls[at % urls.length] ?? "", { signal: AbortSignal.timeout(20_000) }).then(
        async (response) => {
          await response.arrayBuffer();
          return response.status;
        },
        () => 0,
      );
      statuses.push(status);
      await pause(20);
    }
  };
  const reading = Array.from({ length: readers }, (_, at) => read(at));
  return {
    finish: async () => {
      isOver = true;
      await Promise.all(reading);
      const failed = statuses.filter((status) => status !== 200);
      return {
        read: statuses.length,
        failed: failed.length,
        reasons: failed.map((status) => `page ${status}`),
      };
    },
  };
}
