import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { memoryMailer } from "~/app/adapters/email/memory-mailer";
import { httpTexter } from "~/app/adapters/sms/http-texter.server";
import { mailboxTexter } from "~/app/adapters/sms/mailbox-texter";
import { freePort } from "~/tests/faults/processes";

interface Posted {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage["headers"];
  form: Record<string, string>;
}

let server: Server;
let port = 0;
const posted: Posted[] = [];
/** What the gateway answers; null: nothing, for ever. */
let answer: { status: number; body: string; headers?: Record<string, string> } | null;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url, headers } = request;
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      posted.push({ method, url, headers, form });
      if (answer !== null) response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  port = await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  posted.length = 0;
  answer = { status: 201, body: JSON.stringify({ sid: "SM12ab", status: "queued" }) };
});

const gateway = () => ({
  url: `http://127.0.0.1:${port}/2010-04-01/Accounts/AC12/Messages.json`,
  name: "AC12",
  password: "tok:en",
  from: "+13105550199",
});
const text = {
  to: "+12135550100",
  body: "You have a reminder from Job Center: https://jobs.example/m/ABC",
  messageId: "<0197@jobs.example>",
  statusCallback: "https://jobs.example/sms/receipts",
};
const send = (timeout?: number) => httpTexter(gateway(), timeout === undefined ? {} : { timeout }).send(text);

describe("a text to the gateway", () => {
  test("is a form with who, to whom, what and where to tell of it, by the account's name and token", async () => {
    expect(await send()).toEqual({ outcome: "sent", gatewayId: "SM12ab" });
    const [{ method, url, headers, form } = { headers: {} }] = posted;
    expect([method, url]).toEqual(["POST", "/2010-04-01/Accounts/AC12/Messages.json"]);
    expect(form).toEqual({
      From: "+13105550199",
      To: text.to,
      Body: text.body,
      StatusCallback: text.statusCallback,
    });
    expect(headers?.authorization).toBe(`Basic ${Buffer.from("AC12:tok:en").toString("base64")}`);
    expect(headers?.["content-type"]).toContain("application/x-www-form-urlencoded");
  });

  test("carries the same key with each try, so that a gateway that knows it sends once", async () => {
    await send();
    await send();
    expect(posted.map(({ headers }) => headers["idempotency-key"])).toEqual([
      "0197@jobs.example",
      "0197@jobs.example",
    ]);
  });

  test.each([
    ["without an id", 200, "{}"],
    ["that is no JSON", 201, "queued"],
    ["with an id that is none", 201, JSON.stringify({ sid: "<script>" })],
  ])("is sent where an answer %s takes it", async (_what, status, body) => {
    answer = { status, body };
    expect(await send()).toEqual({ outcome: "sent", gatewayId: null });
  });

  test.each([
    ["a number that is none", 400, 21211],
    ["somebody who texted STOP", 400, 21610],
  ])("to %s is refused for good, in codes alone", async (_whom, status, code) => {
    answer = {
      status,
      body: JSON.stringify({ code, message: `The number ${text.to} is not right`, status }),
    };
    expect(await send()).toEqual({ outcome: "refused", reason: `400 ${code}` });
  });

  test.each([401, 403, 404, 408, 429, 500, 503])("is tried again after %i", async (status) => {
    answer = { status, body: "" };
    expect(await send()).toEqual({ outcome: "retry", reason: String(status) });
  });

  test("follows nobody elsewhere with its token", async () => {
    answer = { status: 307, body: "", headers: { location: `http://127.0.0.1:${port}/elsewhere` } };
    expect(await send()).toEqual({ outcome: "retry", reason: "307" });
    expect(posted).toHaveLength(1);
  });

  test("is tried again where no answer comes in time", async () => {
    answer = null;
    expect(await send(50)).toEqual({ outcome: "retry", reason: "ETIMEDOUT" });
  });

  test("is tried again where nobody is there", async () => {
    const texter = httpTexter({ ...gateway(), url: `http://127.0.0.1:${await freePort()}/` });
    expect(await texter.send(text)).toEqual({ outcome: "retry", reason: "ECONNREFUSED" });
  });
});

describe("the gateway's signature", () => {
  // The gateway's own documentation has this request, token and signature.
  const token = { ...gateway(), password: "12345" };
  const request = {
    url: "https://mycompany.com/myapp.php?foo=1&bar=2",
    params: [
      ["To", "+18005551212"],
      ["CallSid", "CA1234567890ABCDE"],
      ["Caller", "+14158675309"],
      ["Digits", "1234"],
      ["From", "+14158675309"],
    ] as const,
    signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
  };

  test("is over the address and the parameters by the order of their names", () => {
    expect(httpTexter(token).isSigned(request)).toBe(true);
  });

  test.each([
    ["another address", { url: "https://mycompany.com/myapp.php?foo=1" }],
    ["another value", { params: request.params.map(([name, value]) => [name, `${value}0`] as const) }],
    ["a parameter more", { params: [...request.params, ["Body", "STOP"] as const] }],
    ["no signature", { signature: "" }],
    ["another one", { signature: "0/KCTR6DLpKmkAf8muzZqo1nDgQ=" }],
  ])("is not that of %s", (_what, more) => {
    expect(httpTexter(token).isSigned({ ...request, ...more })).toBe(false);
  });

  test("is not that of another token", () => {
    expect(httpTexter(gateway()).isSigned(request)).toBe(false);
  });
});

describe("without a gateway, in the demonstration", () => {
  test("a text is kept beside the mails, as text in both of its parts", async () => {
    const mailer = memoryMailer();
    const sent = await mailboxTexter(mailer).send({ ...text, body: "<b>Reminder</b>" });
    expect(sent).toEqual({ outcome: "sent", gatewayId: null });
    expect(mailer.sent).toMatchObject([
      { to: text.to, subject: "<b>Reminder</b>", text: "<b>Reminder</b>", messageId: text.messageId },
    ]);
    expect(mailer.sent[0]?.html).not.toContain("<b>");
  });

  test("a mailbox that cannot be written is tried again, and nobody signs a request", async () => {
    const mailer = memoryMailer();
    mailer.answerNext({ outcome: "retry", reason: "full" });
    const texter = mailboxTexter(mailer);
    expect(await texter.send(text)).toEqual({ outcome: "retry", reason: "full" });
    expect(texter.isSigned({ url: "", params: [], signature: "" })).toBe(false);
  });
});
