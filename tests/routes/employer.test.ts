import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { saveEventDraft } from "~/app/commands/save-event-draft.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import type { EventStatus } from "~/app/domain/events/event";
import { findEmployer } from "~/db/queries/employers";
import { employers } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { anEmployerPerson, aRequest, type TestEmployer } from "../factories/employer";
import { type ServedPages, servePages } from "../factories/pages";
import { aPerson, signedIn } from "../factories/people";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let employer: TestEmployer;
let other: TestEmployer;
beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["employer"], origin: `http://${center.host}:3000` });
  employer = await anEmployerPerson(services, center, "Three Ovens Bakery");
  other = await anEmployerPerson(services, center, "Harborline Logistics");
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});

type Who = { email: string };
const cookiesOf = async ({ email }: Who) => {
  const cookie = (await signedIn(services, email)).headers.get("cookie") ?? "";
  return { cookie };
};
const open = async (who: Who, path: string) => {
  const response = await pages.get(path, await cookiesOf(who));
  return {
    status: response.status,
    location: response.headers.get("location"),
    html: (await response.text()).replaceAll("<!-- -->", ""),
  };
};
const post = async (who: Who, path: string, fields: Record<string, string> = {}) => {
  const response = await pages.post(path, fields, await cookiesOf(who));
  return {
    status: response.status,
    location: response.headers.get("location"),
    html: (await response.text()).replaceAll("<!-- -->", ""),
  };
};

const request = (more: Parameters<typeof aRequest>[3] = { isSubmitted: true }) =>
  aRequest(services, center, employer, { roomId: null, ...more });
const byStaff = async (eventId: string, to: EventStatus, reason: string | null = null) => {
  services.clock.advance(60_000);
  await takeEventStep(services, { actor: center.staff, center, eventId, to, reason });
};

const pathsOf = (eventId: string) =>
  ["", "/edit", "/submission", "/withdrawal", "/removal", "/copy"].map(
    (page) => `/employer/events/${eventId}${page}`,
  );

describe("who may open an employer's pages", () => {
  test("a visitor is sent to sign in and back", async () => {
    const response = await pages.get("/employer/events/new");
    expect(response.headers.get("location")).toBe("/sign-in?next=%2Femployer%2Fevents%2Fnew");
  });

  test("a person without a role here is sent to describe the organization", async () => {
    const person = await aPerson(services, center);
    expect(await open(person, "/employer")).toMatchObject({
      status: 302,
      location: "/employer/organization",
    });
  });

  test.each(["admin", "staff", "door"] as const)("%s is refused", async (role) => {
    const person = await aPerson(services, center, role);
    for (const path of ["/employer", "/employer/organization", "/employer/events/new"])
      expect((await open(person, path)).status).toBe(403);
  });

  test("another employer's event, draft and kept form are not found, to read or to post", async () => {
    const eventId = await request({ isSubmitted: false });
    const draftId = services.ids.uuid();
    await saveEventDraft(services, { actor: employer.actor, draftId, values: { title: "Mine alone" } });
    const paths = [...pathsOf(eventId), ...pathsOf(draftId)].filter((path) => !path.endsWith("/copy"));
    for (const path of paths) expect([path, (await open(other, path)).status]).toEqual([path, 404]);
    for (const path of [`/employer/events/${eventId}/submission`, `/employer/events/${eventId}/withdrawal`])
      expect([path, (await post(other, path)).status]).toEqual([path, 404]);
    expect((await post(other, `/employer/events/${eventId}/copy`)).status).toBe(404);
    expect((await post(other, `/employer/events/${eventId}/edit`, { title: "Mine" })).status).toBe(404);
  });

  test("another center's event is not found, nor is an address without an id", async () => {
    const abroad = await aCenter(services);
    const theirs = await aPublishedEvent(services, abroad);
    expect((await open(employer, `/employer/events/${theirs}`)).status).toBe(404);
    expect((await open(employer, "/employer/events/nonsense/edit")).status).toBe(404);
  });

  test("their pages are kept by nobody and listed nowhere", async () => {
    const { headers } = await pages.get("/employer", await cookiesOf(employer));
    expect([headers.get("cache-control"), headers.get("x-robots-tag")]).toEqual([
      "no-store",
      "noindex, nofollow",
    ]);
  });
});

