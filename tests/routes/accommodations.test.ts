import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mostAccommodations } from "~/app/domain/accommodations/accommodation";
import { listAccommodations } from "~/db/queries/accommodations";
import { centers, events } from "~/db/schema";
import { anAccommodation } from "~/tests/factories/accommodations";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { anApiClient, createTestServer } from "~/tests/factories/server";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 24 * 3_600_000;
const need = "A seat near the door, please";
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let staff: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const names = ["($locale)", "m.", "staff", "sign-", "door."];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
  eventId = await anEventIn(20);
  staff = await signIn("staff");
});

const anEventIn = (days: number) =>
  aPublishedEvent(services, center, {
    startsAt: new Date(noon.getTime() + days * day),
    endsAt: new Date(noon.getTime() + days * day + 3 * 3_600_000),
    doorsOpenAt: null,
    doorsCloseAt: null,
  });

async function signIn(role: "staff" | "door" | "employer") {
  const { email } = await aPerson(services, center, role);
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  return browser;
}

async function slugOf(id: string): Promise<string> {
  const [row] = await services.db.select({ slug: events.slug }).from(events).where(eq(events.id, id));
  return row?.slug ?? "";
}

/** Registers by the public form. @returns the answer, and the manage page's path where there is one */
async function register(fields: Record<string, string>, event = eventId) {
  const path = `/events/${await slugOf(event)}/registration`;
  const visitor = browse(pages);
  const { html } = await visitor.get(path);
  const formKey = /name="formKey" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const answer = await visitor.post(path, { formKey, name: "Ana Ruiz", ...fields });
  return { ...answer, form: html, manage: answer.location ?? "" };
}

const textOf = async (path: string) => (await browse(pages).get(path)).html;

describe("the form for a ticket", () => {
  test("says until when to ask, who reads it and that no illness is asked for, and takes what is asked", async () => {
    const { form, manage } = await register({ accommodationKind: "seating", accommodationText: need });
    expect(form).toContain("Ask by Wednesday, December 16, 2026, so that we can arrange it.");
    expect(form).toContain("Only staff of the job center read this.");
    expect(form).toContain("Do not tell us about an illness or a disability.");
    const html = await textOf(`${manage}/accommodation`);
    expect(html).toContain("A seat that suits me");
    expect(html).toContain(need);
    expect(html).not.toContain("This came after");
  });

  test("is as before for who needs nothing, and a stale form without the fields is taken", async () => {
    const { manage } = await register({ accommodationKind: "", accommodationText: "  " });
    expect(await textOf(`${manage}/accommodation`)).not.toContain("What you asked for");
    expect((await register({})).status).toBe(303);
  });

  test.each([
    ["another kind without words", { accommodationKind: "other" }, "Say in a few words what would help."],
    ["a kind of no list", { accommodationKind: "diagnosis" }, "Choose one from the list."],
    [
      "more words than are kept",
      { accommodationKind: "seating", accommodationText: "x".repeat(501) },
      "This is too long.",
    ],
  ])("with %s comes back open, with what is wrong beside its field", async (_what, fields, problem) => {
    const { status, html } = await register(fields);
    expect(status).toBe(422);
    expect(html).toMatch(/<details class="form-more" open/);
    expect(html).toContain(problem);
  });

  test("after the day to ask, takes a request and says that it is late", async () => {
    const soon = await anEventIn(4);
    const { form, manage } = await register({ accommodationKind: "captioning" }, soon);
    expect(form).toContain("The day to ask was Monday, November 30, 2026. Ask anyway");
    expect(await textOf(`${manage}/accommodation`)).toContain("This came after the day to ask.");
    expect((await staff.get(`/staff/events/${soon}/accommodations`)).html).toContain("Late");
  });

  test("has the center's own last day", async () => {
    await services.db
      .update(centers)
      .set({ settings: { ...center.settings, accommodationCutOffDays: 10 }, revision: 2 })
      .where(eq(centers.id, center.id));
    services.live.announce({ kind: "center", centerId: center.id });
    const { form } = await register({});
    expect(form).toContain("Ask by Friday, December 11, 2026");
  });

  test("posted twice with one key and other needs, is two places and loses neither", async () => {
    const path = `/events/${await slugOf(eventId)}/registration`;
    const visitor = browse(pages);
    const formKey = /name="formKey" value="([^"]+)"/.exec((await visitor.get(path)).html)?.[1] ?? "";
    const post = (accommodationText: string) =>
      visitor.post(path, { formKey, name: "Ana", accommodationText });
    const [first, second, again] = [await post(need), await post("Large letters"), await post(need)];
    expect(first.location).toBe(again.location);
    expect(second.location).not.toBe(first.location);
  });
});

