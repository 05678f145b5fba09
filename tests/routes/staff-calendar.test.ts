import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createRoom } from "~/app/commands/create-place.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { memberships, roomBookings } from "~/db/schema";
import { aCenter, aDraft, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, signedIn } from "~/tests/factories/people";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let staff: Record<string, string>;

const names = ["staff", "employer"];
beforeAll(async () => {
  services = await createTestServices();
  pages = await servePages(services, { names });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  center = await aCenter(services);
  pages = await servePages(services, { names, origin: `http://${center.host}` });
  staff = await cookiesOf("staff");
});

async function cookiesOf(role: "staff" | "employer") {
  const { email, membershipId } = await aPerson(services, center, role);
  const { employerId } = center;
  if (role === "employer")
    await services.db.update(memberships).set({ employerId }).where(eq(memberships.id, membershipId));
  return Object.fromEntries((await signedIn(services, email)).headers);
}

/** Markup without the marks that React leaves between texts. */
const htmlOf = async (path: string, cookies = staff) =>
  (await (await pages.get(path, cookies)).text())
    .replaceAll("<!-- -->", "")
    .replaceAll("\u2060", "")
    .replaceAll("\u00a0", " ");
/** What a month's page shows of a day. */
const dayIn = (html: string, date: string) =>
  new RegExp(`<td id="day-${date}".*?</td>`, "s").exec(html)?.[0] ?? "";
const at = (text: string) => new Date(text);
const times = (from: string, until: string) => ({
  startsAt: at(from),
  endsAt: at(until),
  doorsOpenAt: at(from),
  doorsCloseAt: at(until),
});

async function anotherRoom(name: string, postedLoad: number): Promise<string> {
  const { staff: actor, id: centerId, branchId } = center;
  const made = await createRoom(services, { actor, centerId, room: { branchId, name, postedLoad } });
  if (made.outcome === "refused") throw new Error(made.reason);
  return made.room.id;
}

