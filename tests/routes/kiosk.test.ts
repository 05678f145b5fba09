import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { withdrawDevice } from "~/app/commands/withdraw-device.server";
import { deviceCookie } from "~/app/http/find-actor.server";
import { wordsIn } from "~/app/i18n/words";
import { countAttendance } from "~/db/queries/check-in";
import { patrons, registrations, scans } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["kiosk."] });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await aPublishedEvent(services, center);
});

/** A tablet that took a kiosk pass of the event, and what it asks. */
async function aTablet() {
  const request = { actor: center.staff, eventId, deviceRole: "kiosk" } as const;
  const made = await makeDoorPass(services, request);
  if (made.outcome === "refused") throw new Error(made.reason);
  const { code: token } = services.codes.invitation({ id: made.passId, generation: 1 });
  const signedIn = await redeemDoorPass(services, { center, token, label: "Lobby" });
  if (signedIn.outcome === "refused") throw new Error(signedIn.reason);
  const headers = { cookie: `${deviceCookie}=${signedIn.credential}` };
  const read = async (response: Response) => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  });
  const at = (path: string, of = eventId) => `/kiosk/${of}${path}`;
  return {
    deviceId: signedIn.deviceId,
    get: async (path = "", of = eventId) => read(await pages.get(at(path, of), headers)),
    post: async (path: string, fields: Record<string, string>) =>
      read(await pages.post(at(path), fields, headers)),
  };
}

const visit = () => ({ visitId: services.ids.uuid() });
const person = (more: Record<string, string> = {}) => ({
  ...visit(),
  name: "Rosa Delgado",
  email: "",
  phone: "",
  language: "es",
  partySize: "1",
  ...more,
});
const counts = () => countAttendance(services.db, { centerId: center.id, eventId });
const scansOf = (id: string) => services.db.select().from(scans).where(eq(scans.eventId, id));

describe("the kiosk's start", () => {
  test("offers both ways, may use the camera and is kept by nothing", async () => {
    const { status, text, headers } = await (await aTablet()).get();
    expect(status).toBe(200);
    expect(text).toContain(`href="/kiosk/${eventId}/check-ins?lang=en"`);
    expect(text).toContain(`href="/kiosk/${eventId}/registrations?lang=en"`);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("permissions-policy")).toContain("camera=(self)");
  });

  test("speaks the language that a visitor chose, and greets the next one in the center's", async () => {
    const tablet = await aTablet();
    const { text } = await tablet.get("?lang=fa");
    expect(text).toContain('<html lang="fa" dir="rtl">');
    expect(text).toContain(`href="/kiosk/${eventId}/check-ins?lang=fa"`);
    const { text: answered, headers } = await tablet.post("/walk-ins?lang=fa", visit());
    expect(answered).toContain(wordsIn("fa")("arrival.counted"));
    expect(headers.get("refresh")).toBe(`20; url=/kiosk/${eventId}`);
    expect(headers.get("set-cookie")).toBeNull();
  });

  test("hands its script one language's words of the kiosk, and none of other pages", async () => {
    const tablet = await aTablet();
    const { status, text } = await tablet.get("/words/es");
    expect(status).toBe(200);
    expect(Object.keys(JSON.parse(text).messages)).toEqual(["kiosk", "survey", "form", "required", "frame"]);
    expect((await tablet.get("/words/xx")).status).toBe(404);
  });

  test("is found from the kiosk's address alone", async () => {
    const tablet = await aTablet();
    const { status } = await tablet.get("", "");
    expect(status).toBe(302);
  });

  test("leads nowhere else: no link goes out of the kiosk", async () => {
    const tablet = await aTablet();
    for (const path of ["", "/check-ins", "/registrations", "/walk-ins"]) {
      const { text } = await tablet.get(path);
      const links = [...text.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href ?? "");
      expect(links.filter((href) => !href.startsWith(`/kiosk/${eventId}`))).toEqual([]);
    }
  });
});

