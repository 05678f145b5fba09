import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltApplication, startBuiltApplication } from "../e2e/application";
import { faultsIn } from "./fuzz/oracle";
import { sendRaw } from "./raw-http";

let app: BuiltApplication;
let port: number;
let host: string;
beforeAll(async () => {
  app = await startBuiltApplication({ hasMailServer: false });
  ({ host } = new URL(app.origin));
  port = Number(new URL(app.origin).port);
}, 180_000);
afterAll(async () => {
  expect(faultsIn(app.faults())).toEqual([]);
  await app.stop();
});

const crlf = (...lines: string[]) => `${lines.join("\r\n")}\r\n\r\n`;
/** One request and the wish to close; `HOST` stands for this application. */
const ask = (start: string, ...headers: string[]) =>
  sendRaw(
    port,
    crlf(
      start,
      ...(headers.length > 0 ? headers : ["Host: HOST"]).map((line) => line.replace("HOST", host)),
      "Connection: close",
    ),
  );

describe("a request that two servers could read in two ways", () => {
  test.each([
    ["a length and chunks", ["Host: HOST", "Content-Length: 5", "Transfer-Encoding: chunked"]],
    ["two lengths", ["Host: HOST", "Content-Length: 5", "Content-Length: 6"]],
    ["a length with a sign", ["Host: HOST", "Content-Length: +5"]],
    ["a blank before the colon", ["Host: HOST", "Content-Length : 5"]],
    ["a folded header", ["Host: HOST", "X-A: b", " Content-Length: 5"]],
    ["a coding that is none", ["Host: HOST", "Transfer-Encoding: chunkedx"]],
    ["no host", ["X-A: b"]],
    ["two hosts", ["Host: HOST", "Host: evil.example"]],
    ["a header with NUL", ["Host: HOST", "X-A: a\0b"]],
  ])("is refused: %s", async (_what, headers) => {
    expect((await ask("POST /sign-in HTTP/1.1", ...headers)).status).toBe(400);
  });
});

describe("a head that is too large", () => {
  test.each([
    ["one long header", "GET / HTTP/1.1", [`X-A: ${"a".repeat(20_000)}`]],
    ["thousands of short ones", "GET / HTTP/1.1", Array.from({ length: 5000 }, (_, n) => `X-${n}: b`)],
    ["a long address", `GET /${"a".repeat(20_000)} HTTP/1.1`, []],
    ["a cookie without end", "GET /staff HTTP/1.1", [`Cookie: ${"a=b; ".repeat(4000)}`]],
  ])("is refused with 431, and the next request is served: %s", async (_what, start, headers) => {
    const { status } = await ask(start, "Host: HOST", ...headers);
    expect([0, 431]).toContain(status);
    expect((await ask("GET / HTTP/1.1")).status).toBe(200);
  });
});

describe("a path of tricks", () => {
  const outside = /"dependencies"|root:.*:0:0:|TICKET_KEY|sourceMappingURL=data/;
  test.each([
    "/../package.json",
    "/%2e%2e/package.json",
    "/assets/../../../package.json",
    "/assets/%2e%2e/%2e%2e/%2e%2e/package.json",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/assets/..%5c..%5cpackage.json",
    "/icons/%2e%2e%2f%2e%2e%2fserver/index.js",
    "/icons//../../server/index.js",
    "/%2fetc%2fpasswd",
    "//etc/passwd",
    "/assets/%00",
    "/favicon.svg%00.html",
    "/%00",
    "/%",
    "/%ff%fe",
    "/%5C",
    "/%09/%09",
    `/${"%09".repeat(400)}/`,
    "/%5c'%3Bx",
    "/events/%5C%5Cevil",
    "/.env",
    "/.git/config",
    "/.data/keys/TICKET_KEY",
    "/server/index.js",
    `/${"a/".repeat(4000)}`,
    `/${"%2e%2e/".repeat(1500)}etc/passwd`,
  ])("leads to no file outside and to no fault: %.60s", async (path) => {
    const { status, text } = await ask(`GET ${path} HTTP/1.1`);
    expect([400, 404]).toContain(status);
    expect(text).not.toMatch(outside);
  });

  test.each([
    "/%73taff",
    "/staff%2fmembers",
    "/door/..;/staff",
    "//staff",
    "/./staff",
    "/x/../staff",
    "/STAFF",
    "/staff/",
    "/staff%00",
    "/en/../staff/members",
  ])("opens no page that asks for a sign-in: %s", async (path) => {
    const { status } = await ask(`GET ${path} HTTP/1.1`);
    expect([302, 400, 404]).toContain(status);
  });

  test.each([
    "TRACE / HTTP/1.1",
    "CONNECT evil.example:443 HTTP/1.1",
    "PUT / HTTP/1.1",
    "GET / HTTP/9.9",
    "\x16\x03\x01",
  ])("and a method that is none of ours is no fault: %j", async (start) => {
    expect([0, 400, 405, 505]).toContain((await ask(start)).status);
  });
});