describe("a month of the calendar", () => {
  test("shows each event on its day by the center's clock, with its room, times and state", async () => {
    // Ten in the evening of the 5th in Los Angeles is the 6th in UTC.
    await aPublishedEvent(services, center, {
      title: "Evening hiring",
      roomId: center.roomId,
      ...times("2026-12-06T03:00:00Z", "2026-12-06T06:00:00Z"),
    });
    const html = await htmlOf("/staff/calendar?month=2026-12");
    const day = dayIn(html, "2026-12-05");
    expect(day).toContain("Evening hiring</a>");
    expect(day).toContain("7:00 – 10:00 PM");
    expect(day).toContain("Auditorium, Central");
    expect(day).toContain("Published");
    expect(dayIn(html, "2026-12-06")).not.toContain("Evening hiring");
    expect(html).toMatch(/<th scope="col"[^>]*>Sunday<\/th>/);
    expect(html.indexOf("Sunday")).toBeLessThan(html.indexOf("Monday"));
  });

  test("shows when a room is held longer, also on another day, and what holds it without an event", async () => {
    await aPublishedEvent(services, center, {
      title: "Large fair",
      roomId: center.roomId,
      ...times("2026-12-10T18:00:00Z", "2026-12-10T22:00:00Z"),
      heldFrom: at("2026-12-09T20:00:00Z"),
      heldUntil: at("2026-12-10T23:00:00Z"),
    });
    const held = "[2026-12-15T16:00:00Z,2026-12-15T18:00:00Z)";
    await services.db
      .insert(roomBookings)
      .values({ centerId: center.id, id: services.ids.uuid(), roomId: center.roomId, held });
    const html = await htmlOf("/staff/calendar?month=2026-12");
    expect(dayIn(html, "2026-12-09")).toContain("Room held");
    expect(dayIn(html, "2026-12-09")).not.toContain("calendar-times");
    expect(dayIn(html, "2026-12-10")).toContain("10:00 AM – 2:00 PM");
    expect(dayIn(html, "2026-12-15")).toMatch(/Not an event.*Room held 8:00 – 10:00 AM/s);
  });

  test("marks today, leads to the months beside it and to the year, and keeps what was chosen", async () => {
    const html = await htmlOf(`/staff/calendar?room=${center.roomId}`);
    expect(dayIn(html, "2026-12-01")).toContain('aria-current="date"');
    for (const period of ["month=2026-11", "month=2027-01", "year=2026"]) {
      expect(html).toContain(`href="/staff/calendar?${period}&amp;room=${center.roomId}"`);
    }
    expect(html).toContain(`<option value="${center.roomId}" selected="">Central, Auditorium</option>`);
  });

  test("is of one room or branch where that is asked, and of no other center", async () => {
    const other = await anotherRoom("Annex", 40);
    await aPublishedEvent(services, center, { title: "In the annex", roomId: other, capacity: 10 });
    await aPublishedEvent(services, center, { title: "In the auditorium", roomId: center.roomId });
    await aDraft(services, center, { title: "Nowhere yet" });
    const elsewhere = await aCenter(services);
    await aPublishedEvent(services, elsewhere, { title: "Abroad" });
    const all = await htmlOf("/staff/calendar");
    expect(all).toContain("In the annex");
    expect(all).toMatch(/Nowhere yet.*No room yet/s);
    expect(all).not.toContain("Abroad");
    const one = await htmlOf(`/staff/calendar?room=${other}`);
    expect(one).toContain("In the annex");
    expect(one).not.toContain("In the auditorium");
    const branch = await htmlOf(`/staff/calendar?branch=${center.branchId}`);
    expect(branch).toContain("In the auditorium");
    expect(branch).not.toContain("Nowhere yet");
    expect(await htmlOf(`/staff/calendar?room=${services.ids.uuid()}`)).toContain(
      "Nothing is on in this month.",
    );
  });

  test("leaves out what was cancelled", async () => {
    const eventId = await aPublishedEvent(services, center, { title: "Called off" });
    const step = { actor: center.staff, center, eventId, to: "cancelled", reason: "Snow" } as const;
    await takeEventStep(services, step);
    expect(await htmlOf("/staff/calendar")).not.toContain("Called off");
  });

  test.each(["month=2026-13", "month=x", "year=26", "month=9999-12", "room=x&branch=y"])(
    "is that of today for an address that says nothing: %s",
    async (query) => {
      expect(await htmlOf(`/staff/calendar?${query}`)).toContain("<h1>December 2026</h1>");
    },
  );

  test("is for staff alone", async () => {
    expect((await pages.get("/staff/calendar", await cookiesOf("employer"))).status).toBe(403);
  });
});

test("a year has twelve months with the count a day, and the count by room and month", async () => {
  const on = times("2026-03-08T17:00:00Z", "2026-03-08T19:00:00Z");
  const noted = services.clock.now();
  services.clock.set(at("2026-03-01T20:00:00Z"));
  await aPublishedEvent(services, center, { roomId: center.roomId, ...on });
  await aPublishedEvent(services, center, { ...on });
  services.clock.set(noted);
  const html = await htmlOf("/staff/calendar?year=2026");
  expect(html.match(/<table class="small-month">/g)).toHaveLength(12);
  expect(html).toContain(
    'href="/staff/calendar?month=2026-03#day-2026-03-08" aria-label="Sunday, March 8: 2"',
  );
  const counts =
    /Central, Auditorium<\/th>(?:<td[^>]*><\/td>){2}<td[^>]*data-label="Mar"[^>]*><div>1<\/div><\/td>/;
  expect(html).toMatch(counts);
  expect(html).toContain('href="/staff/calendar?year=2025"');
});

