import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { problemWords } from "~/app/http/problems";
import { listReplyTemplates } from "~/db/queries/reply-templates";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { anEmployerPerson, aRequest, type TestEmployer } from "~/tests/factories/employer";
import { aFair, anApplication } from "~/tests/factories/fairs";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let staff: ReturnType<typeof browse>;
let own: ReturnType<typeof browse>;
let employer: TestEmployer;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  const origin = `http://${center.host}:3000`;
  pages = await servePages(services, { names: ["staff", "employer", "sign-"], origin });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  staff = await signedIn((await aPerson(services, center, "staff")).email);
  employer = await anEmployerPerson(services, center, "Three Ovens Bakery");
  own = await signedIn(employer.email);
  eventId = await aRequest(services, center, employer, { isSubmitted: true, roomId: null });
});

async function signedIn(email: string) {
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  return browser;
}
const theirs = () => `/employer/events/${eventId}/thread`;
const ours = () => `/staff/events/${eventId}/thread`;
const actionIn = (html: string) =>
  /<form[^>]*action="([^"]*\?key=[^"]*)"/.exec(html.slice(html.indexOf("<main")))?.[1] ?? "";
const write = async (who: ReturnType<typeof browse>, path: string, fields: Record<string, string>) =>
  who.post(actionIn((await who.get(path)).html), fields);

describe("a thread", () => {
  test("goes to and fro, marked as new until it is read, with its words as they were typed", async () => {
    const sent = await write(own, theirs(), { text: "Is <i>parking</i> free?" });
    // Without a part of its own the browser would stay at the form (Fetch, 4.4), far below what is told on top.
    expect(sent.location).toBe(`${theirs()}?done=written#content`);
    expect((await staff.get(`/staff/events/${eventId}`)).html).toContain("Read and answer (1 new)");
    const first = await staff.get(ours());
    expect(first.html).toContain("Is &lt;i&gt;parking&lt;/i&gt; free?");
    expect(first.html).toContain(">New<");
    expect((await staff.get(ours())).html).not.toContain(">New<");
    services.clock.advance(60_000);
    await write(staff, ours(), { text: "Yes, it is." });
    expect((await staff.get(`/staff/events/${eventId}`)).html).toContain(`href="${ours()}#latest"`);
    expect((await staff.get(ours())).html).toMatch(/id="latest"[^]*Yes, it is\.[^]*<form/);
    expect((await own.get("/employer")).html).toContain("1 new message");
    expect((await own.get(`/employer/events/${eventId}`)).html).toContain("Yes, it is.");
    await own.get(theirs());
    expect((await own.get("/employer")).html).not.toContain("1 new message");
  });

  test("tells an employer which side wrote, and staff also who of it", async () => {
    await write(staff, ours(), { text: "Hello." });
    const { html } = await own.get(theirs());
    expect(html).toContain("The center");
    expect(html).not.toContain("Test person");
    expect(html).toContain("Write no visitor&#x27;s name or contact here.");
  });

  test.each([
    ["needs-info", "Which shift is it?"],
    ["declined", "The room is closed that month."],
  ] as const)("has the words that came with %s", async (to, reason) => {
    await takeEventStep(services, { actor: center.staff, center, eventId, to, reason });
    for (const { html } of [await own.get(theirs()), await staff.get(ours())]) expect(html).toContain(reason);
  });

  test("waits in the queue for staff, and for nobody once no answer is needed", async () => {
    await write(own, theirs(), { text: "Thank you." });
    expect((await staff.get("/staff")).html).toContain("Answer a message");
    const { html } = await staff.get(ours());
    const messageId = /name="messageId" value="([^"]*)"/.exec(html)?.[1] ?? "";
    const settled = await staff.post(`${ours()}/settlement`, { messageId });
    expect(settled.location).toBe(`${ours()}?done=thread-settled`);
    expect((await staff.get("/staff")).html).not.toContain("Answer a message");
    expect((await staff.get(ours())).html).not.toContain("No answer is needed");
  });

  test.each([
    ["nothing", "", "Write your message."],
    ["blanks", "  \n ", "Write your message."],
    ["4,001 letters", "x".repeat(4001), problemWords("too-long")],
  ])("does not take %s", async (_rule, text, words) => {
    const refused = await write(own, theirs(), { text });
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining(words)]);
  });

  test("takes 4,000 letters, and no field that it does not know", async () => {
    expect((await write(own, theirs(), { text: "x".repeat(4000) })).status).toBe(303);
    expect((await write(own, theirs(), { text: "x", asksAnswer: "yes" })).status).toBe(422);
  });

  test("of another employer is not found, neither to read nor to write", async () => {
    const other = await signedIn((await anEmployerPerson(services, center, "Mill Foods")).email);
    expect((await other.get(theirs())).status).toBe(404);
    const refused = await other.post(`${theirs()}?key=${services.ids.uuid()}`, { text: "Hello" });
    expect(refused.status).toBe(404);
    expect((await staff.get(ours())).html).toContain("Nothing was written yet.");
    expect((await own.get(ours())).status).toBe(403);
  });

  test("of a draft cannot be begun by its employer", async () => {
    eventId = await aRequest(services, center, employer, { isSubmitted: false, roomId: null });
    expect((await own.get(theirs())).html).toContain("The center cannot see this draft yet");
    expect((await own.post(`${theirs()}?key=${services.ids.uuid()}`, { text: "Hello" })).status).toBe(409);
  });
});

