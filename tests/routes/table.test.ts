import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withdrawTablePass } from "~/app/commands/withdraw-table-pass.server";
import { deviceCookie } from "~/app/http/find-actor.server";
import { listSharedWith } from "~/db/queries/consents";
import { audit, eventEmployers, memberships, tableNotes } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { aFair } from "~/tests/factories/fairs";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { apiClient, createTestServer } from "~/tests/factories/server";
import { createTestServices, noon, type TestServices, ticketKeys } from "~/tests/factories/services";
import { aShare } from "~/tests/factories/sharing";
import { anotherEmployerAt, aTablePass, aTablePhone } from "~/tests/factories/tables";

const hour = 3_600_000;
const visitId = "0199aaaa-0000-7000-8000-000000000001";
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const names = ["table", "m.", "employer", "staff", "door", "sign-"];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
  eventId = await aPublishedEvent(services, center);
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", email: "ana@mail.example" });
});

async function signIn(role: "staff" | "employer") {
  const { email, userId } = await aPerson(services, center, role === "staff" ? role : null);
  if (role === "employer") {
    const row = { centerId: center.id, id: services.ids.uuid(), userId, createdAt: noon };
    await services.db.insert(memberships).values({ ...row, role, employerId: center.employerId });
  }
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  return browser;
}

/** A phone at a table: its browser, and its way to the API. */
async function aTable(employerId = center.employerId) {
  const { credential, passId } = await aTablePhone(services, center, eventId, employerId);
  const browser = browse(pages);
  const cookie = `${deviceCookie}=${credential}`;
  browser.jar.take([`${cookie}; Path=/`]);
  const origin = `http://${center.host}`;
  const client = apiClient(createTestServer(services), center.host, null);
  const api = (method: string, path: string, body?: unknown) =>
    client(method, path, body, { cookie, origin });
  return { browser, api, passId };
}
const number = () =>
  services.codes.sharingNumber({
    registrationId: place.registrationId,
    generation: 1,
    keyId: ticketKeys[0]?.id ?? "",
  });
const at = (rest: string, of = eventId) => `/events/${of}/${rest}`;
const shared = () => ({ code: place.ticketCode, answer: "shared", number: number() });

describe("the link", () => {
  test("opens on a phone without an account, and signs out whoever was signed in on it", async () => {
    const { token } = await aTablePass(services, center, eventId, { places: 1 });
    const phone = await signIn("staff");
    const shown = (await phone.get(`/table-pass/${token}`)).html;
    expect(shown).toContain("the table of Harborline Logistics LLC");
    expect((await phone.post(`/table-pass/${token}`, { label: "" })).status).toBe(422);
    const joined = await phone.post(`/table-pass/${token}`, { label: "Nia" });
    expect(joined.location).toBe(`/table/${eventId}`);
    expect((await phone.get(`/table/${eventId}`)).status).toBe(200);
    expect((await phone.get("/staff")).status).toBe(403);
    expect((await browse(pages).get(`/table-pass/${token}`)).status).toBe(410);
    expect((await browse(pages).post(`/table-pass/${token}`, { label: "Omar" })).status).toBe(410);
  });

  test("is no door pass", async () => {
    const { token } = await aTablePass(services, center, eventId);
    expect((await browse(pages).get(`/door-pass/${token}`)).status).toBe(410);
    expect((await browse(pages).post(`/door-pass/${token}`, { label: "Nia" })).status).toBe(410);
  });

  test("is made, seen and withdrawn by the employer and by staff, each with the phones that are in", async () => {
    const employer = await signIn("employer");
    const own = `/employer/events/${eventId}/table-phones`;
    const made = await employer.post(own, { places: "2", mail: "yes" });
    expect(made.location).toBe(`${own}?done=mailed`);
    expect((await employer.post(own, { places: "11" })).html).toContain("Choose a lower number.");
    const { html } = await employer.get(own);
    const [, token = ""] = /\/table-pass\/([A-Z0-9]+)/.exec(html) ?? [];
    const phone = browse(pages);
    await phone.post(`/table-pass/${token}`, { label: "Nia" });
    const staff = await signIn("staff");
    const page = `/staff/events/${eventId}/tables/${center.employerId}`;
    const seen = (await staff.get(page)).html;
    expect(seen).toContain("Nia");
    expect((await employer.get(own)).html).toContain("Nia");
    const [, deviceId = ""] = /\/phones\/([\w-]+)\/withdrawal/.exec(seen) ?? [];
    await staff.post(`${page}/phones/${deviceId}/withdrawal`);
    expect((await phone.get(`/table/${eventId}`)).status).toBe(403);
    const [, passId = ""] = /\/passes\/([\w-]+)\/withdrawal/.exec(html) ?? [];
    await employer.post(`${own}/passes/${passId}/withdrawal`);
    expect((await browse(pages).get(`/table-pass/${token}`)).status).toBe(410);
  });
});

