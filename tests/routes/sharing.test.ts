import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEmployer } from "~/app/commands/create-employer.server";
import { listConsents } from "~/db/queries/consents";
import { countVisits } from "~/db/queries/table-visits";
import { audit, eventEmployers, memberships } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import {
  aCenter,
  anEmployer,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices, ticketKeys } from "~/tests/factories/services";

const day = 24 * 3_600_000;
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;
let employer: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const names = ["m.", "t.", "employer", "staff", "sign-"];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
  eventId = await aPublishedEvent(services, center);
  place = await aRegistration(services, center, eventId, {
    name: "Ana Ruiz",
    email: "ana@mail.example",
    phone: "213 555 0134",
  });
  employer = await signIn("employer");
});

async function signIn(role: "staff" | "employer", employerId = center.employerId) {
  const { email, userId } = await aPerson(services, center, role === "staff" ? role : null);
  if (role === "employer") {
    const row = { centerId: center.id, id: services.ids.uuid(), userId, createdAt: noon };
    await services.db.insert(memberships).values({ ...row, role, employerId });
  }
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  return browser;
}

const manage = () => `/m/${place.manageCode}`;
const table = () => `/employer/events/${eventId}/table`;
const shared = () => `/employer/events/${eventId}/shared`;
const visitor = () => browse(pages);
const share = (act: "given" | "taken-back") =>
  visitor().post(`${manage()}/sharing`, { employerId: center.employerId, act });
const numberOf = () =>
  services.codes.sharingNumber({
    registrationId: place.registrationId,
    generation: 1,
    keyId: ticketKeys[0]?.id ?? "",
  });
const proof = () => listConsents(services.db, { centerId: center.id, registrationId: place.registrationId });
const looks = async (action: string) => {
  const rows = await services.db
    .select({ to: audit.to })
    .from(audit)
    .where(and(eq(audit.centerId, center.id), eq(audit.action, action)));
  return rows.map(({ to }) => to);
};

describe("the visitor's page", () => {
  test("says what an employer gets, shares by one tap, says so, and ends it by one tap", async () => {
    expect((await visitor().get(manage())).html).toContain(`href="${manage()}/sharing"`);
    const before = (await visitor().get(`${manage()}/sharing`)).html;
    for (const part of [
      "If you share, Harborline Logistics LLC gets your name, and the e-mail and phone that you gave us.",
      "Ana Ruiz",
      "ana@mail.example",
      "213 555 0134",
    ])
      expect(before).toContain(part);
    expect((await share("given")).location).toBe(`${manage()}/sharing?done=given`);
    const given = (await visitor().get(`${manage()}/sharing?done=given`)).html;
    expect(given).toContain("You share now. You can stop at any time.");
    expect(given).toContain("Stop sharing with Harborline Logistics LLC");
    expect((await employer.get(shared())).html).toContain("Ana Ruiz");
    await share("taken-back");
    expect((await employer.get(shared())).html).not.toContain("Ana Ruiz");
    expect((await proof()).map(({ act, how }) => [act, how])).toEqual([
      ["given", "own-page"],
      ["taken-back", "own-page"],
    ]);
  });

  test("notes the language in which the words were shown", async () => {
    await visitor().post(`${manage()}/sharing?lang=es`, { employerId: center.employerId, act: "given" });
    expect(await proof()).toMatchObject([{ language: "es" }]);
  });

  test("asks whether they may be asked later, for as many days as the center keeps names then", async () => {
    expect((await visitor().get(`${manage()}/sharing`)).html).toContain("until 100 days after it");
    const later = await visitor().post(`${manage()}/sharing`, { act: "given" });
    expect(later.location).toBe(`${manage()}/sharing?done=later`);
    expect(await proof()).toMatchObject([{ purpose: "outcomes", employerId: null, act: "given" }]);
    expect((await visitor().get(`${manage()}/sharing`)).html).toContain("Do not ask me any more");
  });

  test("offers each employer of a fair by itself", async () => {
    const { employerId } = await createEmployer(services, {
      actor: center.staff,
      centerId: center.id,
      employer: { ...anEmployer(), legalName: "Three Ovens" },
    });
    await services.db
      .insert(eventEmployers)
      .values({ centerId: center.id, eventId, employerId, isHost: false });
    const html = (await visitor().get(`${manage()}/sharing`)).html;
    expect(html).toContain("Share with Harborline Logistics LLC");
    expect(html).toContain("Share with Three Ovens");
    await visitor().post(`${manage()}/sharing`, { employerId, act: "given" });
    const other = await signIn("employer", employerId);
    expect((await other.get(shared())).html).toContain("Ana Ruiz");
    expect((await employer.get(shared())).html).not.toContain("Ana Ruiz");
  });

  test.each([
    ["no known word", { act: "maybe" }, 422],
    [
      "an employer that is not there",
      { employerId: "018f9c2e-7b1a-7c3d-9e4f-5a6b7c8d9e0f", act: "given" },
      404,
    ],
    ["an employer that is no id", { employerId: "x", act: "given" }, 422],
  ])("takes %s for nothing", async (_what, fields, status) => {
    expect((await visitor().post(`${manage()}/sharing`, fields)).status).toBe(status);
    expect(await proof()).toEqual([]);
  });

  test("of a place that was cancelled shares nothing new, and still ends what was shared", async () => {
    await share("given");
    await visitor().post(`${manage()}/cancellation`);
    const { html } = await visitor().get(`${manage()}/sharing`);
    expect(html).toContain("Nothing more can be shared now.");
    expect(html).toContain("Stop sharing with");
    expect((await share("taken-back")).status).toBe(303);
    expect((await share("given")).status).toBe(409);
  });
});

