import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { copyEvent } from "~/app/commands/copy-event.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { sendDue } from "~/app/worker/worker.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { findFairEmployer, listRepresentatives } from "~/db/queries/fair-employers";
import { listLiveEvents, listWaiting } from "~/db/queries/queue";
import { employers as employersTable, outbox } from "~/db/schema";
import { browse } from "../factories/browser";
import {
  aCenter,
  aDraft,
  anEvent,
  anOpening,
  aPublishedEvent,
  aRegistration,
  created,
  type TestCenter,
} from "../factories/center";
import { anEmployerPerson, type TestEmployer } from "../factories/employer";
import { aFair, aFairEmployer, anApplication, anInvitation, aTable } from "../factories/fairs";
import { aLargeFair } from "../factories/large-fair";
import { servePages } from "../factories/pages";
import { aPerson, password } from "../factories/people";
import { anApiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let pages: Awaited<ReturnType<typeof servePages>>;
let staff: ReturnType<typeof browse>;
let employer: TestEmployer;
let theirs: ReturnType<typeof browse>;
let server: TestServer;

const signIn = async (email: string) => {
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  return browser;
};

beforeAll(async () => {
  services = await createTestServices();
  server = createTestServer(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(outbox);
  center = await aCenter(services);
  pages = await servePages(services, {
    names: ["staff", "employer", "sign-", "($locale)", "embed"],
    origin: `http://${center.host}:3000`,
  });
  staff = await signIn((await aPerson(services, center, "staff")).email);
  employer = await anEmployerPerson(services, center, "Three Ovens Bakery");
  theirs = await signIn(employer.email);
  expect(pages.faults).toEqual([]);
});

const of = (eventId: string) => ({ centerId: center.id, eventId });
const stand = (eventId: string) =>
  findFairEmployer(services.db, { ...of(eventId), employerId: employer.employerId });

/** The employer is vetted and invited. */
async function invited(eventId: string) {
  await services.db
    .update(employersTable)
    .set({ vettedAt: noon })
    .where(eq(employersTable.id, employer.employerId));
  await anInvitation(services, center, eventId, employer.employerId);
}

const entry = {
  "openings.0.title": "Baker",
  "openings.0.vacancies": "3",
  "openings.0.payMin": "21",
  "openings.0.payMax": "24",
  "openings.0.payUnit": "hour",
  "openings.0.employmentType": "full-time",
  equipment: "Power for an oven",
  "people.0.name": "Ana Reyes",
  "people.0.email": "ana@ovens.example",
  "people.1.name": "Kim Lee",
  "people.1.email": "",
};

describe("a fair that the center holds", () => {
  const form = {
    employerId: "",
    type: "job-fair",
    title: "Spring job fair",
    description: "Many employers.",
    startsAtDate: "2026-12-05",
    startsAtTime: "10:00",
    endsAtTime: "14:00",
    roomId: "",
    capacity: "40",
  };

  test("is made by staff without an employer, and only a fair is", async () => {
    const made = await staff.post("/staff/events/new", form);
    expect(made.status).toBe(303);
    const refused = await staff.post("/staff/events/new", { ...form, type: "hiring-event" });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("Employer");
    const opening = { ...entry, ...form };
    const withOpening = Object.fromEntries(
      Object.entries(opening).filter(([name]) => name !== "equipment" && !name.startsWith("people.")),
    );
    expect((await staff.post("/staff/events/new", withOpening)).html).toContain("This needs an employer");
  });

  test("goes through the API without an employer, where nothing else does", async () => {
    const asStaff = await anApiClient(services, server, center, "staff");
    const {
      roomId: _room,
      heldFrom: _from,
      heldUntil: _until,
      capacity: _capacity,
      ...event
    } = anEvent(services);
    const body = { ...event, doorsOpenAt: null, doorsCloseAt: null, openings: [], walkInReserve: null };
    const made = await asStaff("POST", "/events", { ...body, type: "job-fair" });
    expect([made.status, made.body.employer]).toEqual([201, null]);
    expect((await asStaff("GET", `/events/${made.body.id}`)).body.employer).toBeNull();
    const published = await asStaff("PUT", `/events/${made.body.id}/publication`);
    expect(published.body.status).toBe("published");
    const other = await asStaff("POST", "/events", { ...body, type: "workshop" });
    expect([other.status, other.body.errors]).toMatchObject([422, [{ pointer: "/employerId" }]]);
    const { employerId } = center;
    const asEmployer = await anApiClient(services, server, center, "employer", { employerId });
    expect((await asEmployer("POST", "/events", { ...body, type: "job-fair" })).status).toBe(422);
  });

  test("bears the center's name in every list, on its pages, in its mails and calendar", async () => {
    const eventId = await aFair(services, center);
    const { slug } = (await findEventDetail(services.db, of(eventId))) ?? { slug: "" };
    for (const path of ["/staff/events", "/staff", `/staff/events/${eventId}`]) {
      expect([path, (await staff.get(path)).html.includes(center.name)]).toEqual([path, true]);
    }
    for (const path of ["/events", `/events/${slug}`, `/embed/events/${slug}`]) {
      const { status, html } = await staff.get(path);
      expect([path, status, html.includes("Spring job fair")]).toEqual([path, 200, true]);
    }
    expect((await staff.get(`/events/${slug}`)).html).toContain("The employers are named here");
    expect((await staff.get(`/events/${slug}/event.ics`)).status).toBe(200);
    await aRegistration(services, center, eventId, { email: "rosa@example.org" });
    await sendDue(services, {
      originOf: async () => "https://center.example",
      onError: (error) => {
        throw error;
      },
    });
    expect(services.mailer.sent.at(-1)?.subject).toContain("Spring job fair");
  });

  test("waits in the queue and is live there under the center's name", async () => {
    const draft = await aFair(services, center, { isDraft: true });
    await takeEventStep(services, {
      ...{ actor: center.staff, center },
      eventId: draft,
      to: "approved",
      reason: null,
    });
    const shown = { centerId: center.id, locale: "en", now: noon };
    expect(await listWaiting(services.db, shown)).toContainEqual(
      expect.objectContaining({ kind: "unpublished", eventId: draft, employer: center.name }),
    );
    const live = await aFair(services, center);
    expect(await listLiveEvents(services.db, shown)).toMatchObject([{ id: live, employer: center.name }]);
  });

  test("can be edited, cancelled and copied, and stays a fair", async () => {
    const eventId = await aFair(services, center);
    const edit = { actor: center.staff, center, eventId, reason: null };
    expect(await editEvent(services, { ...edit, patch: { title: "Autumn job fair" } })).toMatchObject({
      changed: ["title"],
    });
    const draft = await aFair(services, center, { isDraft: true });
    const other = { ...edit, eventId: draft, patch: { type: "workshop" as const } };
    expect(await editEvent(services, other)).toMatchObject({ fields: [{ field: "type" }] });
    const withOpening = { ...edit, eventId: draft, patch: { openings: [anOpening()] } };
    expect(await editEvent(services, withOpening)).toMatchObject({ fields: [{ field: "openings" }] });
    const end = { actor: center.staff, center, eventId, to: "cancelled", reason: "Water damage" } as const;
    expect(await takeEventStep(services, end)).toMatchObject({ status: "cancelled" });
    const copy = created(await copyEvent(services, { actor: center.staff, center, eventId }));
    expect(await findEventDetail(services.db, of(copy.eventId))).toMatchObject({
      type: "job-fair",
      host: null,
    });
  });

  test("tells every employer with a table where it moves or ends", async () => {
    const eventId = await aFair(services, center);
    await aTable(services, center, eventId, await aFairEmployer(services, center));
    await anApplication(services, center, eventId, employer);
    await services.db.delete(outbox);
    const startsAt = new Date(noon.getTime() + 3 * 3_600_000);
    const request = { actor: center.staff, center, eventId, reason: "Water damage" };
    await editEvent(services, { ...request, patch: { startsAt } });
    await takeEventStep(services, { ...request, to: "cancelled" });
    const told = await services.db
      .select({ kind: outbox.kind, recipient: outbox.recipient })
      .from(outbox)
      .where(eq(outbox.centerId, center.id))
      .orderBy(outbox.place);
    expect(told).toEqual([
      { kind: "event-moved", recipient: "jo@cedarfoods.example" },
      { kind: "event-cancelled", recipient: "jo@cedarfoods.example" },
    ]);
  });
});

describe("staff look after the employers", () => {
  test("invite several and an address, and see them", async () => {
    const eventId = await aFair(services, center);
    const cedar = await aFairEmployer(services, center);
    const page = await staff.get(`/staff/events/${eventId}/employers/invitations`);
    expect(page.html).toContain("Cedar Foods Co-op");
    expect(page.html).not.toContain("Three Ovens Bakery");
    const form = new FormData();
    for (const id of [cedar.employerId, center.employerId]) form.append("employerIds", id);
    form.append("email", "new@acme.example");
    const posted = await pages.post(
      `/staff/events/${eventId}/employers/invitations`,
      form,
      Object.fromEntries(staff.jar.headers),
    );
    expect(posted.headers.get("location")).toBe(`/staff/events/${eventId}/employers?done=invited`);
    const { html } = await staff.get(`/staff/events/${eventId}/employers?show=invited`);
    expect(html).toContain("Cedar Foods Co-op");
    expect(html).toContain('Invited<span class="tabs-count"> (2)');
  });

  test("see who waits, accept at a table, and say no with a reason", async () => {
    const eventId = await aFair(services, center);
    const cedar = await aFairEmployer(services, center);
    await anApplication(services, center, eventId, cedar, { equipment: "A screen" });
    const base = `/staff/events/${eventId}/employers/${cedar.employerId}`;
    expect((await staff.get("/staff")).html).toContain("Answer the application");
    expect((await staff.get(`/staff/events/${eventId}`)).html).toContain(
      'Employers<span class="tabs-count"> (1)',
    );
    const { html } = await staff.get(base);
    for (const words of ["Asks for a table", "A screen", "Ana Reyes", "Cook"]) expect(html).toContain(words);
    const wrong = await staff.post(`${base}/acceptance`, { tableNo: "1000" });
    expect(wrong.status).toBe(422);
    expect((await staff.post(`${base}/acceptance`, { tableNo: "12" })).location).toBe(
      `${base}?done=table-accepted`,
    );
    const refused = await staff.post(`${base}/withdrawal`, { reason: "" });
    expect([refused.status, refused.html.includes("Give a reason")]).toEqual([422, true]);
  });

  test("see the flags on what an employer brings before they answer it", async () => {
    const eventId = await aFair(services, center);
    const [cedar, other] = [
      await aFairEmployer(services, center),
      await aFairEmployer(services, center, "Other"),
    ];
    const openings = [anOpening({ title: "Cook", minimumQualifications: "No felons" })];
    await anApplication(services, center, eventId, cedar, { openings });
    await anApplication(services, center, eventId, other);
    const pageOf = async (employerId: string) =>
      (await staff.get(`/staff/events/${eventId}/employers/${employerId}`)).html;
    const link = `/staff/events/${eventId}/flags/`;
    expect(await pageOf(cedar.employerId)).toContain(link);
    expect(await pageOf(other.employerId)).not.toContain(link);
  });

  test("have no messages with a host where there is none", async () => {
    const eventId = await aFair(services, center);
    expect((await staff.get(`/staff/events/${eventId}`)).html).not.toContain(`${eventId}/thread"`);
    expect((await staff.get(`/staff/events/${eventId}/thread`)).status).toBe(404);
    const hosted = await aPublishedEvent(services, center);
    expect((await staff.get(`/staff/events/${hosted}`)).html).toContain(`${hosted}/thread"`);
  });

  test("count who came, mark by hand and take it back", async () => {
    const eventId = await aFair(services, center);
    const cedar = await aFairEmployer(services, center);
    await aTable(services, center, eventId, cedar);
    const list = `/staff/events/${eventId}/employers`;
    expect((await staff.get(list)).html).toContain("0 of 1");
    const mark = `${list}/${cedar.employerId}/marks/arrival`;
    expect((await staff.post(mark)).location).toBe(`${list}?done=marked`);
    const { html } = await staff.get(`${list}?show=arrived`);
    expect(html).toContain("1 of 1");
    expect(html).toContain("Not arrived after all");
    await staff.post(`${mark}/removal`);
    expect((await staff.get(list)).html).toContain("0 of 1");
    expect((await staff.post(`${list}/${cedar.employerId}/marks/nonsense`)).status).toBe(404);
  });

  test("page through many employers, and find one by its name or its table", async () => {
    const { eventId } = await aLargeFair(services, center, { employers: 26, openingsEach: 0 });
    const list = `/staff/events/${eventId}/employers`;
    const rowsOf = (html: string) => html.match(/<th role="rowheader"/g)?.length ?? 0;
    const first = (await staff.get(list)).html;
    const [, next = ""] = /href="([^"]*)" rel="next"/.exec(first) ?? [];
    expect([first, (await staff.get(next)).html].map(rowsOf)).toEqual([25, 1]);
    for (const asked of ["q=26", "q=harborline+logistics&show=missing"]) {
      expect(rowsOf((await staff.get(`${list}?${asked}`)).html)).toBe(1);
    }
    expect((await staff.get(`${list}?q=nobody`)).html).toContain("No employers here");
  });

  test("set the tables and the last day to apply, which ends in the event's zone", async () => {
    const eventId = await aFair(services, center);
    const path = `/staff/events/${eventId}/employers/limits`;
    await staff.post(path, { tables: "70", applicationsCloseOn: "2026-12-01" });
    const { html } = await staff.get(path);
    expect(html).toContain('value="70"');
    expect(html).toContain('value="2026-12-01"');
    expect((await staff.get(`/staff/events/${eventId}/employers`)).html).toContain("0 of 70");
  });

  test("find two employers at one table refused beside the field", async () => {
    const eventId = await aFair(services, center);
    const cedar = await aFairEmployer(services, center);
    await aTable(services, center, eventId, cedar, { tableNo: 3 });
    const other = await aFairEmployer(services, center, "Other");
    await aTable(services, center, eventId, other);
    const path = `/staff/events/${eventId}/employers/${other.employerId}/table`;
    const again = await staff.post(path, { tableNo: "3", equipment: "" });
    expect([again.status, again.html.includes("Another employer has this table")]).toEqual([422, true]);
    expect((await staff.post(path, { tableNo: "4", equipment: "" })).status).toBe(303);
  });

  test("write to all of them, once for each form", async () => {
    const eventId = await aFair(services, center);
    await aTable(services, center, eventId, await aFairEmployer(services, center));
    const path = `/staff/events/${eventId}/employers/announcement`;
    const key = /name="formKey" value="([^"]+)"/.exec((await staff.get(path)).html)?.[1] ?? "";
    for (let n = 0; n < 2; n += 1) await staff.post(path, { formKey: key, text: "Park in the yard" });
    expect((await staff.get(path)).html).toContain("Park in the yard");
    expect((await staff.get(`/staff/events/${eventId}/announcement`)).html).not.toContain("Park in the yard");
    const sent = await services.db.$count(outbox, eq(outbox.kind, "fair-message"));
    expect(sent).toBe(1);
  });

  test("have no such pages where an event has no tables", async () => {
    const eventId = await aPublishedEvent(services, center, { type: "workshop" });
    expect((await staff.get(`/staff/events/${eventId}/employers`)).status).toBe(404);
    expect((await staff.get(`/staff/events/${eventId}`)).html).not.toContain(`${eventId}/employers"`);
  });

  test("keep them from everybody else", async () => {
    const eventId = await aFair(services, center);
    for (const path of ["", "/invitations", "/limits", "/announcement"]) {
      expect((await theirs.get(`/staff/events/${eventId}/employers${path}`)).status).toBe(403);
    }
  });
});