describe("a ticket at the kiosk", () => {
  test("lets in all of its party, greets by the first name and goes back to the start", async () => {
    const { shortCode } = await aRegistration(services, center, eventId, {}, 3);
    const { status, text, headers } = await (await aTablet()).post("/check-ins", {
      ...visit(),
      code: shortCode,
    });
    expect(status).toBe(200);
    expect(text).toContain('data-tone="welcome"');
    expect(text).toContain("Rosa");
    expect(text).not.toContain("Delgado");
    expect(headers.get("refresh")).toBe(`20; url=/kiosk/${eventId}`);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(await counts()).toMatchObject({ admitted: 3 });
    expect(await scansOf(eventId)).toMatchObject([{ kind: "entry", device: "Lobby", people: 3 }]);
  });

  test("is read from its QR code too, and a second time told as done", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const tablet = await aTablet();
    const code = `http://LOCALHOST:3000/T/${ticketCode}`;
    await tablet.post("/check-ins", { ...visit(), code });
    const { text } = await tablet.post("/check-ins", { ...visit(), code });
    expect(text).toContain("You are checked in already.");
    expect(await counts()).toMatchObject({ admitted: 1 });
  });

  test("of another event asks to see the staff, and says nothing of whose it is", async () => {
    const other = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, other);
    const { text } = await (await aTablet()).post("/check-ins", { ...visit(), code: ticketCode });
    expect(text).toContain("Please ask the staff at the door.");
    expect(text).not.toContain("Rosa");
    expect(await scansOf(other)).toEqual([]);
  });

  test.each(["1234", "WIFI:S:Library;;", "https://shop.example/T/x", "\u0000\u0001", "x".repeat(4000)])(
    "that is none is said so beside the field, and nothing is stored: %j",
    async (code) => {
      const { status, text } = await (await aTablet()).post("/check-ins", { ...visit(), code });
      expect(status).toBe(422);
      expect(text).toContain("That is not one of our tickets.");
      expect(await scansOf(eventId)).toEqual([]);
    },
  );

  test("that was not typed is asked for", async () => {
    const { status, text } = await (await aTablet()).post("/check-ins", { ...visit(), code: " " });
    expect(status).toBe(422);
    expect(text).toContain("Type the eight digits first.");
  });

  test("posted again is one scan: within a minute with its name, later without", async () => {
    const { shortCode } = await aRegistration(services, center, eventId);
    const tablet = await aTablet();
    const fields = { ...visit(), code: shortCode };
    await tablet.post("/check-ins", fields);
    services.clock.set(new Date(noon.getTime() + 30_000));
    expect((await tablet.post("/check-ins", fields)).text).toContain("Rosa");
    services.clock.set(new Date(noon.getTime() + 90_000));
    const late = await tablet.post("/check-ins", fields);
    expect(late.text).toContain('data-tone="welcome"');
    expect(late.text).not.toContain("Rosa");
    expect(await scansOf(eventId)).toHaveLength(1);
  });
});

