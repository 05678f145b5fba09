import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { isWhole } from "./load";

/** What is sent by the clock, one after the other, and how it has to be answered. */
export interface Stream {
  requests: readonly Buffer[];
  perSecond: number;
  expect: number;
}

export interface Answers {
  /** Milliseconds from when each request was due until its whole answer. */
  latencies: number[];
  /** What else came, and how often. */
  faults: Map<string, number>;
}

/** More than that wait at once where the server does not keep up, and what comes then has failed. */
const mostConnections = 400;

/**
 * Sends each stream's requests when they are due, whether or not those before were answered, and counts from then: a
 * server that stands still for a second has kept all waiting who came in it, not one a connection. Streams begin
 * together.
 */
export async function openLoop(port: number, streams: readonly Stream[]): Promise<Answers[]> {
  const idle: Connection[] = [];
  let open = 0;
  const take = async (): Promise<Connection> => {
    // The one that has been idle for the longest: none stays so until the server ends it.
    const kept = idle.shift();
    if (kept !== undefined) return kept;
    if (open >= mostConnections) throw new Error("no connection left");
    open += 1;
    return connection(port);
  };
  const send = async ({ expect }: Stream, request: Buffer, due: number, answers: Answers) => {
    try {
      const taken = await take();
      const status = await taken.ask(request);
      idle.push(taken);
      answers.latencies.push(performance.now() - due);
      if (status !== expect) throw new Error(String(status));
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      answers.faults.set(fault, (answers.faults.get(fault) ?? 0) + 1);
    }
  };
  const begin = performance.now() + 100;
  const run = async (stream: Stream): Promise<Answers> => {
    const answers: Answers = { latencies: [], faults: new Map() };
    const sent: Promise<void>[] = [];
    for (const [n, request] of stream.requests.entries()) {
      const due = begin + (n * 1_000) / stream.perSecond;
      while (performance.now() < due) await pause(1);
      sent.push(send(stream, request, due, answers));
    }
    await Promise.all(sent);
    return answers;
  };
  const all = await Promise.all(streams.map(run));
  for (const { end } of idle) end();
  return all;
}

interface Connection {
  /** @returns the answer's status */
  ask(request: Buffer): Promise<number>;
  end(): void;
}

function connection(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.setEncoding("latin1");
    socket.once("error", reject);
    socket.once("connect", () =>
      resolve({ ask: (request) => ask(socket, request), end: () => socket.end() }),
    );
  });
}

function ask(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let held = "";
    const lost = () => reject(new Error("connection lost"));
    const read = (chunk: string | Buffer) => {
      held += chunk.toString();
      if (!isWhole(held)) return;
      socket.off("data", read).off("close", lost);
      resolve(Number(held.slice(9, 12)));
    };
    socket.on("data", read).once("close", lost);
    socket.write(request);
  });
}
