import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { namedTypes, payloadFields } from "~/app/domain/webhooks/payload";
import { sentTypes, webhookTypes } from "~/app/domain/webhooks/webhook";
import { sendWebhooks } from "~/app/worker/webhooks.server";
import { webhookEndpoints } from "~/db/schema";
import { aCenter, aPublishedEvent, type TestCenter } from "../factories/center";
import { isSignedBy, type Receiver, startReceiver } from "../factories/receiver";
import { anApiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let server: TestServer;
let center: TestCenter;
let admin: Awaited<ReturnType<typeof anApiClient>>;
let receiver: Receiver;

beforeAll(async () => {
  services = await createTestServices();
  server = createTestServer(services);
  center = await aCenter(services);
  admin = await anApiClient(services, server, center, "admin");
});
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(webhookEndpoints);
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
  expect(server.faults).toEqual([]);
});
afterAll(() => services.drop());

const add = (more: Record<string, unknown> = {}) =>
  admin("POST", "/webhooks", { label: "Dashboard", url: receiver.url, types: ["event.published"], ...more });

test("the story: added, sent to, followed in the log, rotated, paused, resumed, removed", async () => {
  const made = await add();
  expect(made.status).toBe(201);
  const { id, secret } = made.body;
  expect(made.body).toMatchObject({ scope: "ids", pausedAs: null, types: ["event.published"] });
  const { body: listed } = await admin("GET", "/webhooks");
  expect(listed.items.map((item: { id: string }) => item.id)).toEqual([id]);
  expect(JSON.stringify(listed)).not.toContain("whsec_");

  const values = {
    label: "County",
    url: receiver.url,
    types: ["event.published", "event.closed"],
    scope: "ids",
  };
  const edited = await admin("PUT", `/webhooks/${id}`, values);
  expect([edited.status, edited.body]).toMatchObject([200, { id, ...values }]);

  receiver.behave((response) => response.writeHead(500).end("out of order"));
  await aPublishedEvent(services, center);
  await sendWebhooks(services);
  const { body: waiting } = await admin("GET", `/webhooks/${id}/deliveries?state=queued`);
  expect(waiting.items).toMatchObject([{ type: "event.published", attempts: 1 }]);
  const { body: closed } = await admin("GET", `/webhooks/${id}/deliveries?type=event.closed`);
  expect(closed.items).toEqual([]);
  const [{ id: deliveryId }] = waiting.items;
  const log = await admin("GET", `/webhooks/${id}/deliveries/${deliveryId}`);
  expect(log.body.tries).toMatchObject([{ status: 500, answer: "out of order", fault: null }]);

  receiver.behave((response) => response.writeHead(204).end());
  services.clock.set(new Date(noon.getTime() + 5_000));
  await sendWebhooks(services);
  const replayed = await admin("POST", `/webhooks/${id}/deliveries/${deliveryId}/replay`);
  expect([replayed.status, replayed.body]).toEqual([202, { count: 1 }]);
  const rotated = await admin("POST", `/webhooks/${id}/secret`, {});
  expect(rotated.status).toBe(201);
  await sendWebhooks(services);
  expect(receiver.got.map(({ headers }) => headers["webhook-id"])).toEqual([
    deliveryId,
    deliveryId,
    deliveryId,
  ]);
  expect(receiver.got.map((got) => isSignedBy(secret, got))).toEqual([true, true, true]);
  expect(receiver.got.map((got) => isSignedBy(rotated.body.secret, got))).toEqual([false, false, true]);

  expect((await admin("PUT", `/webhooks/${id}/pause`)).body.pausedAs).toBe("person");
  expect((await admin("POST", `/webhooks/${id}/trial`)).body.code).toBe("webhook-paused");
  expect((await admin("DELETE", `/webhooks/${id}/pause`)).body.pausedAs).toBeNull();
  expect((await admin("POST", `/webhooks/${id}/trial`)).status).toBe(202);
  await sendWebhooks(services);
  expect(JSON.parse(receiver.got.at(-1)?.body ?? "")).toMatchObject({
    type: "webhook.test",
    data: { endpointId: id },
  });
  expect((await admin("DELETE", `/webhooks/${id}`)).status).toBe(200);
  expect((await admin("GET", `/webhooks/${id}`)).status).toBe(404);
});

