import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEmployer } from "~/app/commands/create-employer.server";
import { flagWords } from "~/app/components/flag-words";
import { problemWords } from "~/app/http/problems";
import { messageOf } from "~/app/http/refusals";
import { findEmployer } from "~/db/queries/employers";
import { findEventDetail } from "~/db/queries/event-detail";
import { openings } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aDraft, anActor, anEmployer, anOpening, type TestCenter } from "~/tests/factories/center";
import { anEmployerPerson, aRequest, type TestEmployer } from "~/tests/factories/employer";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { makeChecks } from "~/tests/factories/vetting";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let staff: ReturnType<typeof browse>;
let admin: ReturnType<typeof browse>;
let employerId: string;
let base: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
afterEach(() => expect(pages.faults).toEqual([]));
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const origin = `http://${center.host}:3000`;
  pages = await servePages(services, { names: ["staff", "employer", "sign-"], origin });
  staff = await signedInAs("staff");
  admin = await signedInAs("admin");
  const actor = anActor(services, center.id, "employer");
  const employer = { ...anEmployer(), legalName: "Mill Foods Inc.", contactPhone: "310-555-0100" };
  ({ employerId } = await createEmployer(services, { actor, centerId: center.id, employer }));
  base = `/staff/employers/${employerId}`;
});