describe("a host that is not ours", () => {
  test.each([
    ["in the Host header", "GET /events HTTP/1.1", ["Host: evil.example"]],
    [
      "in X-Forwarded-Host",
      "GET /events HTTP/1.1",
      ["Host: HOST", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"],
    ],
    ["in Forwarded", "GET /events HTTP/1.1", ["Host: HOST", "Forwarded: host=evil.example;proto=https"]],
    ["in an absolute address", "GET http://evil.example/events HTTP/1.1", ["Host: HOST"]],
    [
      "in X-Original-URL",
      "GET /events HTTP/1.1",
      ["Host: HOST", "X-Original-URL: //evil.example/", "X-Rewrite-Url: //evil.example/"],
    ],
    ["in a query", "GET /events?utm=//evil.example HTTP/1.1", ["Host: HOST"]],
    ["in a page that asks for a sign-in", "GET /staff HTTP/1.1", ["Host: evil.example"]],
    ["in a page that was not found", "GET /none HTTP/1.1", ["Host: evil.example"]],
  ])("gets into no page, no link and no page that is kept for others: %s", async (_where, start, headers) => {
    expect((await ask(start, ...headers)).text).not.toContain("evil.example");
    const next = await ask("GET /events HTTP/1.1");
    expect(next.status).toBe(200);
    expect(next.text).not.toContain("evil.example");
  });
});

test.each(["/favicon.svg", "/icons/icon-192.png", "/door/service-worker.js", "/"])(
  "no file is taken for another kind than it says: %s",
  async (path) => {
    expect((await ask(`GET ${path} HTTP/1.1`)).text).toMatch(/^x-content-type-options: nosniff\r$/im);
  },
);

describe("a compressed body", () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${app.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

  test.each([
    ["a page", "/sign-in", "application/x-www-form-urlencoded"],
    ["the API", "/api/v1/branches", "application/json"],
  ])(
    "is never unpacked by %s: two hundred megabytes of zeros are as many bytes as were sent",
    async (_what, path, type) => {
      const before = memory();
      const head = crlf(
        `POST ${path} HTTP/1.1`,
        ...[`Host: ${host}`, `Origin: ${app.origin}`, `Content-Type: ${type}`, "Content-Encoding: gzip"],
        ...[`Content-Length: ${bomb.length}`, "Connection: close"],
      );
      const { status } = await sendRaw(port, Buffer.concat([Buffer.from(head), bomb]));
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(memory() - before).toBeLessThan(100);
    },
  );

  test("of chunks without a length is counted as it comes, and refused past a megabyte", async () => {
    const chunk = `10000\r\n${"a".repeat(0x10000)}\r\n`;
    const head = crlf(
      `POST /sign-in HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${app.origin}`,
      "Transfer-Encoding: chunked",
      "Connection: close",
    );
    expect((await sendRaw(port, `${head}${chunk.repeat(40)}0\r\n\r\n`)).status).toBe(413);
  });
});
