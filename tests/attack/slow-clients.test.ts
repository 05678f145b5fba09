import { readdirSync, readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltApplication, startBuiltApplication } from "../e2e/application";
import { until } from "../faults/processes";
import { faultsIn } from "./fuzz/oracle";
import { openSocket, whenClosed } from "./raw-http";

let app: BuiltApplication;
let port: number;
beforeAll(async () => {
  app = await startBuiltApplication({ hasMailServer: false, env: { REQUEST_SECONDS: "15" } });
  port = Number(new URL(app.origin).port);
}, 180_000);
afterAll(async () => {
  expect(faultsIn(app.faults())).toEqual([]);
  await app.stop();
});

const answersOthers = async () => expect((await fetch(`${app.origin}/`)).status).toBe(200);

/** Writes one piece a second until the server closes, or for two minutes. */
function trickle(socket: Socket, piece: string): Promise<string> {
  const timer = setInterval(() => socket.writable && socket.write(piece), 1000);
  return whenClosed(socket, 120_000).finally(() => clearInterval(timer));
}

// At once, since each of them mostly waits for the server to lose its patience.
test.concurrent("a client that never ends the head of its request is answered 408 and cut off, and others are served meanwhile", {
  timeout: 150_000,
}, async () => {
  const slow = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const socket = await openSocket(port);
      socket.write(`GET / HTTP/1.1\r\nHost: localhost:${port}\r\n`);
      return trickle(socket, "X-A: b\r\n");
    }).concat(answersOthers().then(() => "")),
  );
  for (const said of slow.slice(0, -1)) expect(said).toMatch(/^HTTP\/1\.1 408 /);
});

test.concurrent("a client that sends its body by the byte is cut off after the seconds that a request may take, and others are served meanwhile", {
  timeout: 150_000,
}, async () => {
  const slow = await Promise.all(
    ["/sign-in", "/api/v1/branches"].map(async (path) => {
      const socket = await openSocket(port);
      const head = `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${app.origin}\r\n`;
      socket.write(
        `${head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n`,
      );
      const said = trickle(socket, "a");
      await answersOthers();
      return said;
    }),
  );
  for (const said of slow) expect(said).toMatch(/^HTTP\/1\.1 40[18] /);
});

/** As many as the system lets a process open, with some left for all else. */
const limit = Number(/Max open files\s+(\d+)/.exec(readFileSync("/proc/self/limits", "utf8"))?.[1] ?? 1024);
const connections = Math.min(10_000, limit - 1000);

test.concurrent("ten thousand open connections, or what the system allows, keep nobody out, and are all closed after a while", {
  timeout: 150_000,
}, async () => {
  const files = () => readdirSync(`/proc/${app.pid}/fd`).length;
  const before = files();
  const open: Socket[] = [];
  while (open.length < connections) {
    open.push(...(await Promise.all(Array.from({ length: 500 }, () => openSocket(port)))));
  }
  for (const socket of open) socket.on("error", () => {});
  expect(files()).toBeGreaterThan(connections * 0.9);
  await answersOthers();
  await until("the server has closed them", () => files() < before + 100, 100_000);
  for (const socket of open) socket.destroy();
  await answersOthers();
});