describe("a thread about an employer's table", () => {
  let fairId: string;
  beforeEach(async () => {
    fairId = await aFair(services, center);
  });
  const ownPage = () => `/employer/fairs/${fairId}`;
  const staffPage = () => `/staff/events/${fairId}/employers/${employer.employerId}`;

  test("is led to from both sides' pages, and marked as new until it is read", async () => {
    await anApplication(services, center, fairId, employer);
    expect((await own.get(ownPage())).html).toContain(`href="${ownPage()}/thread"`);
    const sent = await write(own, `${ownPage()}/thread`, { text: "Is there power?" });
    expect(sent.location).toBe(`${ownPage()}/thread?done=written`);
    expect((await staff.get("/staff")).html).toContain(`href="${staffPage()}/thread"`);
    expect((await staff.get(`/staff/events/${fairId}/employers`)).html).toContain("1 new message");
    const summary = (await staff.get(staffPage())).html;
    expect(summary).toMatch(/Is there power\?[^]*Read and answer \(1 new\)/);
    expect((await staff.get(`${staffPage()}/thread`)).html).toContain(">New<");
    expect((await staff.get(`${staffPage()}/thread`)).html).not.toContain(">New<");
    expect((await staff.get(`/staff/events/${fairId}/employers`)).html).not.toContain("new message");
    services.clock.advance(60_000);
    await write(staff, `${staffPage()}/thread`, { text: "At each table." });
    expect((await own.get("/employer/fairs")).html).toContain("1 new message");
    expect((await own.get(`${ownPage()}/thread`)).html).toContain("At each table.");
    expect((await own.get("/employer/fairs")).html).not.toContain("1 new message");
  });

  test("waits for nobody once no answer is needed, and takes templates", async () => {
    await anApplication(services, center, fairId, employer);
    await write(own, `${ownPage()}/thread`, { text: "Thank you." });
    const { html } = await staff.get(`${staffPage()}/thread`);
    const messageId = /name="messageId" value="([^"]*)"/.exec(html)?.[1] ?? "";
    const settled = await staff.post(`${staffPage()}/thread/settlement`, { messageId });
    expect(settled.location).toBe(`${staffPage()}/thread?done=thread-settled`);
    expect((await staff.get(`${staffPage()}/thread`)).html).not.toContain("No answer is needed");
    const fields = { text: "Hello.", templateId: services.ids.uuid(), insert: "yes" };
    expect((await write(staff, `${staffPage()}/thread`, fields)).html).toContain("Hello.</textarea>");
  });

  test("begins with the invitation or the application, and not before", async () => {
    expect((await own.get(ownPage())).html).not.toContain(`${ownPage()}/thread`);
    expect((await own.get(`${ownPage()}/thread`)).status).toBe(404);
    const key = services.ids.uuid();
    expect((await own.post(`${ownPage()}/thread?key=${key}`, { text: "Hello" })).status).toBe(404);
    expect((await staff.get(`${staffPage()}/thread`)).status).toBe(404);
  });

  test("of a host is the event's", async () => {
    const hosted = await aPublishedEvent(services, center, { type: "hiring-event" });
    const page = `/staff/events/${hosted}/employers/${center.employerId}/thread`;
    expect((await staff.get(page)).location).toBe(`/staff/events/${hosted}/thread`);
  });
});

describe("templates", () => {
  const keep = (name: string, text: string) => write(staff, "/staff/templates/new", { name, text });

  test("are put into a message by a button, after what was typed, and nothing is sent", async () => {
    await keep("Pay", "What does it pay?");
    const [template] = await listReplyTemplates(services.db, { centerId: center.id });
    const fields = { text: "Hello Ana.", templateId: template?.id ?? "", insert: "yes", asksAnswer: "yes" };
    const { status, html } = await write(staff, ours(), fields);
    expect(status).toBe(200);
    expect(html).toMatch(/<textarea[^>]*>\s*Hello Ana\.\n\nWhat does it pay\?<\/textarea>/);
    expect(html).toContain("Nothing was written yet.");
    const { insert: _pressed, ...send } = fields;
    expect((await write(staff, ours(), { ...send, text: "What does it pay?" })).status).toBe(303);
  });

  test("show the words that they put in, however long the thread is", async () => {
    await keep("Length", "How long is a shift?");
    const { html } = await staff.get(ours());
    expect(html).toMatch(/<form[^>]* id="message"[^>]* action="[^"]*#message"/);
    const [, field = ""] = /formAction="[^"]*#([^"]*)"/i.exec(html) ?? [];
    expect(html).toContain(`<textarea id="${field}"`);
  });

  test("that are gone meanwhile put nothing in", async () => {
    const fields = { text: "Hello.", templateId: services.ids.uuid(), insert: "yes" };
    expect((await write(staff, ours(), fields)).html).toContain("Hello.</textarea>");
  });

  test("are changed, refused under a name that is there, and removed", async () => {
    await keep("Shifts", "Which shift?");
    expect((await keep("SHIFTS", "Which?")).status).toBe(409);
    const found = await listReplyTemplates(services.db, { centerId: center.id });
    const id = found.find(({ name }) => name === "Shifts")?.id ?? "";
    const changed = await staff.post(`/staff/templates/${id}`, {
      name: "Shifts",
      text: "Which shift is it?",
    });
    expect(changed.location).toBe("/staff/templates?done=saved");
    expect((await staff.get("/staff/templates")).html).toContain("Which shift is it?");
    expect((await staff.post(`/staff/templates/${id}/removal`)).location).toBe(
      "/staff/templates?done=removed",
    );
    expect((await staff.get("/staff/templates")).html).not.toContain("Which shift is it?");
  });

  test("are staff's alone", async () => {
    expect((await own.get("/staff/templates")).status).toBe(403);
  });
});
