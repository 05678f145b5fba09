import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { httpTexter } from "~/app/adapters/sms/http-texter.server";
import { planReminders } from "~/app/commands/plan-reminders.server";
import { isStopped, listTextConsents } from "~/db/queries/sms";
import { events, outbox, registrations, smsConsents, smsReceived, smsStops } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { wantingTexts } from "~/tests/factories/texts";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
const number = "+12135550100";

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  for (const table of [smsConsents, smsStops, smsReceived]) await services.db.delete(table);
  center = await aCenter(services);
  pages = await serve({});
  eventId = await aPublishedEvent(services, center, {
    startsAt: new Date(noon.getTime() + 30 * 3_600_000),
    endsAt: new Date(noon.getTime() + 33 * 3_600_000),
  });
});

const serve = (more: Partial<TestServices> | { texter: null }) =>
  servePages(
    { ...services, ...more },
    { names: ["($locale)", "m.", "sms."], origin: `http://${center.host}` },
  );
const consents = (registrationId: string) =>
  listTextConsents(services.db, { centerId: center.id, registrationId });
const stopped = () => isStopped(services.db, { phoneHashes: services.contacts.hashes(number) });

describe("the registration form", () => {
  const path = async () => {
    const [event] = await services.db
      .select({ slug: events.slug })
      .from(events)
      .where(eq(events.id, eventId));
    return `/events/${event?.slug}/registration`;
  };
  async function post(fields: Record<string, string>, to = pages) {
    const html = await (await to.get(await path())).text();
    const [, formKey = ""] = /name="formKey" value="([^"]+)"/.exec(html) ?? [];
    return to.post(await path(), { formKey, name: "Ana", partySize: "1", language: "en", ...fields });
  }
  const registered = async () => {
    const [row] = await services.db.select().from(registrations).where(eq(registrations.eventId, eventId));
    return row;
  };

  test("asks in a box of its own that is not ticked, beside the words that it means", async () => {
    const html = await (await pages.get(await path())).text();
    const [box = ""] = /<input[^>]*name="texts"[^>]*>/.exec(html) ?? [];
    expect(box).toContain('type="checkbox"');
    expect(box).not.toContain("checked");
    expect(html).toContain("Text STOP to end them, HELP for help. You do not need this to have a place.");
  });

  test("notes who ticks it, with the page's language, and nobody else", async () => {
    await post({ phone: "213 555 0100", texts: "yes" });
    const first = await registered();
    expect(await consents(first?.id ?? "")).toMatchObject([
      { textVersion: "2026-11", language: "en", endedAt: null },
    ]);
    await post({ phone: "213 555 0101" });
    expect(await services.db.$count(smsConsents)).toBe(1);
  });

  test("posted twice notes it once", async () => {
    const html = await (await pages.get(await path())).text();
    const [, formKey = ""] = /name="formKey" value="([^"]+)"/.exec(html) ?? [];
    const fields = {
      formKey,
      name: "Ana",
      partySize: "1",
      language: "en",
      phone: "213 555 0100",
      texts: "yes",
    };
    for (const _time of [1, 2]) expect((await pages.post(await path(), fields)).status).toBe(303);
    expect(await services.db.$count(smsConsents)).toBe(1);
  });

  test.each([
    ["without a number", { phone: "" }, "Type a phone number."],
    ["with one that nobody can text", { phone: "113 555 0100" }, "We cannot text this number."],
  ])("ticked %s is asked for it, and gives no place before", async (_what, fields, words) => {
    const answer = await post({ ...fields, texts: "yes" });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).toContain('id="field-phone-error"');
    expect(/<input[^>]*name="texts"[^>]*>/.exec(html)?.[0]).toContain("checked");
    expect(await registered()).toBeUndefined();
  });

  test("asks nobody where no gateway is set up, and takes the place of who asks all the same", async () => {
    const without = await serve({ texter: null });
    expect(await (await without.get(await path())).text()).not.toContain('name="texts"');
    expect((await post({ phone: "213 555 0100", texts: "yes" }, without)).status).toBe(303);
    expect(await services.db.$count(smsConsents)).toBe(0);
  });
});

