import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelTime } from "~/app/commands/change-booking.server";
import { eventEmployers, events, memberships, slots } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aRegistration, type TestCenter } from "~/tests/factories/center";
import { anEmployerPerson } from "~/tests/factories/employer";
import { anEmployerAt } from "~/tests/factories/openings";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { aShare } from "~/tests/factories/sharing";
import { anEventAhead, asPatron, book, bookingsOf, someSlots } from "~/tests/factories/slots";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let ana: Awaited<ReturnType<typeof aRegistration>>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const names = ["m.", "employer", "staff", "sign-", "($locale)"];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
  eventId = await anEventAhead(services, center);
  ana = await aVisitor("Ana Ruiz");
});

const aVisitor = (name: string) =>
  aRegistration(services, center, eventId, { name, email: "ana@mail.example", phone: "213 555 0134" });

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

const interviews = (of = ana) => `/m/${of.manageCode}/interviews`;
/** The forms of a page: where each posts, and its hidden values. */
const formsOn = (html: string) =>
  [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(
    ([, action = "", body = ""]) => ({
      action: action.replaceAll("&amp;", "&"),
      waits: body.includes('name="waits"'),
      words: body.replaceAll(/<[^>]*>/g, ""),
    }),
  );
const textOf = (html: string) => html.replaceAll(/^[^>]*>|<[^>]*>/g, "");
const oneSlot = async (more = {}) => (await someSlots(services, center, eventId, more))[0] ?? "";

/** A full time for which somebody waits. */
async function aLineFor({ registrationId }: typeof ana) {
  const slotId = await oneSlot();
  const holder = await aVisitor("Bo Larsen");
  await book(services, center, holder.registrationId, slotId);
  await book(services, center, registrationId, slotId, { waits: true });
  return { slotId, holder };
}

describe("a visitor's page", () => {
  test("lists free times by employer, and books one by a plain form, once however often it comes", async () => {
    const slotId = await oneSlot();
    const visitor = browse(pages);
    const { html } = await visitor.get(interviews());
    expect(html).toContain("Harborline Logistics LLC");
    const [form] = formsOn(html);
    expect(form?.words).toBe("Book this time");
    for (let n = 0; n < 3; n += 1) {
      const posted = await visitor.post(form?.action ?? "");
      expect([posted.status, posted.location]).toEqual([303, `${interviews()}?done=booked`]);
    }
    expect(await bookingsOf(services, slotId)).toHaveLength(1);
    const after = await visitor.get(`${interviews()}?done=booked`);
    expect(after.html).toContain("The time is booked.");
    expect(after.html).toContain("This time is yours.");
  });

  test("puts the time on the ticket, on no page that the ticket's code opens", async () => {
    await book(services, center, ana.registrationId, await oneSlot());
    const ticket = await browse(pages).get(`/m/${ana.manageCode}`);
    expect(ticket.html).toContain("Harborline Logistics LLC");
    expect(ticket.html).toContain("Table 4");
    const open = await servePages(services, { names: ["t."], origin: `http://${center.host}:3000` });
    const shown = await browse(open).get(`/t/${ana.ticketCode}`);
    expect(shown.html).not.toContain("Table 4");
  });

  test("of a full time offers the line, then says the turn, and the offer when it comes", async () => {
    const slotId = await oneSlot();
    const holder = await aVisitor("Bo Larsen");
    await book(services, center, holder.registrationId, slotId);
    const visitor = browse(pages);
    const [form] = formsOn((await visitor.get(interviews())).html);
    expect(form).toMatchObject({ waits: true, words: "Join the line for this time" });
    const joined = await visitor.post(form?.action ?? "", { waits: "yes" });
    expect(joined.location).toBe(`${interviews()}?done=waitlisted`);
    expect((await visitor.get(interviews())).html).toContain("You are next in line.");
    await cancelTime(services, { ...asPatron(center, holder.registrationId), slotId });
    const offered = await visitor.get(interviews());
    expect(offered.html).toMatch(/Say yes before Wed, Dec 2/);
    const [accept] = formsOn(offered.html);
    expect((await visitor.post(accept?.action ?? "")).location).toBe(`${interviews()}?done=accepted`);
    expect(await bookingsOf(services, slotId)).toMatchObject([{ status: "cancelled" }, { status: "booked" }]);
  });

  test("puts an offered time and its two answers on top of the ticket, until the time begins", async () => {
    const { slotId, holder } = await aLineFor(ana);
    const ticket = `/m/${ana.manageCode}`;
    const visitor = browse(pages);
    expect((await visitor.get(ticket)).html).not.toContain("is held for you");
    await cancelTime(services, { ...asPatron(center, holder.registrationId), slotId });
    const { html } = await visitor.get(ticket);
    const top = (html.split("<main")[1] ?? "").split("<article")[0] ?? "";
    expect(top).toContain("An interview time is held for you");
    expect(top).toContain("Harborline Logistics LLC");
    expect(top).toMatch(/Say yes before Wed, Dec 2/);
    const [accept, decline] = formsOn(top);
    expect(accept).toMatchObject({ words: "Yes, I will come" });
    expect(decline).toMatchObject({ words: "No, give it to somebody else" });
    const [slot] = await services.db.select({ at: slots.startsAt }).from(slots).where(eq(slots.id, slotId));
    services.clock.set(slot?.at ?? noon);
    expect((await visitor.get(ticket)).html).not.toContain("is held for you");
    services.clock.set(noon);
    expect((await visitor.post(accept?.action ?? "")).location).toBe(`${interviews()}?done=accepted`);
    expect((await visitor.get(ticket)).html).not.toContain("is held for you");
    expect(await bookingsOf(services, slotId)).toMatchObject([{ status: "cancelled" }, { status: "booked" }]);
  });

  test("gives an offered time to whoever is next, by the ticket's second answer", async () => {
    const { slotId, holder } = await aLineFor(ana);
    await cancelTime(services, { ...asPatron(center, holder.registrationId), slotId });
    const visitor = browse(pages);
    const [, decline] = formsOn((await visitor.get(`/m/${ana.manageCode}`)).html.split("<main")[1] ?? "");
    await visitor.post(decline?.action ?? "");
    const ended = await bookingsOf(services, slotId);
    expect(ended.map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
  });

  test("says on the ticket where somebody stands in the line of a time, and how they hear of their turn", async () => {
    const { slotId } = await aLineFor(ana);
    const silent = await aRegistration(services, center, eventId, { name: "Bo Larsen", email: null });
    await book(services, center, silent.registrationId, slotId, { waits: true });
    const first = (await browse(pages).get(`/m/${ana.manageCode}`)).html;
    expect(first).toContain("You are next in line.");
    expect(first).toContain("we hold the time for you and write to you");
    const second = (await browse(pages).get(`/m/${silent.manageCode}`)).html;
    expect(second).toContain("You are number 2 in line.");
    expect(second).toContain("We have no e-mail for you: look at this page every day.");
    expect((await browse(pages).get(`/m/${(await aVisitor("Cy Tan")).manageCode}`)).html).not.toContain(
      "in line",
    );
  });

  test("has each of several employers in one line, with how many of its times are free", async () => {
    const employerId = await anEmployerAt(services, center, eventId, { name: "Guest Foods" });
    await someSlots(services, center, eventId, { count: 2 });
    const guests = await someSlots(services, center, eventId, { after: 60, employerId, count: 3 });
    const [theirs = "", taken = ""] = guests;
    await book(services, center, ana.registrationId, theirs);
    await book(services, center, (await aVisitor("Bo Larsen")).registrationId, taken);
    const { html } = await browse(pages).get(interviews());
    const [before = "", ...groups] = html.split("<details").map((part) => part.split("</details>")[0] ?? "");
    expect(before).toMatch(/Your interview times[^]*Guest Foods[^]*Give this time up/);
    expect(groups.map((group) => textOf(group.split("</summary>")[0] ?? ""))).toEqual([
      "Guest Foods 1 time is free",
      "Harborline Logistics LLC 2 times are free",
    ]);
    expect(html).not.toMatch(/<details[^>]* open/);
  });

  test("opens the times of the employer whose time could not be had", async () => {
    const employerId = await anEmployerAt(services, center, eventId, { name: "Guest Foods" });
    await oneSlot();
    const [gone = ""] = await someSlots(services, center, eventId, { after: 60, employerId });
    await book(services, center, (await aVisitor("Bo Larsen")).registrationId, gone);
    const visitor = browse(pages);
    const refused = await visitor.post(`${interviews()}/${gone}/booking`);
    const { html } = await visitor.get(refused.location ?? "");
    expect(html.match(/<details[^>]* open[^>]*><summary><h2>Guest Foods/g)).toHaveLength(1);
    expect(html.match(/<details[^>]* open/g)).toHaveLength(1);
  });

  test("says why a time is gone, where another was faster", async () => {
    const slotId = await oneSlot();
    const visitor = browse(pages);
    const [form] = formsOn((await visitor.get(interviews())).html);
    await book(services, center, (await aVisitor("Bo Larsen")).registrationId, slotId);
    const posted = await visitor.post(form?.action ?? "");
    expect(posted.location).toBe(`${interviews()}?refused=slot-full&at=${slotId}`);
    const { html } = await visitor.get(posted.location ?? "");
    expect(html).toContain("All seats at this time are taken.");
  });

  test("gives a call's link to whoever has the time alone", async () => {
    const slotId = await oneSlot();
    const callUrl = "https://call.example/room";
    await services.db.update(slots).set({ place: null, callUrl }).where(eq(slots.id, slotId));
    const visitor = browse(pages);
    expect((await visitor.get(interviews())).html).not.toContain(callUrl);
    await book(services, center, ana.registrationId, slotId);
    expect((await visitor.get(interviews())).html).toContain(callUrl);
  });

  test("says of a time that the event has left behind that it will be set anew, and offers no other", async () => {
    const [first = ""] = await someSlots(services, center, eventId, { count: 2 });
    await book(services, center, ana.registrationId, first);
    const startsAt = new Date(noon.getTime() + 20 * 86_400_000);
    const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
    await services.db.update(events).set({ startsAt, endsAt, revision: 9 }).where(eq(events.id, eventId));
    const { html } = await browse(pages).get(interviews());
    expect(html).toContain("The event has moved. The employer will set this time anew.");
    expect(formsOn(html).map(({ words }) => words)).toEqual(["Give this time up"]);
  });

  test("is in the visitor's language", async () => {
    await oneSlot();
    const { html } = await browse(pages).get(`${interviews()}?lang=es`);
    expect(html).toContain("Reservar esta hora");
  });

  test("gives the calendar an entry with the booking's own UID, and no name", async () => {
    const slotId = await oneSlot();
    await book(services, center, ana.registrationId, slotId);
    const [booking] = await bookingsOf(services, slotId);
    const { html: file, headers } = await browse(pages).get(`${interviews()}/${slotId}/interview.ics`);
    expect(headers.get("content-type")).toContain("text/calendar");
    expect(file).toContain(`UID:${booking?.id}@${center.host}`);
    expect(file).toContain("Interview with Harborline");
    expect(file).not.toContain("Ana");
    const other = await aVisitor("Bo Larsen");
    expect((await browse(pages).get(`${interviews(other)}/${slotId}/interview.ics`)).status).toBe(404);
  });
});

test("the event's public page says how to get an interview time as soon as there are some, while it is ahead", async () => {
  const [event] = await services.db.select().from(events).where(eq(events.id, eventId));
  const page = `/events/${event?.slug}`;
  const isTold = async () => (await browse(pages).get(page)).html.includes("Then book a time on the page");
  expect(await isTold()).toBe(false);
  const slotId = await oneSlot();
  expect(await isTold()).toBe(true);
  services.clock.set(event?.endsAt ?? noon);
  expect(await isTold()).toBe(false);
  services.clock.set(noon);
  const cancelled = { cancelledAt: noon };
  await services.db.update(slots).set(cancelled).where(eq(slots.id, slotId));
  expect(await isTold()).toBe(false);
});

describe("the employer's sheet", () => {
  test("shows first names, and whole names and contacts of those alone who share with it", async () => {
    const [first = "", second = ""] = await someSlots(services, center, eventId, { count: 2 });
    const bo = await aVisitor("Bo Larsen");
    await book(services, center, ana.registrationId, first);
    await book(services, center, bo.registrationId, second);
    await aShare(services, center, bo.registrationId);
    const { html } = await (await signIn("employer")).get(`/employer/events/${eventId}/interviews`);
    expect(html).toContain("Ana");
    expect(html).not.toContain("Ruiz");
    expect(html).toContain("Bo Larsen");
    expect(html.match(/213 555 0134|2135550134/g)).toHaveLength(1);
  });

  test("offers times from a span, posted thrice made once, and says what is wrong with one", async () => {
    const employer = await signIn("employer");
    const page = `/employer/events/${eventId}/interviews`;
    const { html } = await employer.get(`${page}/new`);
    const action = /action="([^"]*\?key=[^"]*)"/.exec(html)?.[1] ?? "";
    const times = { date: "2026-12-11", from: "12:00", until: "13:00", length: "20", gap: "0", seats: "2" };
    const where = { pauseFrom: "", pauseUntil: "", place: "Table 9", callUrl: "" };
    for (let n = 0; n < 3; n += 1) {
      const posted = await employer.post(action, { ...times, ...where });
      expect(posted.location).toBe(`${page}?done=offered`);
    }
    const made = await services.db.select({ id: slots.id }).from(slots).where(eq(slots.eventId, eventId));
    expect(made).toHaveLength(3);
    const refused = await employer.post(`${page}/new`, { ...times, ...where, from: "09:00" });
    expect([refused.status, refused.html.includes("outside of the event")]).toEqual([422, true]);
    const nowhere = await employer.post(`${page}/new`, { ...times, ...where, place: "" });
    expect([nowhere.status, nowhere.html.includes("Write a table or a place")]).toEqual([422, true]);
  });

  test("of another employer is not found, nor is one of its times", async () => {
    const slotId = await oneSlot();
    const stranger = await anEmployerPerson(services, center);
    const browser = browse(pages);
    await browser.post("/sign-in", { email: stranger.email, password });
    const page = `/employer/events/${eventId}/interviews`;
    expect((await browser.get(page)).status).toBe(404);
    await services.db
      .insert(eventEmployers)
      .values({ centerId: center.id, eventId, employerId: stranger.employerId, isHost: false });
    expect((await browser.get(page)).html).not.toContain("Table 4");
    expect((await browser.get(`${page}/${slotId}`)).status).toBe(404);
    expect((await browser.post(`${page}/${slotId}/cancellation`, { reason: "" })).status).toBe(404);
  });

  test("cancels one, and moves all with the event in one step", async () => {
    const [first = "", second = ""] = await someSlots(services, center, eventId, { count: 2 });
    const employer = await signIn("employer");
    const page = `/employer/events/${eventId}/interviews`;
    const cancelled = await employer.post(`${page}/${first}/cancellation`, { reason: "Dana is ill." });
    expect(cancelled.location).toBe(`${page}?done=cancelled`);
    const startsAt = new Date(noon.getTime() + 20 * 86_400_000);
    const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
    await services.db.update(events).set({ startsAt, endsAt }).where(eq(events.id, eventId));
    expect((await employer.get(page)).html).toContain("1 time is outside of the event");
    expect((await employer.post(`${page}/shift`)).location).toBe(`${page}?done=moved`);
    const [moved] = await services.db
      .select({ startsAt: slots.startsAt })
      .from(slots)
      .where(eq(slots.id, second));
    expect(moved?.startsAt).toEqual(new Date(startsAt.getTime() + 20 * 60_000));
  });
});

describe("staff", () => {
  test("book for who stands at the desk, move them and give the time up", async () => {
    const [first = "", second = ""] = await someSlots(services, center, eventId, { count: 2 });
    const staff = await signIn("staff");
    const page = `/staff/events/${eventId}/registrations/${ana.registrationId}/interviews`;
    const [form] = formsOn((await staff.get(page)).html.split("<main")[1] ?? "");
    expect((await staff.post(form?.action ?? "")).location).toBe(`${page}?done=booked`);
    expect((await staff.post(`${page}/${second}/booking`)).location).toBe(`${page}?done=moved`);
    expect((await staff.post(`${page}/${second}/cancellation`)).location).toBe(`${page}?done=cancelled`);
    expect(await bookingsOf(services, second)).toMatchObject([{ status: "cancelled", endedBy: "staff" }]);
    expect(await bookingsOf(services, first)).toEqual([]);
  });

  test("see how many are booked and how many of them came", async () => {
    const [first = "", second = ""] = await someSlots(services, center, eventId, { count: 2 });
    const bo = await aVisitor("Bo Larsen");
    await book(services, center, ana.registrationId, first);
    await book(services, center, bo.registrationId, second);
    const [event] = await services.db
      .select({ doorsOpenAt: events.doorsOpenAt })
      .from(events)
      .where(eq(events.id, eventId));
    services.clock.set(event?.doorsOpenAt ?? noon);
    await aScan(services, center, { eventId, text: ana.ticketCode });
    const staff = await signIn("staff");
    const { html } = await staff.get(`/staff/events/${eventId}/interviews`);
    expect([...html.matchAll(/stat-figure"[^>]*>(\d+)/g)].map(([, figure]) => figure)).toEqual(["2", "1"]);
    expect(html).toContain("Bo Larsen");
  });

  test("see several employers one at a time, and all at once to print them", async () => {
    const employerId = await anEmployerAt(services, center, eventId, { name: "Guest Foods" });
    const [first = ""] = await someSlots(services, center, eventId, { count: 2, seats: 2 });
    await someSlots(services, center, eventId, { employerId });
    await book(services, center, ana.registrationId, first);
    const staff = await signIn("staff");
    const page = `/staff/events/${eventId}/interviews`;
    const { html } = await staff.get(page);
    expect(html).not.toMatch(/slot-group" open/);
    expect(html).toContain("2 times, 1 of 4 seats booked");
    expect(html).toContain(`href="${page}?show=all"`);
    expect((await staff.get(`${page}?show=all`)).html.match(/slot-group" open/g)).toHaveLength(2);
  });

  test("offer times of any employer of the event, and of no other", async () => {
    const staff = await signIn("staff");
    const page = `/staff/events/${eventId}/interviews`;
    const times = { date: "2026-12-11", from: "12:00", until: "12:20", length: "20", gap: "0", seats: "1" };
    const where = { pauseFrom: "", pauseUntil: "", place: "Table 9", callUrl: "" };
    const { employerId } = center;
    const posted = await staff.post(`${page}/new`, { ...times, ...where, employerId });
    expect(posted.location).toBe(`${page}?done=offered`);
    const other = { ...times, ...where, employerId: services.ids.uuid() };
    expect((await staff.post(`${page}/new`, other)).status).toBe(404);
  });
});
