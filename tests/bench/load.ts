import { connect } from "node:net";

export interface LoadOptions {
  port: number;
  /** Connections, each with one request on its way. */
  clients?: number;
  /** The next request as its bytes on the wire, or null where there are no more. */
  next(): Buffer | null;
  /** Statuses that count as answered; any other ends the run. */
  expect: readonly number[];
}

export interface Load {
  /** Requests that were answered. */
  done: number;
  /** From the first request to the last answer. */
  seconds: number;
  /** Milliseconds from request to whole answer, one each. */
  latencies: number[];
  /** How often each status came. */
  statuses: Map<number, number>;
}

/**
 * Asks over keep-alive connections, 32 where not said. Written here: on two cores the client competes with what it
 * measures, and autocannon takes about four times the time and counts in whole milliseconds.
 * @throws on an unexpected status or a lost connection
 */
export async function load({ port, clients = 32, next, expect }: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  const answered = (status: number, milliseconds: number) => {
    latencies.push(milliseconds);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (!expect.includes(status)) throw new Error(`Answered ${status}, not ${expect.join(" or ")}`);
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: clients }, () => oneClient(port, next, answered)));
  const seconds = (performance.now() - begin) / 1000;
  return { done: latencies.length, seconds, latencies, statuses };
}

function oneClient(
  port: number,
  next: () => Buffer | null,
  answered: (status: number, milliseconds: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let asked = 0;
    let held = "";
    const ask = () => {
      const request = next();
      if (request === null) {
        socket.end();
        resolve();
        return;
      }
      held = "";
      asked = performance.now();
      socket.write(request);
    };
    socket.setEncoding("latin1");
    socket.once("connect", ask);
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("A connection was lost")));
    socket.on("data", (chunk) => {
      held += chunk.toString();
      if (!isWhole(held)) return;
      try {
        answered(Number(held.slice(9, 12)), performance.now() - asked);
        ask();
      } catch (error) {
        socket.destroy();
        reject(error);
      }
    });
  });
}

/** Whether an answer is complete (RFC 9112, 6.3). One is on its way at a time, so nothing follows it. */
export function isWhole(answer: string): boolean {
  const head = answer.indexOf("\r\n\r\n");
  if (head === -1) return false;
  const headers = answer.slice(0, head).toLowerCase();
  const [, length] = /\r\ncontent-length: *(\d+)/.exec(headers) ?? [];
  if (length !== undefined) return answer.length >= head + 4 + Number(length);
  if (headers.includes("\r\ntransfer-encoding: chunked")) return answer.endsWith("\r\n0\r\n\r\n");
  return /^http\/1\.1 (?:204|304)/.test(headers);
}

/** The bytes of a request on a keep-alive connection. */
export function requestBytes(
  method: string,
  path: string,
  {
    host = "localhost",
    headers = {},
    body = "",
  }: { host?: string; headers?: Readonly<Record<string, string>>; body?: string } = {},
): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = method === "GET" ? "" : `content-length: ${Buffer.byteLength(body)}\r\n`;
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${lines.join("")}${length}\r\n${body}`);
}

/** The same request, `count` times. */
export function repeated(request: Buffer, count: number): () => Buffer | null {
  let left = count;
  return () => {
    left -= 1;
    return left < 0 ? null : request;
  };
}

/** Each request once. */
export function each(requests: readonly Buffer[]): () => Buffer | null {
  const waiting = requests[Symbol.iterator]();
  return () => waiting.next().value ?? null;
}