describe("describing the organization", () => {
  const organization = {
    legalName: "Bread & <b>Roses</b>",
    street: "19 Mill Lane, Riverside",
    website: "www.roses.example",
    sizeBand: "10-19",
    contactName: "Samuel Brandt",
    contactEmail: "samuel@roses.example",
    contactPhone: "",
    isAttested: "yes",
  };

  test("begins with the person's own name and address and shows the statements", async () => {
    const person = await aPerson(services, center);
    const { html } = await open(person, "/employer/organization");
    expect(html).toContain(`value="${person.email}"`);
    expect(html).toContain("Nobody pays a fee to apply or to be hired.");
  });

  test("leads to the desk, which says that the center has not checked it", async () => {
    const person = await aPerson(services, center);
    expect(await post(person, "/employer/organization", organization)).toMatchObject({
      status: 303,
      location: "/employer?done=described",
    });
    const { html } = await open(person, "/employer");
    expect(html).toContain("The center has not checked your organization yet");
    expect(html).toContain("Bread &amp; &lt;b&gt;Roses&lt;/b&gt;");
    expect(html).toContain("No event yet");
  });

  test.each([
    ["nothing typed", {}, "legalName", "Type the legal name."],
    [
      "an e-mail with a name before it",
      { contactEmail: "Sam <sam@roses.example>" },
      "contactEmail",
      "without a name before it",
    ],
    ["a website that is none", { website: "roses" }, "website", "Write a web address"],
    ["10,000 letters", { legalName: "x".repeat(10_000) }, "legalName", "This is too long."],
    ["a size that is not in the list", { sizeBand: "many" }, "sizeBand", "Choose one from the list."],
    ["the statements not agreed to", { isAttested: "" }, "isAttested", "tick the box"],
  ])(
    "keeps what was typed and says beside the field what is wrong: %s",
    async (_case, wrong, field, words) => {
      const person = await aPerson(services, center);
      const { isAttested, ...values } = { ...organization, ...wrong };
      const typed =
        Object.keys(wrong).length === 0 ? {} : { ...values, ...(isAttested === "" ? {} : { isAttested }) };
      const { status, html } = await post(person, "/employer/organization", typed);
      expect(status).toBe(422);
      expect(html).toMatch(new RegExp(`id="field-${field}-error".*?${words}`, "s"));
      if ("street" in typed) expect(html).toContain('value="19 Mill Lane, Riverside"');
      expect((await open(person, "/employer")).location).toBe("/employer/organization");
    },
  );

  test("later shows it as it stands; another name is saved and checked again", async () => {
    const person = await anEmployerPerson(services, center, "Old Name");
    expect((await open(person, "/employer/organization")).html).toContain('value="Old Name"');
    const { isAttested: _agreed, ...values } = organization;
    const saved = await post(person, "/employer/organization", { ...values, legalName: "New Name" });
    expect(saved.location).toBe("/employer?done=changed");
    const of = { centerId: center.id, employerId: person.employerId };
    expect(await findEmployer(services.db, of)).toMatchObject({
      legalName: "New Name",
      website: "https://www.roses.example",
    });
  });
});

describe("an employer's desk", () => {
  test("shows where each of its own events stands, since when and what comes next", async () => {
    const mine = await anEmployerPerson(services, center, "Desk Owner");
    const draft = await aRequest(services, center, mine, { isSubmitted: false, title: "Draft one" });
    const asked = await aRequest(services, center, mine, { isSubmitted: true, title: "Asked one" });
    await byStaff(asked, "needs-info", "Which shift?");
    await aRequest(services, center, mine, { isSubmitted: true, title: "Sent one" });
    await saveEventDraft(services, {
      actor: mine.actor,
      draftId: services.ids.uuid(),
      values: { title: "Half one" },
    });
    const theirs = await request();
    const { html } = await open(mine, "/employer");
    expect(html).toMatch(/Not finished.*Half one.*Waiting for you.*With the center.*Sent one/s);
    expect(html).toMatch(
      /Draft one.*?Draft, not sent yet.*?since Tue, Dec 1.*?Send it to the center when it is ready/s,
    );
    expect(html).toMatch(/Asked one.*?The center has a question.*?Read the question/s);
    expect(html).toContain(`/employer/events/${draft}`);
    expect(html).not.toContain(theirs);
  });

  test("counts registrations, arrivals and walk-ins, and never shows a name", async () => {
    services.clock.set(noon);
    const mine = await anEmployerPerson(services, center, "Counting Bakery");
    await services.db.update(employers).set({ vettedAt: noon }).where(eq(employers.id, mine.employerId));
    const eventId = await aPublishedEvent(services, { ...center, employerId: mine.employerId });
    const rosa = await aRegistration(services, center, eventId, {
      name: "Rosa Delgado",
      email: "rosa@mail.example",
    });
    await aRegistration(services, center, eventId, { name: "Minh Tran" });
    const scan = {
      actor: center.door,
      eventId,
      scannedAt: null,
      door: "Main",
      device: null,
      override: false,
    };
    const scanId = () => services.ids.uuid();
    await recordScan(services, { ...scan, scanId: scanId(), text: rosa.ticketCode, verdictMs: null });
    for (const name of [null, "Grace Kim"])
      await admitWalkIn(services, { ...scan, scanId: scanId(), name, language: "en" });
    const pagesOfIt = [await open(mine, "/employer"), await open(mine, `/employer/events/${eventId}`)];
    for (const { html } of pagesOfIt) expect(html).not.toMatch(/Rosa|Minh|Grace|mail\.example/);
    expect(pagesOfIt[0]?.html).toMatch(
      /"Registered">(?:<div>)?2<.*?"Arrived">(?:<div>)?3<.*?"Walk-ins">(?:<div>)?2</s,
    );
    expect(pagesOfIt[1]?.html).toMatch(/registered<.*?>2<.*?arrivals<.*?>3<.*?walk-ins<.*?>2</s);
  });

  test("pages through what is over", async () => {
    services.clock.set(noon);
    const mine = await anEmployerPerson(services, center, "Old Hand");
    for (let n = 0; n < 21; n += 1) {
      const eventId = await aRequest(services, center, mine, {
        isSubmitted: true,
        roomId: null,
        title: `Event ${n}.`,
        startsAt: new Date(noon.getTime() + (30 + n) * 86_400_000),
        endsAt: new Date(noon.getTime() + (30 + n) * 86_400_000 + 3_600_000),
      });
      await byStaff(eventId, "declined", "No room.");
    }
    const first = await open(mine, "/employer");
    expect(first.html).toContain("Event 20.");
    expect(first.html).not.toContain("Event 0.");
    const [, older = ""] = /href="(\?before=[^"]+)"/.exec(first.html) ?? [];
    const second = await open(mine, `/employer${older}`);
    expect(second.html).toContain("Event 0.");
    expect(second.html).not.toContain("Event 20.");
  });
});

