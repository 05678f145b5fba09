import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LocalAuthority, localAuthority } from "~/app/adapters/certificates/local-authority.server";
import { httpSender } from "~/app/adapters/webhooks/http-sender.server";
import { webhookHeaders } from "~/app/adapters/webhooks/sign-webhook.server";
import { startReceiver } from "../factories/receiver";

const at = new Date("2026-12-01T20:00:00.000Z");
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

test("the signature is that of the specification's own example", () => {
  const headers = webhookHeaders({
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
    secrets: [secret],
  });
  expect(headers).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("a secret is 32 bytes of chance in base64, after whsec_", () => {
  const sender = httpSender();
  const secrets = Array.from({ length: 10 }, () => sender.newSecret());
  expect(new Set(secrets).size).toBe(10);
  for (const text of secrets) expect(Buffer.from(text.replace("whsec_", ""), "base64")).toHaveLength(32);
});

describe("over HTTPS", () => {
  let folder: string;
  let authority: LocalAuthority;
  let server: Server;
  let port: number;
  const hosts: unknown[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "fairday-webhooks-"));
    authority = await localAuthority({ dataDir: folder, addresses: [], now: new Date() });
    const { keyPem: key, certPem: cert } = authority;
    server = createServer({ key, cert }, (request, response) => {
      hosts.push(request.headers.host);
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const here = async () => [{ address: "127.0.0.1", family: 4 }];
  const sendTo = (host: string, options: Parameters<typeof httpSender>[0] = {}) =>
    httpSender({ allowsLoopback: true, resolve: here, ca: authority.caPem, ...options }).send({
      ...{ url: `https://${host}:${port}/hooks`, id: "1", body: "{}", secrets: [secret], at },
    });

  test("a webhook goes to the address that was checked, under its receiver's own name", async () => {
    expect(await sendTo("localhost")).toMatchObject({ status: 204, fault: null });
    expect(hosts.at(-1)).toBe(`localhost:${port}`);
  });

  test("a certificate for another name, or by an authority that nobody knows, is refused", async () => {
    const before = hosts.length;
    expect(await sendTo("hooks.example.org")).toMatchObject({ fault: "ERR_TLS_CERT_ALTNAME_INVALID" });
    const unknown = httpSender({ allowsLoopback: true, resolve: here });
    const webhook = { url: `https://localhost:${port}/`, id: "1", body: "{}", secrets: [secret], at };
    expect(await unknown.send(webhook)).toMatchObject({ status: null });
    expect(hosts).toHaveLength(before);
  });

  test("a name of which one address is private gets nothing, also where another is public", async () => {
    const before = hosts.length;
    const both = async () => [
      { address: "8.8.8.8", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ];
    const answer = await sendTo("localhost", { allowsLoopback: false, resolve: both });
    expect(answer).toMatchObject({ status: null, fault: "EPRIVATE" });
    expect(hosts).toHaveLength(before);
  });

  test("a name without an address gets nothing", async () => {
    expect(await sendTo("localhost", { resolve: async () => [] })).toMatchObject({ fault: "ENOTFOUND" });
  });
});

test("a status counts as soon as it is there, whether the rest of the answer comes or not", async () => {
  const receiver = await startReceiver((response) => {
    response.writeHead(200);
    response.write("and then");
  });
  const sender = httpSender({ allowsLoopback: true, timeout: 200 });
  const sent = await sender.send({ url: receiver.url, id: "1", body: "{}", secrets: [secret], at });
  expect(sent).toMatchObject({ status: 200, answer: "and then" });
  await receiver.close();
});
