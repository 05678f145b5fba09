import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { deviceCookie } from "~/app/http/find-actor.server";
import { countAttendance } from "~/db/queries/check-in";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["door."] });
});
afterAll(() => services.drop());

/** A phone that a door pass signed in to an event, and what it asks. */
async function aDoorPhone(eventId: string) {
  const made = await makeDoorPass(services, { actor: center.staff, eventId });
  if (made.outcome === "refused") throw new Error(made.reason);
  const { code: token } = services.codes.invitation({ id: made.passId, generation: 1 });
  const signedIn = await redeemDoorPass(services, { center, token, label: "Ana's phone" });
  if (signedIn.outcome === "refused") throw new Error(signedIn.reason);
  const headers = { cookie: `${deviceCookie}=${signedIn.credential}` };
  return {
    open: (of = eventId) => pages.get(`/door/${of}`, headers),
    post: async (to: string, fields: Record<string, string>) => {
      const response = await pages.post(`/door/${eventId}/${to}`, fields, headers);
      return { status: response.status, html: await response.text() };
    },
  };
}

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
const counts = (eventId: string) => countAttendance(services.db, { centerId: center.id, eventId });

async function aTicket(name = "Rosa Delgado") {
  const eventId = await aPublishedEvent(services, center);
  const { shortCode } = await aRegistration(services, center, eventId, { name });
  const phone = await aDoorPhone(eventId);
  return { eventId, shortCode, phone };
}

describe("the door's page without scripts", () => {
  test("carries a form for a typed code with an id of its own for each showing", async () => {
    const { phone } = await aTicket();
    const [first, second] = [await (await phone.open()).text(), await (await phone.open()).text()];
    expect(hidden(first, "scanId")).toMatch(/^[0-9a-f-]{36}$/);
    expect(hidden(second, "scanId")).not.toBe(hidden(first, "scanId"));
  });

  test("lets in by a typed short code, names whom, and is ready for the next", async () => {
    const { eventId, shortCode, phone } = await aTicket("Rosa Delgado");
    const scanId = hidden(await (await phone.open()).text(), "scanId");
    const answer = await phone.post("scans", { scanId, code: shortCode, door: "Garden side" });
    expect(answer.status).toBe(200);
    expect(answer.html).toMatch(/data-tone="admitted".*Come in.*Rosa Delgado/s);
    expect(answer.html).toMatch(/<input[^>]*name="code"[^>]*autofocus/i);
    expect(answer.html).toContain('value="Garden side"');
    expect(await counts(eventId)).toMatchObject({ admitted: 1 });
  });

  test("answers a reload as it did the first time, and a second ticket's showing with time and door", async () => {
    const { eventId, shortCode, phone } = await aTicket();
    const scan = { scanId: services.ids.uuid(), code: shortCode, door: "Garden side" };
    await phone.post("scans", scan);
    const reloaded = await phone.post("scans", scan);
    expect(reloaded.html).toContain('data-tone="admitted"');
    const again = await phone.post("scans", { ...scan, scanId: services.ids.uuid() });
    expect(again.html).toMatch(/data-tone="already".*Let in at 12:00 PM, Garden side\./s);
    expect(await counts(eventId)).toMatchObject({ admitted: 1, refused: 1 });
  });

  test("says what is missing where no code was typed, and stores nothing", async () => {
    const { eventId, phone } = await aTicket();
    const answer = await phone.post("scans", { scanId: services.ids.uuid(), code: " ", door: "Garden side" });
    expect([answer.status, answer.html]).toEqual([
      422,
      expect.stringContaining("Type the ticket&#x27;s code first."),
    ]);
    expect(await counts(eventId)).toMatchObject({ admitted: 0, refused: 0 });
  });

  test("takes a scan back once, however often that is posted", async () => {
    const { eventId, shortCode, phone } = await aTicket();
    const scan = { scanId: services.ids.uuid(), code: shortCode, door: "" };
    const { html } = await phone.post("scans", scan);
    const undo = { scanId: scan.scanId, undoId: hidden(html, "undoId"), door: "" };
    const answers = [await phone.post("undos", undo), await phone.post("undos", undo)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await counts(eventId)).toMatchObject({ admitted: 0 });
  });

  test("counts a walk-in by one button, once for a double tap", async () => {
    const { eventId, phone } = await aTicket();
    const scanId = services.ids.uuid();
    const answers = [await phone.post("walk-ins", { scanId }), await phone.post("walk-ins", { scanId })];
    expect(answers[1]?.html).toMatch(/Come in.*Walk-in/s);
    expect(await counts(eventId)).toMatchObject({ admitted: 1 });
  });
});

describe("the door's page", () => {
  test("asks who is not signed in to sign in, and leads back to the door, after a post too", async () => {
    const eventId = await aPublishedEvent(services, center);
    const answers = [
      await pages.get(`/door/${eventId}`),
      await pages.post(`/door/${eventId}/scans`, { scanId: services.ids.uuid(), code: "1" }),
    ];
    const next = `/sign-in?next=${encodeURIComponent(`/door/${eventId}`)}`;
    expect(answers.map((answer) => answer.headers.get("location"))).toEqual([next, next]);
  });

  test("is not opened by the door pass of another event", async () => {
    const [here, there] = [await aPublishedEvent(services, center), await aPublishedEvent(services, center)];
    const phone = await aDoorPhone(there);
    const answers = [await phone.open(), await phone.open(here)];
    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
  });

  test("may use the camera and the code reader, which other pages may not", async () => {
    const { phone } = await aTicket();
    const { headers } = await phone.open();
    expect(headers.get("permissions-policy")).toContain("camera=(self)");
    expect(headers.get("content-security-policy")).toContain("'wasm-unsafe-eval'");
  });

  test("is no page for an event that is not there", async () => {
    const { phone } = await aTicket();
    expect((await phone.open("not-an-id")).status).toBe(404);
  });
});