describe("the page of one event", () => {
  test("shows the question of staff and the trail without a name of staff", async () => {
    const eventId = await request({ isSubmitted: true });
    const staff = await aPerson(services, center, "staff");
    const actor = { ...center.staff, kind: "person" as const, id: staff.userId };
    services.clock.advance(60_000);
    await takeEventStep(services, {
      actor,
      center,
      eventId,
      to: "needs-info",
      reason: "Which shift <is> it?",
    });
    const { html } = await open(employer, `/employer/events/${eventId}`);
    expect(html).toMatch(/The center asks.*Which shift &lt;is&gt; it\?/s);
    expect(html).toMatch(
      /The center asked a question\..*You sent it to the center\..*You began the draft\./s,
    );
    expect(html).not.toMatch(/Person \d|person-\d+@/);
    expect(html).not.toContain(staff.userId);
  });

  test("shows why it was declined and offers to copy it, which makes one draft for two posts", async () => {
    const eventId = await request({ isSubmitted: true });
    await byStaff(eventId, "declined", "We have no room in January.");
    const { html } = await open(employer, `/employer/events/${eventId}`);
    expect(html).toMatch(/Why the center declined.*We have no room in January\./s);
    const copies = [
      await post(employer, `/employer/events/${eventId}/copy`),
      await post(employer, `/employer/events/${eventId}/copy`),
    ];
    expect(copies[0]?.location).toMatch(/^\/employer\/events\/[0-9a-f-]{36}\/edit\?done=copied$/);
    expect(copies[1]?.location).toBe(copies[0]?.location);
  });

  test("withdraws by a page that names what it does, twice the same", async () => {
    const eventId = await request({ isSubmitted: true });
    const path = `/employer/events/${eventId}/withdrawal`;
    expect((await open(employer, path)).html).toContain("Withdraw request and tell the center");
    for (const _time of ["first", "again"])
      expect(await post(employer, path, { reason: "We moved." })).toMatchObject({
        status: 303,
        location: `/employer/events/${eventId}?done=withdrawn`,
      });
    expect((await open(employer, `/employer/events/${eventId}`)).html).toContain("You withdrew it.");
  });

  test("sends a draft by a page that says what follows, twice the same", async () => {
    const eventId = await request({ isSubmitted: false });
    const path = `/employer/events/${eventId}/submission`;
    expect((await open(employer, path)).html).toContain("Send it to the center");
    for (const _time of ["first", "again"])
      expect(await post(employer, path)).toMatchObject({
        location: `/employer/events/${eventId}?done=submitted`,
      });
  });

  test("says why a draft cannot be sent", async () => {
    const eventId = await request({ isSubmitted: false, openings: [] });
    const { status, html } = await post(employer, `/employer/events/${eventId}/submission`);
    expect([status, html]).toEqual([
      422,
      expect.stringContaining("Add at least one opening before you submit."),
    ]);
  });
});