describe("a visitor without a ticket", () => {
  test("registers, is let in and finds the ticket on the screen", async () => {
    const fields = person({ email: "rosa@mail.example", partySize: "2" });
    const { text, headers } = await (await aTablet()).post("/registrations", fields);
    expect(text).toMatch(/data-tone="welcome".*<svg.*short-code/s);
    expect(text).not.toContain("rosa@mail.example");
    expect(headers.get("refresh")).toBe(`20; url=/kiosk/${eventId}`);
    expect(await counts()).toMatchObject({ registered: 2, admitted: 2 });
    const [place] = await services.db.select().from(registrations).where(eq(registrations.eventId, eventId));
    expect(place).toMatchObject({ origin: "kiosk", language: "es" });
  });

  test("gets the form back with what was typed and which field to mend", async () => {
    const fields = person({ name: "", email: "rosa at mail", partySize: "7" });
    const { status, text } = await (await aTablet()).post("/registrations", fields);
    expect(status).toBe(422);
    expect(text).toContain("Type a name.");
    expect(text).toContain('value="rosa at mail"');
    expect(text).toContain("How many people are you?: Choose a lower number.");
    expect(await counts()).toMatchObject({ registered: 0 });
  });

  test("comes in without a name by one button, counted and unknown", async () => {
    const { text } = await (await aTablet()).post("/walk-ins", visit());
    expect(text).toContain("You are counted. Come in.");
    expect(await counts()).toMatchObject({ admitted: 1 });
    const [place] = await services.db.select().from(registrations).where(eq(registrations.eventId, eventId));
    expect(await services.db.$count(patrons, eq(patrons.registrationId, place?.id ?? ""))).toBe(0);
  });

  test("finds nothing of the last visitor: each showing has an id of its own, and nothing is filled in", async () => {
    const tablet = await aTablet();
    await tablet.post("/registrations", person({ name: "" }));
    const [first, second] = [await tablet.get("/registrations"), await tablet.get("/registrations")];
    const idIn = (html: string) => /name="visitId" value="([^"]+)"/.exec(html)?.[1];
    expect(idIn(first.text)).toMatch(/^[0-9a-f-]{36}$/);
    expect(idIn(second.text)).not.toBe(idIn(first.text));
    for (const [field] of second.text.matchAll(/<input [^>]*class="control"[^>]*>/g)) {
      expect(field).toMatch(/autoComplete="off"/i);
      expect(field).not.toMatch(/ value="[^"]/);
    }
  });
});

describe("the kiosk's script", () => {
  test("gets the answers that the pages give, as JSON", async () => {
    const { shortCode } = await aRegistration(services, center, eventId);
    const tablet = await aTablet();
    const fields = { ...visit(), code: shortCode };
    const { text, headers } = await tablet.post("/answers/check-ins", fields);
    expect(JSON.parse(text)).toEqual({
      outcome: "answered",
      answer: { tone: "welcome", word: "Welcome", name: "Rosa", detail: "You are checked in." },
    });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("refresh")).toBeNull();
    const refused = await tablet.post("/answers/registrations", person({ name: "" }));
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.text)).toMatchObject({ outcome: "again", errors: { name: "Type a name." } });
    expect(JSON.parse((await tablet.post("/answers/walk-ins", visit())).text)).toMatchObject({
      answer: { tone: "welcome" },
    });
  });

  test("finds no other answers", async () => {
    const tablet = await aTablet();
    for (const name of ["scans", "constructor"]) {
      expect((await tablet.post(`/answers/${name}`, visit())).status).toBe(404);
    }
  });
});

describe("a tablet that is no kiosk of this event", () => {
  const isClosed = ({ status, text }: { status: number; text: string }) =>
    expect([status, text]).toEqual([403, expect.stringContaining("This kiosk is closed")]);

  test("says that it is closed, and never asks to sign in", async () => {
    const response = await pages.get(`/kiosk/${eventId}`);
    isClosed({ status: response.status, text: await response.text() });
  });

  test("opens and takes nothing at another event", async () => {
    const tablet = await aTablet();
    const other = await aPublishedEvent(services, center);
    isClosed(await tablet.get("", other));
  });

  test("takes nothing once its pass is withdrawn", async () => {
    const tablet = await aTablet();
    await withdrawDevice(services, { actor: center.staff, eventId, deviceId: tablet.deviceId });
    isClosed(await tablet.get());
    isClosed(await tablet.post("/walk-ins", visit()));
    expect(await counts()).toMatchObject({ admitted: 0 });
  });

  test("takes nothing once its time is over", async () => {
    const tablet = await aTablet();
    services.clock.set(new Date(noon.getTime() + 17 * 3_600_000));
    isClosed(await tablet.get());
    isClosed(await tablet.post("/registrations", person()));
  });
});