async function signedInAs(role: "staff" | "admin") {
  const { email } = await aPerson(services, center, role);
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  return browser;
}
const stored = () => findEmployer(services.db, { centerId: center.id, employerId });
const formOf = (html: string) =>
  /<form[^>]*action="([^"]*\?key=[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
const check = async (name: string, fields: Record<string, string>) => {
  const page = `${base}/vetting/checks/${name}`;
  return staff.post(formOf((await staff.get(page)).html), fields);
};
const call = { number: "213-555-0177", source: "A sign", calledOn: "2026-12-01", calledTime: "09:30" };

describe("the checklist of an employer", () => {
  test("shows a check that was made with who, when and the note, and leads to the next", async () => {
    const made = await check("legalName", { finding: "in-order", note: "In the register." });
    expect(made.location).toBe(`${base}/vetting/checks/duplicate?done=checked`);
    const { html } = await staff.get(`${base}/vetting`);
    expect(html).toMatch(/1 of 7 are made/);
    expect(html).toContain("In the register.");
    expect(html).not.toContain(`href="${base}/vetting/acceptance"`);
  });

  test("links to employers of the same name or domain", async () => {
    const { html } = await staff.get(`${base}/vetting/checks/duplicate`);
    expect(html).toContain(`href="/staff/employers/${center.employerId}"`);
    expect(html).toContain("same web domain");
  });

  test("takes the number of a call, where it was found, and the time in the center's zone", async () => {
    await check("callBack", { finding: "in-order", note: "", ...call });
    const { html } = await staff.get(`${base}/vetting`);
    expect(html).toContain("Called 213-555-0177");
    expect(html).toMatch(/9:30\sAM/);
    expect(html).toContain("A sign");
  });

  test.each([
    ["the employer's own number", { number: "+1 310 555 0100" }, problemWords("own-number")],
    ["a time that has not come", { calledTime: "23:00" }, problemWords("call-ahead")],
    ["a number that is none", { number: "soon" }, "phone"],
    ["no source", { source: "" }, "Write where it comes from."],
    ["no finding", { finding: "" }, ""],
  ])("does not take %s, and keeps what was typed", async (_rule, fields, words) => {
    const refused = await check("callBack", { finding: "in-order", note: "Rang twice", ...call, ...fields });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(words);
    expect(refused.html).toContain("Rang twice");
    expect((await staff.get(`${base}/vetting`)).html).toContain("0 of 7 are made");
  });

  test("asks for a note with a concern", async () => {
    const refused = await check("street", { finding: "concern", note: "" });
    expect([refused.status, refused.html]).toEqual([
      422,
      expect.stringContaining(problemWords("note-required")),
    ]);
  });

  test("says which check is of something that has changed since", async () => {
    await check("street", { finding: "in-order", note: "" });
    await staff.post(`${base}/edit`, {
      ...{ legalName: "Mill Foods Inc.", street: "1 New Road", website: "harborline.example" },
      ...{ sizeBand: "10-19", contactName: "Ana", contactEmail: "ana@harborline.example", contactPhone: "" },
    });
    const { html } = await staff.get(`${base}/vetting`);
    expect(html).toContain("has changed since. Make it again.");
    expect(html).toContain("2200 Terminal Road");
  });

  test("has no check that is none", async () => {
    expect((await staff.get(`${base}/vetting/checks/nothing`)).status).toBe(404);
  });
});

describe("a decision about an employer", () => {
  test("vets it once all is checked, and stays on its page", async () => {
    const early = await staff.post(`${base}/vetting/acceptance`, { reason: "" });
    expect([early.status, early.html]).toEqual([422, expect.stringContaining(messageOf("checks-missing"))]);
    await makeChecks(services, { actor: center.staff, centerId: center.id, employerId });
    const vetted = await staff.post(`${base}/vetting/acceptance`, { reason: "" });
    expect(vetted.location).toBe(`${base}?done=vetted`);
    expect((await staff.get(base)).html).toMatch(/<strong>Vetted<\/strong>/);
  });

  test("declines it with a reason, which stays; its requests cannot be sent then", async () => {
    expect((await staff.post(`${base}/vetting/declination`, { reason: "" })).status).toBe(422);
    await staff.post(`${base}/vetting/declination`, { reason: "Asks for a fee" });
    expect((await stored())?.declinedAt).toEqual(noon);
    const { html } = await staff.get(base);
    expect(html).toContain("Asks for a fee");
    expect(html).toContain("Declined");
    expect((await staff.get("/staff")).html).not.toContain("Mill Foods");
  });

  test("of a declined employer reaches the employer's desk and its form", async () => {
    const person = await anEmployerPerson(services, center, "Fee Takers");
    const eventId = await aRequest(services, center, person, { isSubmitted: false, roomId: null });
    await staff.post(`/staff/employers/${person.employerId}/vetting/declination`, { reason: "A fee" });
    const own = browse(pages);
    await own.post("/sign-in", { email: person.email, password });
    expect((await own.get("/employer")).html).toContain("does not take requests from your organization");
    expect((await own.get("/employer")).html).not.toContain("A fee");
    const sent = await own.post(`/employer/events/${eventId}/submission`);
    expect([sent.status, sent.html]).toEqual([409, expect.stringContaining("declined this employer")]);
  });
});

describe("the flags of an event", () => {
  let eventId: string;
  let person: TestEmployer;
  beforeEach(async () => {
    person = await anEmployerPerson(services, center, "Three Ovens Bakery");
    const flagged = anOpening({ minimumQualifications: "No felons", duties: "A training fee of $40." });
    eventId = await aRequest(services, center, person, {
      isSubmitted: true,
      roomId: null,
      openings: [flagged],
    });
  });
  const linksOf = (html: string) =>
    Array.from(
      html.matchAll(/href="(\/staff\/events\/[^"]*\/flags\/[0-9a-f]{16})"/g),
      ([, href = ""]) => href,
    );
  const decide = async (href: string, fields: Record<string, string>) => {
    const { html } = await staff.get(href);
    const seen = /name="seen" value="(\d+)"/.exec(html)?.[1] ?? "";
    return staff.post(formOf(html), { seen, ...fields });
  };

  test("stand beside the opening with the words, the reason and the source", async () => {
    const { html } = await staff.get(`/staff/events/${eventId}`);
    for (const kind of ["fair-chance", "applicant-fee"] as const) {
      expect(html).toContain(flagWords[kind].reason);
      expect(html).toContain(flagWords[kind].source);
    }
    expect(html).toContain("<q>No felons</q>");
    expect(linksOf(html)).toHaveLength(2);
  });

  test("are counted in the queue while nobody has decided them", async () => {
    expect((await staff.get("/staff")).html).toContain("Review the request (2 flags)");
    const [first = ""] = linksOf((await staff.get(`/staff/events/${eventId}`)).html);
    await decide(first, { decision: "cleared", reason: "A quote" });
    expect((await staff.get("/staff")).html).toContain("Review the request (1 flag)");
  });

  test("are decided with a reason, which is shown with the decision", async () => {
    const [first = ""] = linksOf((await staff.get(`/staff/events/${eventId}`)).html);
    expect((await decide(first, { decision: "cleared", reason: "" })).status).toBe(422);
    expect((await decide(first, { reason: "A quote" })).status).toBe(422);
    const decided = await decide(first, { decision: "upheld", reason: "It has to go <b>out</b>" });
    expect(decided.location).toBe(`/staff/events/${eventId}?done=flag-decided#openings`);
    const { html } = await staff.get(`/staff/events/${eventId}`);
    expect(html).toContain("Upheld");
    expect(html).toContain("It has to go &lt;b&gt;out&lt;/b&gt;");
  });

  test("that somebody decided meanwhile, or whose words are gone, are not decided", async () => {
    const [first = ""] = linksOf((await staff.get(`/staff/events/${eventId}`)).html);
    const fields = { decision: "cleared", reason: "A quote", seen: "0" };
    const { html } = await staff.get(first);
    expect(html).toContain(`href="/staff/events/${eventId}/thread"`);
    const action = formOf(html);
    await decide(first, fields);
    const late = await staff.post(action, fields);
    expect([late.status, late.html]).toEqual([409, expect.stringContaining(messageOf("already-settled"))]);
    await services.db.update(openings).set({ title: "Other" }).where(eq(openings.eventId, eventId));
    expect((await staff.get(first)).status).toBe(404);
  });

  test("are approved by name where nobody decided them", async () => {
    const approval = `/staff/events/${eventId}/approval`;
    expect((await staff.get(approval)).html).toContain("2 flags are not decided");
    const refused = await staff.post(approval, {});
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining(messageOf("flags-open"))]);
    expect((await staff.post(approval, { acceptedFlags: "1" })).status).toBe(422);
    expect((await staff.post(approval, { acceptedFlags: "2" })).status).toBe(303);
    const event = await findEventDetail(services.db, { centerId: center.id, eventId });
    expect(event?.status).toBe("approved");
  });

  test("are never shown to the employer", async () => {
    const own = browse(pages);
    await own.post("/sign-in", { email: person.email, password });
    const { html } = await own.get(`/employer/events/${eventId}`);
    expect(html).not.toContain(flagWords["fair-chance"].reason);
    expect((await own.get(`/staff/events/${eventId}/approval`)).status).toBe(403);
  });
});