describe("the manage page", () => {
  async function aPlace(phone: string | null) {
    const place = await aRegistration(services, center, eventId, { name: "Ana", phone });
    return { ...place, manage: `/m/${place.manageCode}` };
  }
  const textOf = async (path: string) => (await (await pages.get(path)).text()).replaceAll("<!-- -->", "");

  test("turns texts on and off by one tap each, and shows the end of the number alone", async () => {
    const { manage, registrationId } = await aPlace("213 555 0134");
    expect(await textOf(manage)).toContain("Text me at the number that ends with 34");
    for (const _time of [1, 2]) {
      expect((await pages.post(`${manage}/texts`, {})).headers.get("location")).toBe(manage);
    }
    expect(await consents(registrationId)).toHaveLength(1);
    const html = await textOf(manage);
    expect(html).toContain("We text the number that ends with 34.");
    expect(html).not.toContain("0134");
    for (const _time of [1, 2]) {
      expect((await pages.post(`${manage}/texts/end`, {})).headers.get("location")).toBe(manage);
    }
    expect(await consents(registrationId)).toMatchObject([{ endedAs: "own-page" }]);
  });

  test("asks for a number where there is none, and leads to where it is typed", async () => {
    const { manage } = await aPlace(null);
    expect(await textOf(manage)).toContain("We have no number of yours that texts reach.");
    expect((await pages.post(`${manage}/texts`, {})).headers.get("location")).toBe(`${manage}/contact`);
  });

  test("says how a number that texted STOP gets texts again", async () => {
    const place = await aPlace("213 555 0100");
    await wantingTexts(services, center, place);
    await hook("/sms/messages", { From: number, Body: "STOP", MessageSid: "SM1" });
    expect(await textOf(place.manage)).toContain(`Text START to ${services.texter.from} to get texts again.`);
  });

  test("changes nothing when its addresses are read", async () => {
    const { manage, registrationId } = await aPlace("213 555 0100");
    for (const end of ["texts", "texts/end"]) expect((await pages.get(`${manage}/${end}`)).status).toBe(302);
    expect(await consents(registrationId)).toEqual([]);
  });

  test("says nothing of texts where no gateway is set up", async () => {
    const { manage } = await aPlace("213 555 0100");
    const without = await serve({ texter: null });
    expect(await (await without.get(manage)).text()).not.toContain("Texts to your phone");
    expect((await without.post(`${manage}/texts`, {})).status).toBe(404);
  });
});

const hook = (path: string, params: Record<string, string>, signature = "signed", to = pages) =>
  to.fetch(
    new Request(`http://${center.host}${path}`, {
      method: "POST",
      headers: { host: center.host, "x-twilio-signature": signature },
      body: new URLSearchParams(params),
    }),
  );