describe("an employer", () => {
  test("finds a fair, applies with openings and people, and changes them", async () => {
    const eventId = await aFair(services, center);
    expect((await theirs.get("/employer/fairs")).html).toContain("Spring job fair");
    const path = `/employer/fairs/${eventId}`;
    expect((await theirs.get(path)).html).toContain("Apply for a table");
    const blank = await theirs.post(`${path}/application`, { equipment: "", "people.0.name": "" });
    expect([blank.status, blank.html.includes("Add at least one opening")]).toEqual([422, true]);
    expect((await theirs.post(`${path}/application`, entry)).location).toBe(`${path}?done=applied`);
    const { html } = await theirs.get(path);
    for (const words of [
      "Baker",
      "Power for an oven",
      "Kim Lee",
      "ana@ovens.example",
      "a door ticket follows",
    ]) {
      expect(html).toContain(words);
    }
    const form = await theirs.get(`${path}/application`);
    for (const value of ["Ana Reyes", "ana@ovens.example", "Kim Lee"]) {
      expect(form.html).toContain(`value="${value}"`);
    }
    const fewer = { ...entry, "people.0.name": "", "people.0.email": " " };
    expect((await theirs.post(`${path}/application`, fewer)).location).toBe(`${path}?done=applied`);
    expect(await stand(eventId)).toMatchObject({ standing: "applied", representatives: 1 });
  });

  test("adds an opening to the form without script, and nothing is sent", async () => {
    const eventId = await aFair(services, center);
    const again = await theirs.post(`/employer/fairs/${eventId}/application`, {
      ...entry,
      addOpening: "yes",
    });
    expect([again.status, again.html.includes("Opening 2")]).toEqual([200, true]);
    expect(await stand(eventId)).toBeNull();
  });

  test("adds somebody to the form without script, and nothing is sent", async () => {
    const eventId = await aFair(services, center);
    const path = `/employer/fairs/${eventId}/application`;
    const again = await theirs.post(path, { ...entry, addPerson: "yes" });
    expect([again.status, again.html.includes('name="people.2.email"')]).toEqual([200, true]);
    expect(again.html).toContain('value="ana@ovens.example"');
    expect(await stand(eventId)).toBeNull();
  });

  test("hears beside the field what is wrong with an address, and of an address without a name", async () => {
    const path = `/employer/fairs/${await aFair(services, center)}/application`;
    const wrong = { "people.0.email": "ana", "people.1.name": "", "people.1.email": "kim@ovens.example" };
    const { status, html } = await theirs.post(path, { ...entry, ...wrong });
    expect(status).toBe(422);
    expect(html).toContain("Person 1, E-mail:");
    expect(html).toContain("Person 2, Name:");
    expect(html).toContain('value="kim@ovens.example"');
  });

  test("with more openings than the form holds changes what else it brings, and keeps them all", async () => {
    const eventId = await aFair(services, center);
    await invited(eventId);
    await theirs.post(`/employer/fairs/${eventId}/application`, entry);
    const lines = Array.from({ length: 60 }, (_, n) => `Job ${n},1,$20-25/hr,full-time`);
    const text = ["title,vacancies,pay,employment_type", ...lines].join("\n");
    const read = await theirs.post(`/employer/events/${eventId}/openings/imports`, { text });
    await theirs.post(read.location ?? "");
    const own = (await theirs.get(`/employer/fairs/${eventId}`)).html;
    expect(own).toContain("See all 61 openings");
    expect(own.match(/class="opening"/g)).toHaveLength(12);
    const path = `/employer/fairs/${eventId}/application`;
    const { html } = await theirs.get(path);
    expect(html).toMatch(
      /too many openings for this form[^]*\/openings">Change them on the page of openings</,
    );
    expect(html).not.toContain("openings.0.title");
    const fields = { openingsApart: "yes", equipment: "Two chairs", "people.0.name": "Kim Lee" };
    expect((await theirs.post(path, fields)).location).toBe(`/employer/fairs/${eventId}?done=entry-saved`);
    expect(await stand(eventId)).toMatchObject({ openings: 61, equipment: "Two chairs", representatives: 1 });
    const page = (await staff.get(`/staff/events/${eventId}/employers/${employer.employerId}`)).html;
    expect(page).toContain("61 openings: see them on the page of openings");
    expect(page).not.toContain('class="opening"');
  });

  test("without an opening does not apply by leaving them apart", async () => {
    const eventId = await aFair(services, center);
    const fields = { openingsApart: "yes", "people.0.name": "Kim Lee" };
    expect((await theirs.post(`/employer/fairs/${eventId}/application`, fields)).status).toBe(422);
    expect(await stand(eventId)).toBeNull();
  });

  test("has a table: its number, counts and door tickets, and no visitor's name", async () => {
    const eventId = await aFair(services, center);
    await aRegistration(services, center, eventId, { name: "Rosa Delgado" });
    await services.db
      .update(employersTable)
      .set({ vettedAt: noon })
      .where(eq(employersTable.id, employer.employerId));
    await aTable(services, center, eventId, { ...employer, legalName: "Three Ovens Bakery" }, { tableNo: 7 });
    const path = `/employer/fairs/${eventId}`;
    const { html } = await theirs.get(path);
    expect(html).toContain("You have a table");
    expect(html).toContain("<dd>7</dd>");
    expect(html).not.toContain("Rosa");
    const [person] = await listRepresentatives(services.db, {
      ...of(eventId),
      employerId: employer.employerId,
    });
    const ticket = await theirs.get(`${path}/tickets/${person?.id}`);
    expect(ticket.status).toBe(200);
    expect(ticket.html).toContain("<svg");
    expect(ticket.html).toContain("Three Ovens Bakery");
    expect((await theirs.get(`/employer/events/${eventId}`)).location).toBe(path);
    expect((await theirs.get(`/employer/events/${eventId}/table`)).status).toBe(200);
    const { slug } = (await findEventDetail(services.db, of(eventId))) ?? { slug: "" };
    const shown = (await theirs.get(`/events/${slug}`)).html;
    expect(shown).toContain("Three Ovens Bakery");
    expect(shown).toContain("Table 7");
  });

  test("sees another's fair ticket as little as one that ended", async () => {
    const eventId = await aFair(services, center);
    const cedar = await aFairEmployer(services, center);
    await aTable(services, center, eventId, cedar);
    await anApplication(services, center, eventId, employer);
    const tickets = [
      ...(await listRepresentatives(services.db, { ...of(eventId), employerId: cedar.employerId })),
      ...(await listRepresentatives(services.db, { ...of(eventId), employerId: employer.employerId })),
    ];
    expect(tickets).toHaveLength(2);
    for (const { id } of tickets) {
      expect((await theirs.get(`/employer/fairs/${eventId}/tickets/${id}`)).status).toBe(404);
    }
  });

  test("sees nothing of an event until it has a table there", async () => {
    const eventId = await aFair(services, center);
    await anApplication(services, center, eventId, employer);
    for (const page of ["", "/table", "/shared"]) {
      expect((await theirs.get(`/employer/events/${eventId}${page}`)).status).toBe(404);
    }
    const { employerId } = employer;
    const api = await anApiClient(services, server, center, "employer", { employerId });
    expect((await api("GET", `/events/${eventId}`)).status).toBe(404);
    expect((await api("GET", `/events/${eventId}/attendance`)).status).toBe(404);
    expect((await api("GET", "/events")).body.items).toEqual([]);
  });

  test("says no to an invitation, and steps back from a table", async () => {
    const eventId = await aFair(services, center);
    await services.db
      .update(employersTable)
      .set({ vettedAt: noon })
      .where(eq(employersTable.id, employer.employerId));
    await anInvitation(services, center, eventId, employer.employerId);
    const path = `/employer/fairs/${eventId}`;
    expect((await theirs.get(path)).html).toContain("Take the invitation");
    expect((await theirs.post(`${path}/declination`, { reason: "" })).location).toBe(
      "/employer/fairs?done=said-no",
    );
    await anInvitation(services, center, eventId, employer.employerId);
    expect((await theirs.post(`${path}/application`, entry)).location).toBe(`${path}?done=entry-saved`);
    expect((await theirs.post(`${path}/withdrawal`, { reason: "Nobody is free" })).location).toBe(
      "/employer/fairs?done=stepped-back",
    );
    expect(await stand(eventId)).toMatchObject({ standing: "withdrawn" });
  });

  test("is told in its own words that it waits for vetting", async () => {
    const eventId = await aFair(services, center);
    await services.db
      .update(employersTable)
      .set({ vettedAt: noon })
      .where(eq(employersTable.id, employer.employerId));
    await anInvitation(services, center, eventId, employer.employerId);
    await services.db
      .update(employersTable)
      .set({ vettedAt: null })
      .where(eq(employersTable.id, employer.employerId));
    const again = await theirs.post(`/employer/fairs/${eventId}/application`, entry);
    expect([again.status, again.html.includes("check your organization first")]).toEqual([409, true]);
  });

  test("finds no draft, no event of another kind and no other center's fair", async () => {
    const ids = [
      await aFair(services, center, { isDraft: true }),
      await aDraft(services, center),
      await aPublishedEvent(services, center),
      await aFair(services, await aCenter(services)),
    ];
    for (const id of ids) expect((await theirs.get(`/employer/fairs/${id}`)).status).toBe(404);
  });
});