describe("wage floors", () => {
  const path = "/staff/settings/wage-floors";
  const floor = {
    fromDate: "2026-07-01",
    hourly: "$25.00",
    areaWords: "Terminal Road, Harbor",
    source: "Order 7",
  };

  test("begin empty, and flag low pay with their source once an admin adds one", async () => {
    const { html } = await admin.get(path);
    expect(html).toContain("No wage floor is entered");
    expect((await admin.post(formOf(html), floor)).location).toBe(`${path}?done=added`);
    const eventId = await aDraft(services, center);
    const event = await staff.get(`/staff/events/${eventId}`);
    expect(event.html).toContain("$21.50 an hour, under $25.00");
    expect(event.html).toContain("Source: Order 7");
    const removal = /href="([^"]*\/removal)"/.exec((await admin.get(path)).html)?.[1] ?? "";
    expect((await admin.post(removal)).location).toBe(`${path}?done=removed`);
    expect((await staff.get(`/staff/events/${eventId}`)).html).not.toContain("under $25.00");
  });

  test.each([
    ["no day", { fromDate: "" }],
    ["a day that the calendar lacks", { fromDate: "2026-02-31" }],
    ["words for pay", { hourly: "a lot" }],
    ["a third decimal", { hourly: "17.905" }],
    ["more than an hour can pay", { hourly: "10000.01" }],
    ["no source", { source: "" }],
  ])("do not take %s", async (_rule, values) => {
    const action = formOf((await admin.get(path)).html);
    expect((await admin.post(action, { ...floor, ...values })).status).toBe(422);
  });

  test("are an admin's", async () => {
    expect((await staff.get(path)).status).toBe(403);
  });
});
