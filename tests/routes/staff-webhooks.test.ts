import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendWebhooks } from "~/app/worker/webhooks.server";
import { webhookEndpoints } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { type Receiver, startReceiver } from "~/tests/factories/receiver";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { aWebhook } from "~/tests/factories/webhooks";

let services: TestServices;
let center: TestCenter;
let receiver: Receiver;
let admin: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(webhookEndpoints);
  receiver = await startReceiver();
  center = await aCenter(services);
  const pages = await servePages(services, {
    names: ["staff", "sign-"],
    origin: `http://${center.host}:3000`,
  });
  const { email } = await aPerson(services, center, "admin");
  admin = browse(pages);
  await admin.post("/sign-in", { email, password });
});
afterEach(() => receiver.close());

const list = "/staff/settings/webhooks";
const form = ({ "event.published": published = "yes", ...more }: Record<string, string> = {}) => ({
  ...{ label: "Dashboard", url: receiver.url, scope: "ids", ...more },
  ...(published === "" ? {} : { "event.published": published }),
});
const endpoints = () => services.db.select().from(webhookEndpoints);

describe("the form of a webhook", () => {
  test("shows the secret once, and the endpoint's page and the list never", async () => {
    const { status, html } = await admin.post(`${list}/new`, form());
    expect(status).toBe(201);
    const secret = /whsec_[\w+/]+=/.exec(html)?.[0];
    expect(secret).toBeDefined();
    const [row] = await endpoints();
    for (const page of [list, `${list}/${row?.id}`]) {
      expect((await admin.get(page)).html).not.toContain("whsec_");
    }
    expect(row).toMatchObject({ types: ["event.published"], scope: "ids", url: receiver.url });
  });

  test("leaves names out unless somebody chooses them, and says what that means", async () => {
    const { html } = await admin.get(`${list}/new`);
    expect(/<input[^>]*checked=""[^>]*value="ids"/.test(html)).toBe(true);
    expect(html).toContain("leave the library");
    await admin.post(`${list}/new`, form({ scope: "names" }));
    expect(await endpoints()).toMatchObject([{ scope: "names" }]);
    expect((await admin.get("/staff/audit")).html).toContain("With registration names");
  });

  test.each([
    ["a private address", { url: "https://192.168.0.10/" }, "public internet alone"],
    ["an address in the clear", { url: "http://example.org/" }, "begins with https://"],
    ["nothing to be told of", { "event.published": "" }, "at least one thing"],
    ["a field that there is not", { colour: "red" }, "colour"],
  ])("refuses %s beside its field, with what was typed", async (_what, more, words) => {
    const { status, html } = await admin.post(`${list}/new`, form(more));
    expect(status).toBe(422);
    expect(html).toContain(words);
    expect(html).toContain('value="Dashboard"');
    expect(await endpoints()).toEqual([]);
  });
});

describe("the form of a webhook that is there", () => {
  test("begins with what is kept, and saves what was changed", async () => {
    const { endpointId } = await aWebhook(services, center, { url: receiver.url, scope: "names" });
    const page = `${list}/${endpointId}/edit`;
    const { html } = await admin.get(page);
    expect(html).toContain(`value="${receiver.url}"`);
    expect(/<input[^>]*checked=""[^>]*value="names"/.test(html)).toBe(true);
    const saved = await admin.post(page, form({ label: "County", "event.closed": "yes" }));
    expect(saved.location).toContain("done=edited");
    const types = ["event.published", "event.closed"];
    expect(await endpoints()).toMatchObject([{ label: "County", scope: "ids", types }]);
  });

  test("comes back with what was typed where the address may not be reached", async () => {
    const { endpointId } = await aWebhook(services, center, { url: receiver.url });
    const typed = form({ label: "County", url: "https://192.168.0.10/" });
    const { status, html } = await admin.post(`${list}/${endpointId}/edit`, typed);
    expect(status).toBe(422);
    expect(html).toContain("public internet alone");
    expect(html).toContain('value="County"');
  });
});

describe("an endpoint's page", () => {
  test("narrows its deliveries by what happened, within the state that is chosen", async () => {
    const { endpointId } = await aWebhook(services, center, { url: receiver.url });
    await aPublishedEvent(services, center);
    await admin.post(`${list}/${endpointId}/trial?key=${services.ids.uuid()}`, {});
    const rows = async (query: string) =>
      ((await admin.get(`${list}/${endpointId}?${query}`)).html.match(/\/deliveries\//g) ?? []).length;
    expect(await rows("")).toBe(2);
    expect(await rows("type=webhook.test")).toBe(1);
    expect(await rows("type=webhook.test&state=failed")).toBe(0);
    const { html } = await admin.get(`${list}/${endpointId}?type=webhook.test`);
    expect(html).toContain(`${list}/${endpointId}?state=failed&amp;type=webhook.test`);
  });

  test("has each delivery with how it ended, and a page of its own the attempts, answers as text", async () => {
    receiver.behave((response) => response.writeHead(500).end("<script>alert(1)</script>"));
    const { endpointId } = await aWebhook(services, center, { url: receiver.url });
    await aPublishedEvent(services, center);
    await sendWebhooks(services);
    const { html } = await admin.get(`${list}/${endpointId}`);
    expect(html).toContain("Answer 500");
    const delivery = /href="([^"]*\/deliveries\/[^"]*)"/.exec(html)?.[1] ?? "";
    const page = await admin.get(delivery);
    expect(page.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page.html).not.toContain("<script>alert");
    expect((await admin.get(`${list}/${endpointId}?state=delivered`)).html).toContain("No deliveries here");
    expect((await admin.get(`${list}/${endpointId}?state=queued`)).html).toContain("Answer 500");
  });

  test("sends what failed again since a day of the center's", async () => {
    const { endpointId } = await aWebhook(services, center, { url: receiver.url });
    await aPublishedEvent(services, center);
    await services.sql`update webhook_deliveries set state = 'failed'`;
    const again = (since: string) => admin.post(`${list}/${endpointId}/replay`, { since });
    expect((await again("2026-12-02")).location).toContain("done=unchanged");
    expect((await again("no day")).status).toBe(422);
    expect((await again("2026-12-01")).location).toContain("done=replayed");
    await sendWebhooks(services);
    expect(receiver.got).toHaveLength(1);
  });

  test("is not found once the endpoint is removed, and removing it again is no error", async () => {
    const { endpointId } = await aWebhook(services, center, { url: receiver.url });
    for (let n = 0; n < 2; n += 1) {
      expect((await admin.post(`${list}/${endpointId}/removal`, {})).location).toContain("done=removed");
    }
    expect((await admin.get(`${list}/${endpointId}`)).status).toBe(404);
  });
});