test("who has a table, and nobody else, is named to the public", async () => {
  const eventId = await aFair(services, center);
  const [first, second] = [
    await aFairEmployer(services, center, "Cedar Foods Co-op"),
    await aFairEmployer(services, center, "Delta Freight"),
  ];
  await aTable(services, center, eventId, first, { tableNo: 2, openings: [anOpening({ title: "Cook" })] });
  await aTable(services, center, eventId, second, { openings: [anOpening({ title: "Driver" })] });
  await anApplication(services, center, eventId, employer, {
    openings: [anOpening({ title: "Secret job" })],
  });
  const { slug } = (await findEventDetail(services.db, of(eventId))) ?? { slug: "" };
  const { html } = await theirs.get(`/events/${slug}`);
  const order = ["Cedar Foods Co-op", "Table 2", "Cook", "Delta Freight", "Driver"].map((words) =>
    html.indexOf(words),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  expect(html).not.toContain("Secret job");
  expect(html).not.toContain("Three Ovens Bakery");
  expect(html.match(/"@type":"JobPosting"/g)).toHaveLength(2);
  const list = (await theirs.get("/events?q=driver")).html;
  expect(list).toContain("Spring job fair");
  const step = { actor: center.staff, center, eventId, employerId: second.employerId };
  await takeTableStep(services, { ...step, name: "withdraw", reason: "No room" });
  expect((await theirs.get(`/events/${slug}`)).html).not.toContain("Delta Freight");
  expect((await theirs.get("/events?q=driver")).html).not.toContain("Spring job fair");
});