describe("the employer's list", () => {
  test("is named with contact to this employer alone, and each look and each download is in the trail, uncounted by name", async () => {
    await aRegistration(services, center, eventId, { name: "Ben" });
    await share("given");
    const { html, headers } = await employer.get(shared());
    expect(html).toContain("mailto:ana@mail.example");
    expect(html).not.toContain("Ben");
    expect(headers.get("cache-control")).toContain("no-store");
    const file = await employer.get(`${shared()}.csv`);
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="shared-/);
    expect(file.html).toContain('"Ana Ruiz","ana@mail.example"');
    expect(file.html).not.toContain("Ben");
    await share("taken-back");
    expect((await employer.get(`${shared()}.csv`)).html).not.toContain("Ana");
    expect(await looks("looked at")).toEqual(["1 person"]);
    expect(await looks("downloaded")).toEqual(["1 person", "0 people"]);
    const staff = await signIn("staff");
    const trail = (await staff.get(`/staff/events/${eventId}/audit`)).html;
    expect(trail).toContain("looked at who shares with them");
    expect(trail).not.toContain("Ana");
  });

  test("holds no formula: what a spreadsheet would run is text", async () => {
    const hostile = await aRegistration(services, center, eventId, { name: '=HYPERLINK("http://x")' });
    await visitor().post(`/m/${hostile.manageCode}/sharing`, { employerId: center.employerId, act: "given" });
    expect((await employer.get(`${shared()}.csv`)).html).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  test("is not another employer's, nor staff's, nor of an event that is not public", async () => {
    const other = await createEmployer(services, {
      actor: center.staff,
      centerId: center.id,
      employer: { ...anEmployer(), legalName: "Other Inc" },
    });
    const stranger = await signIn("employer", other.employerId);
    const staff = await signIn("staff");
    for (const path of [shared(), `${shared()}.csv`, table()]) {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await staff.get(path)).status).toBe(403);
      expect((await visitor().get(path)).status).toBe(302);
    }
    expect(await looks("looked at")).toEqual([]);
  });
});