test("staff see each accepted employer's table: its number, whether somebody is there, and a page behind it", async () => {
  const [late, applied] = [
    await anotherEmployerAt(services, center, eventId, "Late Works"),
    await anotherEmployerAt(services, center, eventId, "Who Asks Inc"),
  ];
  const at = (employerId: string) =>
    and(eq(eventEmployers.eventId, eventId), eq(eventEmployers.employerId, employerId));
  await services.db.update(eventEmployers).set({ tableNo: 7, arrivedAt: noon }).where(at(center.employerId));
  await services.db.update(eventEmployers).set({ standing: "applied" }).where(at(applied));
  const staff = await signIn("staff");
  const tables = `/staff/events/${eventId}/tables`;
  const { html } = await staff.get(tables);
  const rows = html.split("<tr").map((row) => row.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " "));
  expect(rows.find((row) => row.includes("Harborline"))).toMatch(/ 7 .*Arrived/);
  expect(rows.find((row) => row.includes("Late Works"))).toContain("Missing");
  expect(html).not.toContain("Who Asks Inc");
  const hrefs = [...html.matchAll(/href="(\/staff\/events\/[\w-]+\/tables\/[\w-]+)"/g)].map(
    ([, href]) => href,
  );
  expect(hrefs).toEqual([`${tables}/${center.employerId}`, `${tables}/${late}`]);
  for (const href of hrefs) expect((await staff.get(href ?? "")).status).toBe(200);
});