test("all that failed since a time is sent again, and nothing that did not", async () => {
  const { body } = await add();
  await aPublishedEvent(services, center);
  await aPublishedEvent(services, center);
  await services.sql`update webhook_deliveries set state = 'failed'
    where id = (select min(id::text)::uuid from webhook_deliveries)`;
  const path = `/webhooks/${body.id}/replay`;
  const since = (seconds: number) => ({ since: new Date(noon.getTime() + seconds * 1_000).toISOString() });
  expect((await admin("POST", path, since(1))).body).toEqual({ count: 0 });
  const again = { ...since(0), id: services.ids.uuid() };
  expect((await admin("POST", path, again)).body).toEqual({ count: 1 });
  expect((await admin("POST", path, again)).body).toEqual({ count: 1 });
  expect((await admin("POST", path, {})).body).toEqual({ count: 0 });
});

describe("an endpoint is refused", () => {
  test.each([
    ["on a private address", { url: "https://10.1.2.3/" }, "/url", "webhook-private-address"],
    [
      "on a private address in hexadecimal",
      { url: "https://0x0a010203/" },
      "/url",
      "webhook-private-address",
    ],
    ["in the clear", { url: "http://example.org/" }, "/url", "webhook-needs-https"],
    ["with a password", { url: "https://a:b@example.org/" }, "/url", "webhook-with-credentials"],
    ["at a database's port", { url: "https://example.org:5432/" }, "/url", "webhook-port"],
    ["without a type", { types: [] }, "/types", "no-webhook-types"],
    ["with a type that there is not", { types: ["event.lost"] }, "/types/0", "not-in-list"],
    ["with a type that nobody asks for", { types: ["webhook.test"] }, "/types/0", "not-in-list"],
    ["with another scope", { scope: "contacts" }, "/scope", "not-in-list"],
  ])("%s", async (_what, more, pointer, code) => {
    const { status, body } = await add(more);
    expect([status, body.errors]).toMatchObject([422, [{ pointer, code }]]);
  });

  test("where it was made before by the same id: its secret is told once", async () => {
    const id = services.ids.uuid();
    expect((await add({ id })).status).toBe(201);
    expect(await add({ id })).toMatchObject({ status: 409, body: { code: "already-done" } });
  });
});

describe("the API's document", () => {
  test("has a webhook for each type, with the fields that compose it and no other", async () => {
    const { body } = await admin("GET", "/openapi.json");
    expect(Object.keys(body.webhooks).toSorted()).toEqual([...sentTypes].toSorted());
    for (const type of sentTypes) {
      const content = body.webhooks[type].post.requestBody.content["application/json"];
      const name = content.schema.$ref.replace("#/components/schemas/", "");
      const { data } = body.components.schemas[name].properties;
      const fields = [...Object.keys(payloadFields[type]), ...(namedTypes.includes(type) ? ["name"] : [])];
      expect(Object.keys(data.properties).toSorted()).toEqual(fields.toSorted());
      expect(data.required.toSorted()).toEqual(Object.keys(payloadFields[type]).toSorted());
    }
  });

  test("is shown as a page with each type and an example that checks what is sent", async () => {
    const { secret } = (await add()).body;
    await aPublishedEvent(services, center);
    await sendWebhooks(services);
    const page = await server.fetch(
      new Request(`http://${center.host}/api/docs`, { headers: { host: center.host } }),
    );
    const html = await page.text();
    for (const type of webhookTypes) expect(html).toContain(`<code>${type}</code>`);
    const code = /<pre[^>]*><code>([\s\S]*?)<\/code><\/pre>/.exec(html)?.[1] ?? "";
    const source = code.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    const { isFromFairday } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    const [got] = receiver.got;
    if (got === undefined) throw new Error("nothing came");
    const now = { "webhook-timestamp": String(Math.floor(Date.now() / 1000)) };
    expect(isFromFairday(secret, got.headers, got.body)).toBe(false);
    services.clock.set(new Date());
    await aPublishedEvent(services, center);
    await sendWebhooks(services);
    const fresh = receiver.got.at(-1);
    if (fresh === undefined) throw new Error("nothing came");
    expect(isFromFairday(secret, fresh.headers, fresh.body)).toBe(true);
    expect(isFromFairday(secret, fresh.headers, `${fresh.body} `)).toBe(false);
    expect(isFromFairday(secret, { ...got.headers, ...now }, got.body)).toBe(false);
  });
});
