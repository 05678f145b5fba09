import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type IncomingMessage } from "node:http";
import { type RequestOptions, request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "~/tests/factories/database";
import { buildApplication, freePort, type Running, run } from "~/tests/faults/processes";

let database: TestDatabase;
let dataDir: string;
let port: number;
let app: Running;

beforeAll(async () => {
  await buildApplication();
  port = await freePort();
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "fairday-lan-start-"));
  app = await run({
    script: "app/cli/launch.mjs",
    args: ["start", "--lan"],
    env: { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: String(port) },
    readyAt: "Fairday is at",
  });
}, 240_000);
afterAll(async () => {
  await app.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

/** Asks over HTTPS as this machine's own name; `trust` says which authorities are believed. */
async function ask(path: string, trust: Pick<RequestOptions, "ca" | "rejectUnauthorized">) {
  const asked = request({ host: "localhost", port, path, agent: false, ...trust }).end();
  const [response]: IncomingMessage[] = await once(asked, "response");
  if (response === undefined) throw new Error("no answer");
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

describe("npm start -- --lan", () => {
  test("answers HTTPS to whoever installed the certificate that it offers, and to nobody else", async () => {
    const offered = await ask("/local-authority.crt", { rejectUnauthorized: false });
    expect([offered.status, offered.headers["content-type"]]).toEqual([200, "application/x-x509-ca-cert"]);
    const authority = new X509Certificate(offered.body);
    expect(authority.ca).toBe(true);
    const page = await ask("/", { ca: authority.toString() });
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain("Riverside Library Job Center");
    await expect(ask("/", {})).rejects.toThrow(/unable to verify|self-signed/);
  });

  test("does not speak plain HTTP", async () => {
    await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow();
  });

  test("prints the phone's address, by which links are made, as words and as a QR", async () => {
    const [, address = ""] = /^Fairday is at (https:\/\/\S+)$/m.exec(app.output()) ?? [];
    expect(new URL(address).port).toBe(String(port));
    expect(app.output()).toContain(`scan this or open ${address}.`);
    expect(app.output()).toMatch(/[▀▄█]{10}/);
    const map = await ask("/sitemap.xml", { rejectUnauthorized: false });
    expect(map.body.toString()).toContain(`<loc>${address}/`);
  });
});