describe("the ticket's page", () => {
  async function aPlace() {
    const { manageCode, registrationId } = await aRegistration(services, center, eventId);
    return { registrationId, access: `/m/${manageCode}/accommodation`, manage: `/m/${manageCode}` };
  }

  test("leads to what was asked for, where more is asked, changed and taken back without script", async () => {
    const { access, manage } = await aPlace();
    expect(await textOf(manage)).toContain(`href="${access}"`);
    const visitor = browse(pages);
    const { html } = await visitor.get(access);
    const action = /<form class="form" method="post" action="([^"]+)"/.exec(html)?.[1] ?? "";
    const asked = await visitor.post(action, { accommodationKind: "captioning", accommodationText: need });
    expect(asked.location).toBe(`${access}?done=asked`);
    await visitor.post(action, { accommodationKind: "captioning", accommodationText: need });
    const list = await visitor.get(access);
    expect(list.html.match(/Change this:/g)).toHaveLength(1);
    const change = new RegExp(`href="(${access}/[^"]+)"`).exec(list.html)?.[1] ?? "";
    expect((await visitor.get(change)).html).toContain(need);
    await visitor.post(change, { accommodationKind: "large-print", accommodationText: "" });
    const changed = await textOf(access);
    expect(changed).toContain("Large print");
    expect(changed).not.toContain(need);
    expect((await visitor.post(`${change}/withdrawal`)).location).toBe(`${access}?done=withdrawn`);
    expect(await textOf(access)).not.toContain("What you asked for");
  });

  test.each([
    [{ accommodationKind: "" }, "Choose what would help."],
    [{ accommodationKind: "other", accommodationText: "" }, "Say in a few words what would help."],
  ])("asks again for %j", async (fields, problem) => {
    const { access } = await aPlace();
    const { status, html } = await browse(pages).post(access, fields);
    expect(status).toBe(422);
    expect(html).toContain(problem);
  });

  test("shows how staff settled a request, and the form no more once there are many or the event is over", async () => {
    const { access, registrationId } = await aPlace();
    const id = await anAccommodation(services, center, registrationId);
    await staff.post(`/staff/events/${eventId}/accommodations/${id}/settlement`, { state: "met" });
    expect(await textOf(access)).toContain("The job center will have this ready for you.");
    for (let n = 1; n < mostAccommodations; n += 1) await anAccommodation(services, center, registrationId);
    expect(await textOf(access)).toContain("You asked for a lot already.");
    services.clock.advance(21 * day);
    const over = await textOf(access);
    expect(over).toContain("Nothing can be asked for here now.");
    expect(over).not.toContain("<form");
  });

  test("of another person opens no request", async () => {
    const { registrationId } = await aPlace();
    const id = await anAccommodation(services, center, registrationId, { text: need });
    const other = await aPlace();
    expect((await browse(pages).get(`${other.access}/${id}`)).status).toBe(404);
    const change = { accommodationKind: "captioning", accommodationText: "" };
    expect((await browse(pages).post(`${other.access}/${id}`, change)).status).toBe(404);
    await browse(pages).post(`${other.access}/${id}/withdrawal`);
    const of = { centerId: center.id, registrationId };
    expect(await listAccommodations(services.db, of)).toHaveLength(1);
  });
});

describe("the staff's page", () => {
  test("counts what was asked, met and not met, shows what is open first, and the tab how many wait", async () => {
    const { registrationId } = await aRegistration(services, center, eventId, { name: "Ana Ruiz" });
    const other = await aRegistration(services, center, eventId, { name: "Ben Okoro" });
    const met = await anAccommodation(services, center, registrationId, { text: need });
    await anAccommodation(services, center, other.registrationId, { kind: "wheelchair" });
    const path = `/staff/events/${eventId}/accommodations`;
    expect((await staff.get(path)).html).toMatch(/Access requests<span class="tabs-count"> \(2\)/);
    const settled = await staff.post(`${path}/${met}/settlement`, { state: "met" });
    expect(settled.location).toBe(`${path}?done=met`);
    const { html } = await staff.get(path);
    expect(html).toMatch(/<dt>asked<\/dt><dd class="stat-figure">2/);
    expect(html).toMatch(/<dt>met<\/dt><dd class="stat-figure">1/);
    expect(html).toMatch(/<dt>not met<\/dt><dd class="stat-figure">0/);
    expect(html.indexOf("Ben Okoro")).toBeLessThan(html.indexOf("Ana Ruiz"));
    expect(html).toContain(need);
    expect((await staff.post(`${path}/${met}/settlement`, { state: "maybe" })).status).toBe(422);
  });

  test("takes a request at the desk with the registration", async () => {
    const path = `/staff/events/${eventId}/registrations/new`;
    const { html } = await staff.get(path);
    expect(html).toContain("never an illness, a disability or a diagnosis");
    const formKey = /name="formKey" value="([^"]+)"/.exec(html)?.[1] ?? "";
    const fields = { formKey, name: "Ana", email: "", phone: "", language: "en", partySize: "1" };
    await staff.post(path, { ...fields, accommodationKind: "seating", accommodationText: need });
    expect((await staff.get(`/staff/events/${eventId}/accommodations`)).html).toContain(need);
  });

  test("is staff's alone: nothing of a request is in the API, the roster's file, the door, the trail or the logs", async () => {
    const { manage } = await register({ accommodationKind: "seating", accommodationText: need });
    const secret = /near the door|seating/i;
    for (const role of ["door", "employer"] as const) {
      const { status } = await (await signIn(role)).get(`/staff/events/${eventId}/accommodations`);
      expect(status).toBe(403);
    }
    const server = createTestServer(services);
    for (const role of ["admin", "staff", "door"] as const) {
      const api = await anApiClient(services, server, center, role);
      for (const path of [`/events/${eventId}/registrations`, `/events/${eventId}/roster`])
        expect(JSON.stringify(await api("GET", path))).not.toMatch(secret);
    }
    const file = (await staff.get(`/staff/events/${eventId}/roster.csv`)).html;
    expect(file).toContain("Ana Ruiz");
    expect(file).not.toMatch(secret);
    expect(await textOf(manage)).not.toContain(need);
    const rows = await services.db.execute<{ row: string }>(
      sql`select to_json(a)::text as row from audit a where center_id = ${center.id}`,
    );
    expect(rows.map(({ row }) => row).join()).not.toMatch(secret);
    expect(pages.faults).toEqual([]);
  });
});