describe("free rooms", () => {
  const ask = (fields: Record<string, string>) =>
    htmlOf(
      `/staff/calendar/free-rooms?${new URLSearchParams({ date: "2026-12-10", from: "10:00", until: "14:00", people: "50", ...fields })}`,
    );

  test("are those that nothing holds in the span and that hold enough people, the smallest first", async () => {
    await anotherRoom("Annex", 40);
    await anotherRoom("Hall", 900);
    expect(await ask({})).toMatch(/Free Thursday, December 10, 2026, 10:00 AM – 2:00 PM.*Auditorium.*Hall/s);
    expect(await ask({})).not.toContain(">Annex<");
    const held = times("2026-12-10T16:00:00Z", "2026-12-10T18:00:00Z");
    await aPublishedEvent(services, center, { roomId: center.roomId, ...held });
    expect(await ask({})).toContain("Auditorium");
    expect(await ask({ from: "09:59" })).not.toContain("Auditorium");
    expect(await ask({ people: "901" })).toContain("No room is free then");
  });

  test("lead to the form of an event there and then", async () => {
    const html = await ask({});
    const [, href = ""] = /<a href="(\/staff\/events\/new\?[^"]+)"/.exec(html) ?? [];
    const form = await htmlOf(href.replaceAll("&amp;", "&"));
    expect(form).toContain(`<option value="${center.roomId}" selected="">`);
    expect(form).toMatch(/name="startsAtDate"[^>]*value="2026-12-10"/);
    expect(form).toMatch(/name="endsAtTime"[^>]*value="14:00"/);
  });

  test.each<[Record<string, string>, string]>([
    [{ date: "2026-02-30" }, "There is no such date."],
    [{ date: "" }, "Choose a day."],
    [{ until: "10:00" }, "end"],
    [{ from: "25:00" }, "Write a time such as 09:30."],
    [{ people: "0" }, "Choose a higher number."],
    [{ date: "2027-03-14", from: "02:30" }, "Clocks skip this time"],
  ])("are not looked for with %j", async (fields, words) => {
    const html = await ask(fields);
    expect(html).toContain("error-summary");
    expect(html).toContain(words);
    expect(html).not.toContain("<caption");
  });
});

describe("what is on in a room", () => {
  const form = (more: Record<string, string> = {}) => ({
    title: "Typed so far",
    startsAtDate: "2026-12-10",
    startsAtTime: "10:00",
    roomId: center.roomId,
    showRoom: "yes",
    ...more,
  });
  const shown = async (path: string, fields: Record<string, string>, cookies = staff) => {
    const response = await pages.post(path, fields, cookies);
    const html = (await response.text()).replaceAll("<!-- -->", "");
    expect(html).toContain('value="Typed so far"');
    return /<div class="room-day".*?<\/div>/s.exec(html)?.[0] ?? "";
  };
  beforeEach(async () => {
    await aPublishedEvent(services, center, {
      title: "Baker's day",
      roomId: center.roomId,
      ...times("2026-12-10T20:00:00Z", "2026-12-10T22:00:00Z"),
    });
  });

  test("is shown on the staff's form with what was typed, by what it is", async () => {
    const day = await shown("/staff/events/new", form());
    expect(day).toContain("Auditorium on Thursday, December 10, 2026");
    expect(day).toContain("Baker&#x27;s day");
    expect(await shown("/staff/events/new", form({ startsAtDate: "2026-12-11" }))).toContain(
      "Nothing is on there",
    );
  });

  test("is shown to an employer as times alone", async () => {
    const employer = await cookiesOf("employer");
    const day = await shown("/employer/events/new", form(), employer);
    expect(day).toContain("Taken");
    expect(day).not.toContain("Baker");
  });

  test.each([{ startsAtDate: "" }, { roomId: "" }, { roomId: "x" }, { startsAtDate: "2026-02-31" }])(
    "asks for day and room first: %j",
    async (fields) => {
      expect(await shown("/staff/events/new", form(fields))).toContain(
        "Choose the day of the start and a room first.",
      );
    },
  );

  test("is named to staff where a step or an edit is refused for it", async () => {
    const overlapping = times("2026-12-10T21:00:00Z", "2026-12-10T23:00:00Z");
    const eventId = await aDraft(services, center, { roomId: center.roomId, ...overlapping });
    const refused = await pages.post(`/staff/events/${eventId}/publication`, {}, staff);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toMatch(
      /The room is held then by Baker&#x27;s day, Thursday, December 10, 2026/,
    );
    const other = await aPublishedEvent(services, center, { title: "Other", ...overlapping });
    const edited = await pages.post(
      `/staff/events/${other}/edit`,
      {
        type: "hiring-event",
        title: "Other",
        description: "Meet the team.",
        startsAtDate: "2026-12-10",
        startsAtTime: "13:00",
        endsAtTime: "15:00",
        roomId: center.roomId,
        capacity: "50",
        reason: "A larger room",
      },
      staff,
    );
    expect(edited.status).toBe(409);
    expect(await edited.text()).toMatch(/The room is held then by Baker&#x27;s day/);
  });
});