describe("from a table's phone", () => {
  test("nobody else's data is reached: other pages, other events, what doors and staff ask of the API", async () => {
    const { browser, api } = await aTable();
    const other = await aPublishedEvent(services, center);
    const closed = [
      ...["/staff", "/staff/events", `/staff/events/${eventId}`, `/staff/events/${eventId}/tables`],
      ...["/employer", `/employer/events/${eventId}/shared`, `/employer/events/${eventId}/shared.csv`],
      ...[`/employer/events/${eventId}/table-phones`, `/door/${eventId}`, `/table/${other}`],
    ];
    for (const path of closed) {
      const { status } = await browser.get(path);
      expect({ path, status }).toEqual({ path, status: 403 });
    }
    for (const path of [
      at("roster"),
      at("registrations"),
      at("attendance"),
      at("table", other),
      "/employers",
    ]) {
      const { status } = await api("GET", path);
      expect({ path, status }).toEqual({ path, status: 403 });
    }
    expect((await api("POST", at("ticket-search"), { q: "ana" })).status).toBe(403);
  });

  test("another employer's visits, contacts and notes are not found", async () => {
    const first = await aTable();
    const second = await aTable(await anotherEmployerAt(services, center, eventId));
    expect((await first.api("PUT", at(`table-visits/${visitId}`), shared())).body).toMatchObject({
      ...{ outcome: "answered", answer: "shared", contact: { name: "Ana Ruiz" } },
    });
    expect((await second.api("GET", at(`table-visits/${visitId}`))).status).toBe(404);
    expect((await second.api("PUT", at(`table-visits/${visitId}`), shared())).status).toBe(404);
    expect((await second.api("GET", at("table-contacts"))).body).toEqual({ items: [] });
    const note = at(`table-contacts/${place.registrationId}/note`);
    expect((await second.api("PUT", note, { rating: "yes", text: "x" })).status).toBe(404);
    expect((await first.api("PUT", note, { rating: "yes", text: "Forklift" })).status).toBe(200);
    expect((await first.api("GET", at("table-contacts"))).body.items).toMatchObject([
      { name: "Ana Ruiz", level: "contact", rating: "yes", text: "Forklift" },
    ]);
    expect((await second.browser.get(`/table/${eventId}/visits/${visitId}`)).status).toBe(404);
  });

  test("the event is counted, and nobody named", async () => {
    await aShare(services, center, place.registrationId);
    const { browser, api } = await aTable();
    expect((await browser.get(`/table/${eventId}`)).html).not.toContain("Ana");
    expect((await api("GET", at("table"))).body).toMatchObject({
      ...{ isOpen: true, registered: 1, arrived: 0, shared: 0, named: 0, counted: 0 },
    });
  });

  test("what waited is answered one by one, in its order, and the same again", async () => {
    const { api } = await aTable();
    services.clock.set(new Date(noon.getTime() + hour));
    const item = { ...shared(), language: "en", scannedAt: noon.toISOString() };
    const note = { rating: "maybe", text: null };
    const items = [
      { ...item, visitId, note },
      { visitId: "no id" },
      { ...item, visitId: services.ids.uuid(), code: "x" },
    ];
    const first = await api("POST", at("table-visits"), { items });
    expect(first.body.items).toMatchObject([
      { visitId, status: 200, visit: { answer: "shared", notShared: null } },
      { visitId: "no id", status: 422 },
      { status: 422, problem: { code: "values-not-accepted" } },
    ]);
    expect((await api("POST", at("table-visits"), { items })).body.items[0]).toEqual(first.body.items[0]);
    expect(await services.db.$count(tableNotes, eq(tableNotes.eventId, eventId))).toBe(1);
    const of = and(eq(audit.subjectId, eventId), eq(audit.action, "asked at the table"));
    expect(await services.db.$count(audit, of)).toBe(1);
  });

  test("nothing is read after the end, and what waited is still taken", async () => {
    const { browser, api } = await aTable();
    services.clock.set(new Date(noon.getTime() + 6 * hour));
    expect((await browser.get(`/table/${eventId}`)).status).toBe(403);
    for (const path of [at("table"), at("table-contacts"), at(`table-visits/${visitId}`)]) {
      const { status, body } = await api("GET", path);
      expect({ path, status, code: body.code }).toEqual({ path, status: 401, code: "device-over" });
    }
    expect((await api("PUT", at(`table-visits/${visitId}`), shared())).status).toBe(401);
    const item = { ...shared(), visitId, language: "en", scannedAt: noon.toISOString() };
    expect((await api("POST", at("table-visits"), { items: [item] })).body.items).toMatchObject([
      { status: 200, visit: { answer: "shared" } },
    ]);
    expect(
      (await listSharedWith(services.db, { centerId: center.id, eventId, employerId: center.employerId }))
        .length,
    ).toBe(1);
  });

  test("nothing is read or sent after it was withdrawn", async () => {
    const { browser, api, passId } = await aTable();
    const of = { actor: center.staff, eventId, employerId: center.employerId, passId };
    await withdrawTablePass(services, of);
    expect((await browser.get(`/table/${eventId}`)).status).toBe(403);
    expect((await api("GET", at("table"))).status).toBe(401);
    expect((await api("POST", at("table-visits"), { items: [] })).status).toBe(401);
  });
});