describe("what the gateway posts of a text that came in", () => {
  const stop = { From: number, To: "+13105550199", Body: "Stop", MessageSid: "SM1" };

  test("is answered as gateways take it, in the language of who agreed to texts", async () => {
    const place = await aRegistration(services, center, eventId, { phone: number });
    await wantingTexts(services, center, place);
    const answer = await hook("/sms/messages", stop);
    expect(answer.headers.get("content-type")).toContain("text/xml");
    expect(await answer.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Message>' +
        `${center.name}: you get no more texts. Text START to get them again.</Message></Response>`,
    );
    expect(await stopped()).toBe(true);
    const again = await hook("/sms/messages", stop);
    expect(await again.text()).toBe('<?xml version="1.0" encoding="UTF-8"?><Response></Response>');
    expect(
      await (await hook("/sms/messages", { ...stop, Body: "START", MessageSid: "SM2" })).text(),
    ).toContain("you get texts again");
    expect(await stopped()).toBe(false);
  });

  test("by a number that nobody knows is answered with who writes and how to stop, and nothing is kept", async () => {
    const answer = await hook("/sms/messages", { ...stop, Body: "Who is this?" });
    expect(await answer.text()).toContain(
      `<Message>${center.name}: texts about your visits. Questions? ${center.settings.contactEmail}. Text STOP to end them.`,
    );
    expect(await services.db.$count(smsReceived)).toBe(0);
    expect(await services.db.$count(smsStops)).toBe(0);
  });

  test.each([
    ["without a signature", ""],
    ["with another one", "forged"],
  ])("%s is not obeyed", async (_how, signature) => {
    await wantingTexts(services, center, await aRegistration(services, center, eventId, { phone: number }));
    for (const path of ["/sms/messages", "/sms/receipts"]) {
      expect((await hook(path, stop, signature)).status).toBe(403);
    }
    expect(await stopped()).toBe(false);
  });

  test("is checked over the address that this center has and every value, by the gateway's token", async () => {
    const gateway = { url: "", name: "AC12", password: "token", from: "+13105550199" };
    const served = await serve({
      texter: Object.assign(httpTexter(gateway), { sent: [], answerNext: () => {} }),
    });
    const { createHmac } = await import("node:crypto");
    const sign = (url: string) =>
      createHmac("sha1", "token")
        .update(`${url}Body${stop.Body}From${stop.From}MessageSid${stop.MessageSid}To${stop.To}`)
        .digest("base64");
    const right = sign(`http://${center.host}/sms/messages`);
    expect((await hook("/sms/messages", stop, right, served)).status).toBe(200);
    expect((await hook("/sms/messages", { ...stop, Body: "START" }, right, served)).status).toBe(403);
    expect((await hook("/sms/messages?x=1", stop, right, served)).status).toBe(403);
  });

  test("is found nowhere where no gateway is set up, and read by nobody", async () => {
    const without = await serve({ texter: null });
    expect((await hook("/sms/messages", stop, "signed", without)).status).toBe(404);
    expect((await pages.get("/sms/messages")).status).toBeGreaterThanOrEqual(400);
  });

  test.each([
    ["a number that is none", { From: "'; drop table outbox; --" }],
    ["a text of ten thousand signs", { Body: "stop ".repeat(2_000) }],
    ["nothing at all", { From: "", Body: "", MessageSid: "" }],
    ["control signs", { From: "\0", Body: "\0", MessageSid: "\0" }],
  ])("with %s is answered all the same", async (_what, more) => {
    expect((await hook("/sms/messages", { ...stop, ...more })).status).toBe(200);
  });
});

describe("what the gateway posts of a text that it took", () => {
  test("is noted by the address that it was given", async () => {
    const place = await aRegistration(services, center, eventId, { phone: number });
    await wantingTexts(services, center, place);
    services.clock.advance(6 * 3_600_000);
    await planReminders(services);
    const isTheirs = eq(outbox.registrationId, place.registrationId);
    const [text] = await services.db.select({ id: outbox.id }).from(outbox).where(isTheirs);
    const tell = (params: Record<string, string>) => hook(`/sms/receipts?message=${text?.id}`, params);
    expect((await tell({ MessageStatus: "failed", ErrorCode: "30005" })).status).toBe(204);
    const row = async () => (await services.db.select().from(outbox).where(isTheirs))[0];
    expect(await row()).toMatchObject({
      state: "failed",
      gatewayStatus: "failed",
      lastError: "failed 30005",
    });
    expect((await tell({ MessageStatus: "lost in space", ErrorCode: "<b>" })).status).toBe(204);
    expect((await hook("/sms/receipts?message=none", { MessageStatus: "sent" })).status).toBe(204);
    expect(await row()).toMatchObject({ gatewayStatus: "failed" });
  });
});
