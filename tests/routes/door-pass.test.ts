import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import type { OwnDeviceRole } from "~/app/domain/access/roles";
import { listDevices } from "~/db/queries/devices";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  const names = ["door-pass", "sign-", "staff", "door.", "kiosk."];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await aPublishedEvent(services, center);
});

async function aPass(deviceRole: OwnDeviceRole = "door"): Promise<string> {
  const made = await makeDoorPass(services, { actor: center.staff, eventId, deviceRole });
  if (made.outcome === "refused") throw new Error(made.reason);
  return `/door-pass/${services.codes.invitation({ id: made.passId, generation: 1 }).code}`;
}

const phones = async () =>
  (await listDevices(services.db, { centerId: center.id, eventId })).map(({ label }) => label);

describe("a door pass's page", () => {
  test("names the event, and changes nothing however often it is opened", async () => {
    const path = await aPass();
    const phone = browse(pages);
    const { html } = await phone.get(path);
    await phone.get(path);
    expect(html).toContain("Warehouse hiring day");
    expect(phone.jar.names).toEqual([]);
    expect(await phones()).toEqual([]);
  });

  test("signs the phone in by its button and opens the door's page", async () => {
    const path = await aPass();
    const phone = browse(pages);
    const posted = await phone.post(path, { label: "Nia" });
    expect(posted.location).toBe(`/door/${eventId}`);
    expect(await phones()).toEqual(["Nia"]);
    expect((await phone.get(`/door/${eventId}`)).status).toBe(200);
    expect((await phone.get("/staff")).status).toBe(403);
  });

  test("gives a cookie that scripts and other sites do not get, good for as long as the phone may send", async () => {
    const posted = await browse(pages).post(await aPass(), { label: "Nia" });
    const [line = ""] = posted.headers.getSetCookie();
    expect(line).toMatch(/^fairday-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=(\d+)$/);
    const seconds = Number(/Max-Age=(\d+)/.exec(line)?.[1]);
    expect(seconds).toBe((5 + 12 + 7 * 24) * 3600);
  });

  test("taken by one phone says to the next that it has ended", async () => {
    const path = await aPass();
    await browse(pages).post(path, { label: "Nia" });
    const second = browse(pages);
    expect((await second.get(path)).status).toBe(410);
    const posted = await second.post(path, { label: "Ben" });
    expect(posted.status).toBe(410);
    expect(posted.html).toContain("This door pass has ended");
    expect(second.jar.names).toEqual([]);
    expect(await phones()).toEqual(["Nia"]);
  });

  test.each([
    ["", "Type a name for it."],
    ["x".repeat(41), "This is too long."],
  ])("asks for a short label: %j", async (label, words) => {
    const answer = await browse(pages).post(await aPass(), { label });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(words);
  });
});

describe("a kiosk pass's page", () => {
  test("makes the tablet a kiosk, which opens neither the door nor a staff page", async () => {
    const path = await aPass("kiosk");
    const tablet = browse(pages);
    expect((await tablet.get(path)).html).toContain("visitors check in and get a ticket by themselves");
    expect((await tablet.post(path, { label: "Lobby" })).location).toBe(`/kiosk/${eventId}`);
    expect((await tablet.get(`/kiosk/${eventId}`)).status).toBe(200);
    expect((await tablet.get(`/door/${eventId}`)).status).toBe(403);
    expect((await tablet.get("/staff")).status).toBe(403);
  });

  test("signs out whoever is signed in on the tablet", async () => {
    const tablet = browse(pages);
    await tablet.post("/sign-in", { email: (await aPerson(services, center, "staff")).email, password });
    expect((await tablet.get("/staff")).status).toBe(200);
    await tablet.post(await aPass("kiosk"), { label: "Lobby" });
    expect((await tablet.get("/staff")).status).toBe(403);
    expect((await tablet.get(`/kiosk/${eventId}`)).status).toBe(200);
  });
});

describe("the staff's page of door passes", () => {
  test("makes a kiosk pass by choice, and says of each pass and device which it is", async () => {
    const staff = browse(pages);
    await staff.post("/sign-in", { email: (await aPerson(services, center, "staff")).email, password });
    const list = `/staff/events/${eventId}/door-passes`;
    const made = await staff.post(list, { for: "kiosk" });
    expect((await staff.get(made.location ?? "")).html).toContain("Scan this with the tablet");
    const row = /<tr[ >](?:(?!<\/tr>).)*A tablet for visitors/s;
    expect((await staff.get(list)).html).toMatch(row);
    const passId = made.location?.split("/").at(-1) ?? "";
    const { code } = services.codes.invitation({ id: passId, generation: 1 });
    await browse(pages).post(`/door-pass/${code}`, { label: "Lobby" });
    const { html } = await staff.get(list);
    expect(html).toMatch(/<tr[ >](?:(?!<\/tr>).)*Lobby(?:(?!<\/tr>).)*A tablet for visitors/s);
    expect(html).not.toContain("Passes that wait");
  });

  test("makes no pass for anything else", async () => {
    const staff = browse(pages);
    await staff.post("/sign-in", { email: (await aPerson(services, center, "staff")).email, password });
    const answer = await staff.post(`/staff/events/${eventId}/door-passes`, { for: "admin" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Choose one from the list.");
  });

  test("makes a pass, shows its QR until a phone takes it, and withdraws the phone", async () => {
    const { email } = await aPerson(services, center, "staff");
    const staff = browse(pages);
    await staff.post("/sign-in", { email, password });
    const list = `/staff/events/${eventId}/door-passes`;
    const made = await staff.post(list);
    expect((await staff.get(made.location ?? "")).html).toContain("<svg");
    const passId = made.location?.split("/").at(-1) ?? "";
    const { code } = services.codes.invitation({ id: passId, generation: 1 });
    const phone = browse(pages);
    await phone.post(`/door-pass/${code}`, { label: "Nia's phone" });
    const used = await staff.get(made.location ?? "");
    expect(used.html).toContain("was used or withdrawn");
    const { html } = await staff.get(list);
    expect(html).toContain("Nia&#x27;s phone");
    const [withdrawal = ""] = /\/staff\/events\/[^"]*\/devices\/[^"]*\/withdrawal/.exec(html) ?? [];
    expect((await staff.post(withdrawal)).location).toBe(`${list}?done=phone-withdrawn`);
    expect((await phone.get(`/door/${eventId}`)).location).toMatch(/^\/sign-in/);
  });

  test("withdraws a pass before a phone takes it", async () => {
    const { email } = await aPerson(services, center, "staff");
    const staff = browse(pages);
    await staff.post("/sign-in", { email, password });
    const path = await aPass();
    const { html } = await staff.get(`/staff/events/${eventId}/door-passes`);
    const [withdrawal = ""] =
      /\/staff\/events\/[^"]*\/door-passes\/[0-9a-f-]{36}\/withdrawal/.exec(html) ?? [];
    expect((await staff.post(withdrawal)).status).toBe(303);
    expect((await browse(pages).post(path, { label: "Nia" })).status).toBe(410);
  });

  test("is not for the door or another center's staff", async () => {
    const { email } = await aPerson(services, center, "door");
    const door = browse(pages);
    await door.post("/sign-in", { email, password });
    expect((await door.post(`/staff/events/${eventId}/door-passes`)).status).toBe(403);
    const other = await aCenter(services);
    const foreign = await aPublishedEvent(services, other);
    const staff = browse(pages);
    await staff.post("/sign-in", { email: (await aPerson(services, center, "staff")).email, password });
    expect((await staff.post(`/staff/events/${foreign}/door-passes`)).status).toBe(404);
  });
});