describe("the visitor's page", () => {
  const page = () => `/m/${place.manageCode}`;
  const questions = async (of = page()) => JSON.parse((await browse(pages).get(`${of}/questions`)).html);
  const script = '<script src="/door/asking.js"';
  const asked = (api: Awaited<ReturnType<typeof aTable>>["api"]) =>
    api("PUT", at(`table-visits/${visitId}`), { code: place.ticketCode, answer: null });

  test("learns of a question by its id alone, and how soon to look again", async () => {
    const { api } = await aTable();
    expect(await questions()).toEqual({ open: [], next: 4_000 });
    await asked(api);
    expect(await questions()).toEqual({ open: [visitId], next: 4_000 });
    const { html } = await browse(pages).get(page());
    expect(html).toContain(`data-asking="${visitId}"`);
    services.clock.set(new Date(noon.getTime() + 16 * 60_000));
    expect(await questions()).toEqual({ open: [], next: 4_000 });
  });

  test("has the script that looks while tables are open or will be soon, and not else", async () => {
    for (const [hours, isThere] of [
      [-4, false],
      [-2, true],
      [0, true],
      [6, false],
    ] as const) {
      services.clock.set(new Date(noon.getTime() + hours * hour));
      expect([hours, (await browse(pages).get(page())).html.includes(script)]).toEqual([hours, isThere]);
    }
  });

  test("looks for nothing where nobody has a table, the place is gone, or the code opens nothing", async () => {
    const fair = await aRegistration(services, center, await aFair(services, center));
    expect(await questions(`/m/${fair.manageCode}`)).toEqual({ open: [], next: null });
    await browse(pages).post(`${page()}/cancellation`);
    expect(await questions()).toEqual({ open: [], next: null });
    expect((await browse(pages).get(page())).html).not.toContain(script);
    const another = page().endsWith("0") ? "1" : "0";
    expect((await browse(pages).get(`${page().slice(0, -1)}${another}/questions`)).status).toBe(404);
  });
});

describe("a note", () => {
  test("is the employer's, in its list and its file, and the visitor's own to read; staff read none", async () => {
    await aShare(services, center, place.registrationId);
    const employer = await signIn("employer");
    const page = `/employer/events/${eventId}/notes/${place.registrationId}`;
    expect((await employer.get(page)).html).toContain("Ana Ruiz");
    expect((await employer.post(page, { rating: "maybe", text: "Drives a forklift" })).status).toBe(303);
    const list = (await employer.get(`/employer/events/${eventId}/shared`)).html;
    expect(list).toContain("Drives a forklift");
    const file = (await employer.get(`/employer/events/${eventId}/shared.csv`)).html;
    expect(file).toMatch(/Ana Ruiz.*Name and contact.*Maybe.*Drives a forklift/);
    const own = `/m/${place.manageCode}/data`;
    const visitor = browse(pages);
    expect((await visitor.get(own)).html).toContain("keeps a note of its own about you");
    expect((await visitor.get(own)).html).not.toContain("forklift");
    expect(JSON.parse((await visitor.get(`${own}.json`)).html).employerNotes).toMatchObject([
      { employer: "Harborline Logistics LLC", rating: "maybe", text: "Drives a forklift" },
    ]);
    const staff = await signIn("staff");
    for (const path of ["", "/tables", `/registrations/${place.registrationId}`, "/audit"]) {
      expect((await staff.get(`/staff/events/${eventId}${path}`)).html).not.toContain("forklift");
    }
    expect((await staff.get(page)).status).toBe(403);
  });

  test("is kept on nobody who does not share with this employer", async () => {
    const employer = await signIn("employer");
    const page = `/employer/events/${eventId}/notes/${place.registrationId}`;
    expect((await employer.get(page)).status).toBe(404);
    expect((await employer.post(page, { rating: "yes", text: "" })).status).toBe(404);
  });
});