describe("at the table", () => {
  async function ask(code: string) {
    const asked = await employer.post(table(), { code });
    return { ...asked, visit: asked.location ?? "" };
  }

  test("the employer types the code, sees no name, and the visitor answers on their own page", async () => {
    const { visit } = await ask(place.shortCode);
    const screen = (await employer.get(visit)).html;
    expect(screen).toContain("Harborline Logistics LLC asks for your name and contact");
    for (const secret of ["Ana", "ana@", "0134", numberOf()]) expect(screen).not.toContain(secret);
    const own = (await visitor().get(manage())).html;
    expect(own).toContain("Harborline Logistics LLC asks for your name and contact");
    const visitId = visit.split("/").at(-1);
    const answered = await visitor().post(`${manage()}/sharing/${visitId}`, { answer: "shared" });
    expect(answered.location).toBe(`${manage()}/sharing?done=shared`);
    expect((await visitor().post(`${manage()}/sharing/${visitId}`, { answer: "shared" })).status).toBe(303);
    expect((await employer.get(shared())).html).toContain("Ana Ruiz");
    expect((await visitor().get(manage())).html).not.toContain("asks for your name");
    expect((await employer.get(visit)).html).toContain("Thank you. You share your name and contact");
  });

  test("the number that shares on the employer's screen is on the visitor's page, on paper, and in no page that the code opens", async () => {
    const { visit } = await ask(`HTTP://${center.host.toUpperCase()}/T/${place.ticketCode}`);
    const own = (await visitor().get(`${manage()}/sharing`)).html;
    expect(own).toContain(`Sharing number: <strong>${numberOf()}</strong>`);
    expect((await visitor().get(`/t/${place.ticketCode}`)).html).not.toContain(numberOf());
    const without = await employer.post(visit, { answer: "shared", number: "" });
    expect(without.status).toBe(422);
    expect(without.html).toContain("That is not the sharing number of this ticket.");
    expect(await proof()).toEqual([]);
    const answered = await employer.post(visit, { answer: "shared", number: numberOf() });
    expect(answered.status).toBe(303);
    expect(await proof()).toMatchObject([{ act: "given", how: "at-table" }]);
    expect((await employer.get(visit)).html).not.toContain("Ana");
  });

  test("staff's print of a ticket has the number too, for whoever has no phone", async () => {
    const staff = await signIn("staff");
    const path = `/staff/events/${eventId}/registrations/${place.registrationId}/ticket`;
    expect((await staff.get(path)).html).toContain(`<dd class="ticket-sharing">${numberOf()}<br/>`);
  });

  test("only counted, a visitor is a number alone", async () => {
    const { visit } = await ask(place.ticketCode);
    await employer.post(visit, { answer: "counted" });
    expect((await employer.get(visit)).html).toContain("does not know your name");
    const of = { centerId: center.id, eventId, employerId: center.employerId };
    expect(await countVisits(services.db, of)).toEqual({ shared: 0, named: 0, counted: 1 });
    expect((await employer.get(shared())).html).not.toContain("Ana");
    expect(await proof()).toEqual([]);
  });

  test("the screen begins in the center's language, whatever the visitor's own, and can be switched", async () => {
    place = await aRegistration(services, center, eventId, { name: "Reza", language: "fa" });
    const { visit } = await ask(place.shortCode);
    expect((await employer.get(visit)).html).toMatch(/<html lang="en"/);
    const switched = (await employer.get(`${visit}?lang=fa`)).html;
    expect(switched).toMatch(/<html lang="fa" dir="rtl"/);
    await employer.post(`${visit}?lang=fa`, { answer: "shared", number: numberOf() });
    expect(await proof()).toMatchObject([{ language: "fa" }]);
  });

  test("an unknown code asks again beside the field, and a closed table has no form", async () => {
    const { status, html } = await ask("1234 5678");
    expect(status).toBe(422);
    expect(html).toContain("No ticket of this event has this code.");
    services.clock.advance(2 * day);
    expect((await employer.get(table())).html).toContain("The table is closed");
    expect((await ask(place.shortCode)).status).toBe(409);
  });

  test("another employer's visit is not found", async () => {
    const { visit } = await ask(place.shortCode);
    const other = await createEmployer(services, {
      actor: center.staff,
      centerId: center.id,
      employer: { ...anEmployer(), legalName: "Other Inc" },
    });
    await services.db
      .insert(eventEmployers)
      .values({ centerId: center.id, eventId, employerId: other.employerId, isHost: false });
    const stranger = await signIn("employer", other.employerId);
    expect((await stranger.get(visit)).status).toBe(404);
    expect((await stranger.post(visit, { answer: "shared", number: numberOf() })).status).toBe(404);
  });
});

describe("staff whom a visitor asked", () => {
  test("note that they share and that they stop, with the proof saying whose hand it was", async () => {
    const staff = await signIn("staff");
    const path = `/staff/events/${eventId}/registrations/${place.registrationId}/sharing`;
    expect((await staff.get(path)).html).toContain("Read the text to the visitor");
    const fields = { employerId: center.employerId, act: "given" };
    expect((await staff.post(path, fields)).location).toBe(`${path}?done=given`);
    await staff.post(path, { ...fields, act: "taken-back" });
    expect((await proof()).map(({ act, how }) => [act, how])).toEqual([
      ["given", "staff"],
      ["taken-back", "staff"],
    ]);
  });
});
