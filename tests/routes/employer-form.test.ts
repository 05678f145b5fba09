import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { audit, eventEmployers, openings } from "~/db/schema";
import { aCenter, type TestCenter } from "../factories/center";
import { anEmployerPerson, aRequest, type TestEmployer } from "../factories/employer";
import { type ServedPages, servePages } from "../factories/pages";
import { signedIn } from "../factories/people";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let employer: TestEmployer;
let headers: { cookie: string };
beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["employer"], origin: `http://${center.host}:3000` });
});
beforeEach(async () => {
  services.clock.set(noon);
  employer = await anEmployerPerson(services, center);
  headers = { cookie: (await signedIn(services, employer.email)).headers.get("cookie") ?? "" };
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});

const read = async (response: Response) => ({
  status: response.status,
  location: response.headers.get("location"),
  html: (await response.text()).replaceAll("<!-- -->", ""),
});
const open = async (path: string) => read(await pages.get(path, headers));
const post = async (fields: Record<string, string> | FormData, path = "/employer/events/new") =>
  read(await pages.post(path, fields, headers));

const whole = (more: Record<string, string> = {}) => ({
  eventId: services.ids.uuid(),
  type: "hiring-event",
  title: "Bakers wanted",
  description: "Come and taste.",
  startsAtDate: "2027-01-12",
  startsAtTime: "10:00",
  endsAtDate: "",
  endsAtTime: "13:00",
  roomId: center.roomId,
  capacity: "40",
  whatToBring: "",
  accommodationContact: "",
  "openings.0.title": "Baker",
  "openings.0.vacancies": "3",
  "openings.0.payMin": "22",
  "openings.0.payMax": "26.50",
  "openings.0.payUnit": "hour",
  "openings.0.employmentType": "full-time",
  ...more,
});
const sent = (more: Record<string, string> = {}) => ({ ...whole(more), submitRequest: "yes" });

const eventOf = (eventId: string) => findEventDetail(services.db, { centerId: center.id, eventId });
const countOwn = () =>
  services.db.$count(
    eventEmployers,
    and(eq(eventEmployers.centerId, center.id), eq(eventEmployers.employerId, employer.employerId)),
  );
const errorOf = (html: string, field: string) =>
  new RegExp(`id="field-${field}-error".*?<span>(?:<span[^>]*>[^<]*</span>)?([^<]*)<`, "s").exec(html)?.[1];
const valueOf = (html: string, field: string) =>
  new RegExp(`<input(?=[^>]*name="${field.replaceAll(".", "\\.")}")[^>]*value="([^"]*)"`).exec(html)?.[1];

describe("the request form", () => {
  test("lists rooms with branch and posted load, asks in the center's zone, and ships no script", async () => {
    const { html } = await open("/employer/events/new");
    expect(html).toContain("Central, Auditorium (holds 300)");
    expect(html).toContain("Times are in Pacific Time.");
    expect(html).not.toContain("<script");
  });

  test("carries an id of its own for each showing", async () => {
    const ids = [await open("/employer/events/new"), await open("/employer/events/new")].map(({ html }) =>
      valueOf(html, "eventId"),
    );
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(ids[1]).not.toBe(ids[0]);
  });

  test("is sent whole: the event is submitted, its times in the center's zone", async () => {
    const values = sent();
    expect(await post(values)).toMatchObject({
      status: 303,
      location: `/employer/events/${values.eventId}?done=submitted`,
    });
    expect(await eventOf(values.eventId)).toMatchObject({
      status: "submitted",
      startsAt: new Date("2027-01-12T18:00:00Z"),
      endsAt: new Date("2027-01-12T21:00:00Z"),
      capacity: 40,
      host: { id: employer.employerId },
      openings: [{ title: "Baker", payMinCents: 2200, payMaxCents: 2650 }],
    });
  });

  test("posted twice, in turn or at once, makes one event", async () => {
    const values = sent();
    const answers = await Promise.all([post(values), post(values), post(values)]);
    answers.push(await post(values));
    expect(answers.map(({ location }) => location)).toEqual(
      answers.map(() => `/employer/events/${values.eventId}?done=submitted`),
    );
    expect(await countOwn()).toBe(1);
  });

  test("saved whole is a draft event that the center is not asked to read", async () => {
    const values = whole();
    expect((await post(values)).location).toBe(`/employer/events/${values.eventId}?done=saved`);
    expect(await eventOf(values.eventId)).toMatchObject({ status: "draft" });
  });

  test("is pressed by the Enter key to save, not to send", async () => {
    const { html } = await open("/employer/events/new");
    const [first = ""] = /<button[^>]*>/.exec(html.slice(html.indexOf('class="form event-form"'))) ?? [];
    expect(first).not.toContain("name=");
  });

  test("adds and removes an opening without script, keeping what was typed and saving nothing", async () => {
    const added = await post({ ...whole(), addOpening: "yes" });
    expect(added.status).toBe(200);
    expect(valueOf(added.html, "openings.0.title")).toBe("Baker");
    expect(added.html).toContain('name="openings.1.title"');
    const removed = await post({ ...whole({ "openings.1.title": "Counter staff" }), removeOpening: "0" });
    expect(valueOf(removed.html, "openings.0.title")).toBe("Counter staff");
    expect(await countOwn()).toBe(0);
  });

  test("keeps its id when it is shown again", async () => {
    const values = { ...whole(), addOpening: "yes" };
    expect(valueOf((await post(values)).html, "eventId")).toBe(values.eventId);
  });
});

describe("a draft at any point", () => {
  test("of one typed word is kept as it was typed and shown again", async () => {
    const { eventId } = whole();
    const saved = await post({
      eventId,
      title: "  <b>A & B</b> 🥐",
      capacity: "-1",
      startsAtDate: "2026-02-31",
    });
    expect(saved).toMatchObject({ status: 303, location: `/employer/events/${eventId}/edit?done=kept` });
    const { html } = await open(`/employer/events/${eventId}/edit`);
    expect(valueOf(html, "title")).toBe("  &lt;b&gt;A &amp; B&lt;/b&gt; 🥐");
    expect(valueOf(html, "capacity")).toBe("-1");
    expect(valueOf(html, "startsAtDate")).toBe("2026-02-31");
    expect(html).toContain("This request is not finished");
    expect(await eventOf(eventId)).toBeNull();
  });

  test("is finished and sent from its own page, and is no draft any more", async () => {
    const { eventId, ...values } = sent();
    await post({ eventId, title: "Half" });
    const path = `/employer/events/${eventId}/edit`;
    expect((await post({ ...values, eventId }, path)).location).toBe(
      `/employer/events/${eventId}?done=submitted`,
    );
    expect((await open("/employer")).html).not.toContain("Not finished");
  });

  test("is removed by its own page", async () => {
    const { eventId } = whole();
    await post({ eventId, title: "Half" });
    expect((await open(`/employer/events/${eventId}/removal`)).html).toContain("Remove the draft");
    const removed = await post({}, `/employer/events/${eventId}/removal`);
    expect(removed.location).toBe("/employer?done=removed");
    expect((await open(`/employer/events/${eventId}/edit`)).status).toBe(404);
  });

  test("of an event keeps the event as it was until the changes are whole", async () => {
    const values = whole();
    await post(values);
    const path = `/employer/events/${values.eventId}/edit`;
    await post({ ...values, title: "Better title", endsAtTime: "" }, path);
    expect(textOf({ texts: (await eventOf(values.eventId))?.texts ?? [] }, "en").title).toBe("Bakers wanted");
    const page = await open(`/employer/events/${values.eventId}`);
    expect(page.html).toContain("You have changes that are not finished");
    expect(valueOf((await open(path)).html, "title")).toBe("Better title");
    await post({ ...values, title: "Better title" }, path);
    expect(textOf({ texts: (await eventOf(values.eventId))?.texts ?? [] }, "en").title).toBe("Better title");
  });
});

describe("what cannot be sent", () => {
  const cases: [rule: string, typed: Record<string, string>, field: string, words: string][] = [
    ["31 February", { startsAtDate: "2027-02-31" }, "startsAt", "There is no such date."],
    [
      "the hour that daylight saving skips",
      { startsAtDate: "2027-03-14", startsAtTime: "02:30" },
      "startsAt",
      "Clocks skip this time",
    ],
    [
      "the hour that it repeats",
      { startsAtDate: "2027-11-07", startsAtTime: "01:30" },
      "startsAt",
      "Clocks show this time twice",
    ],
    [
      "pay min above max",
      { "openings.0.payMin": "30" },
      "openings-0-payMin",
      "The lowest pay is above the highest.",
    ],
    ["capacity 0", { capacity: "0" }, "capacity", "Choose a higher number."],
    ["capacity -1", { capacity: "-1" }, "capacity", "Choose a higher number."],
    ["capacity 1e9", { capacity: "1e9" }, "capacity", "Choose a lower number."],
    [
      "more people than the room holds",
      { capacity: "301" },
      "capacity",
      "The room holds fewer people than that.",
    ],
    ["an end before the start", { endsAtTime: "09:00" }, "endsAt", "The end is before the start."],
    ["a start in the past", { startsAtDate: "2026-11-30" }, "startsAt", "That time has passed."],
    ["10,001 letters", { description: "x".repeat(10_001) }, "description", "This is too long."],
    ["no title", { title: " \u200b " }, "title", "Type a title."],
    [
      "another center's room",
      { roomId: "018f0000-0000-7000-8000-000000000000" },
      "roomId",
      "There is none with this id.",
    ],
  ];

  test.each(cases)(
    "%s: a message by the field, the typed values kept, nothing written",
    async (_rule, typed, field, words) => {
      const values = sent(typed);
      const { status, html } = await post(values);
      expect(status).toBe(422);
      expect(errorOf(html, field)).toContain(words);
      expect(html).toContain(`href="#field-${field}"`);
      for (const name of [
        "startsAtDate",
        "startsAtTime",
        "endsAtTime",
        "capacity",
        "openings.0.payMin",
      ] as const)
        expect(valueOf(html, name)).toBe(values[name]);
      expect(await eventOf(values.eventId)).toBeNull();
    },
  );

  test("no opening", async () => {
    const values = sent(
      Object.fromEntries(
        Object.keys(whole())
          .filter((name) => name.startsWith("openings"))
          .map((name) => [name, ""]),
      ),
    );
    const { status, html } = await post(values);
    expect([status, html]).toEqual([
      422,
      expect.stringContaining("Add at least one opening before you submit."),
    ]);
    expect(await eventOf(values.eventId)).toBeNull();
  });

  test("the repeated hour asks which, and the answer is taken", async () => {
    const typed = { startsAtDate: "2027-11-07", startsAtTime: "01:30" };
    expect((await post(sent(typed))).html).toContain('name="startsAtWhich"');
    const values = sent({ ...typed, startsAtWhich: "later" });
    await post(values);
    expect((await eventOf(values.eventId))?.startsAt).toEqual(new Date("2027-11-07T09:30:00Z"));
  });

  test("an unknown field, one given twice, and an employer that it names itself", async () => {
    const twice = new FormData();
    for (const [name, value] of Object.entries(sent())) twice.append(name, value);
    twice.append("title", "Another");
    expect(errorOf((await post(twice)).html, "title")).toBe("This was given twice. Give it once.");
    for (const name of ["salary", "employerId"]) {
      const { status, html } = await post(sent({ [name]: services.ids.uuid() }));
      expect([status, html]).toEqual([422, expect.stringContaining("This field is not known.")]);
    }
    expect(await countOwn()).toBe(0);
  });

  test("line breaks and control signs in a title become one line, right-to-left text and emoji stay", async () => {
    const values = sent({ title: "Bakers\r\nBcc: all@x.example \0\u202e🥐 خبز" });
    await post(values);
    const event = await eventOf(values.eventId);
    expect(event?.texts[0]?.title).toBe("Bakers Bcc: all@x.example 🥐 خبز");
  });

  test("an empty body and another content type are answered by the form, never by a fault", async () => {
    expect((await post({ submitRequest: "yes" })).status).toBe(422);
    const origin = `http://${center.host}:3000`;
    const request = new Request(`${origin}/employer/events/new`, {
      method: "POST",
      headers: { ...headers, host: `${center.host}:3000`, origin, "content-type": "text/plain" },
      body: "{}",
    });
    expect((await read(await pages.fetch(request))).status).toBeLessThan(500);
  });

  test("a form from another site is refused", async () => {
    const values = sent();
    const response = await pages.post("/employer/events/new", values, {
      ...headers,
      origin: "https://evil.example",
    });
    expect(response.status).toBe(403);
    expect(await eventOf(values.eventId)).toBeNull();
  });
});

describe("answering and asking again", () => {
  const byStaff = (eventId: string, to: "needs-info" | "approved", reason: string | null) => {
    services.clock.advance(60_000);
    return takeEventStep(services, { actor: center.staff, center, eventId, to, reason });
  };

  test("a question stands above the form, and the answer goes with the request", async () => {
    const eventId = await aRequest(services, center, employer, { isSubmitted: true });
    await byStaff(eventId, "needs-info", "Which shift?");
    const path = `/employer/events/${eventId}/edit`;
    expect((await open(path)).html).toMatch(/The center asks.*Which shift\?.*Your answer to the center/s);
    services.clock.advance(60_000);
    expect((await post({ ...sent(), eventId, reason: "The early one." }, path)).location).toContain(
      "done=submitted",
    );
    const rows = await services.db
      .select({ to: audit.to, reason: audit.reason })
      .from(audit)
      .where(and(eq(audit.subjectId, eventId), eq(audit.action, "status")))
      .orderBy(audit.at);
    expect(rows.at(-1)).toEqual({ to: "submitted", reason: "The early one." });
  });

  test("what was sent has no form, and a post to it changes nothing", async () => {
    const eventId = await aRequest(services, center, employer, { isSubmitted: true });
    const path = `/employer/events/${eventId}/edit`;
    expect((await open(path)).html).not.toContain('name="title"');
    const { status, html } = await post({ ...whole({ title: "Other" }), eventId }, path);
    expect([status, html]).toEqual([409, expect.stringContaining("This request was sent already")]);
    expect(valueOf(html, "title")).toBe("Other");
    expect((await eventOf(eventId))?.texts[0]?.title).toBe("Warehouse hiring day");
  });

  test("a repeat request is filled in from the last event, but for its times", async () => {
    await aRequest(services, center, employer, { isSubmitted: true, title: "Spring hiring day" });
    const { html } = await open("/employer/events/new?from=last");
    expect(valueOf(html, "title")).toBe("Spring hiring day");
    expect(valueOf(html, "openings.0.payMin")).toBe("21.50");
    expect(valueOf(html, "startsAtDate")).toBeUndefined();
    expect(valueOf((await open("/employer/events/new")).html, "title")).toBeUndefined();
    expect(await countOwn()).toBe(1);
  });

  test("a repeat request keeps the room, the contact and every field of its openings but the last day", async () => {
    const opening = {
      "openings.0.schedule": "Nights",
      "openings.0.duties": "Bake",
      "openings.0.remote": "yes",
    };
    const last = {
      "openings.0.closesOn": "2027-01-20",
      accommodationContact: "Ask Ana",
      whatToBring: "A pen",
    };
    const { location } = await post(whole({ ...opening, ...last }));
    const eventId = location?.split("/")[3]?.split("?")[0] ?? "";
    const edit = (await open(`/employer/events/${eventId}/edit`)).html;
    await post({}, `/employer/events/${eventId}/submission`);
    const repeat = (await open("/employer/events/new?from=last")).html;
    const kept = fieldsOf(repeat);
    for (const [name, value] of Object.entries(fieldsOf(edit))) {
      if (name === "eventId") continue;
      const isLeftOpen = name.endsWith(".closesOn") || /(?:Date|Time)$/.test(name);
      expect([name, kept[name]]).toEqual([name, isLeftOpen ? undefined : value]);
    }
    expect(kept).toMatchObject({ ...opening, accommodationContact: "Ask Ana", roomId: center.roomId });
  });

  test("a repeat request begins with an event of its own, not with a fair where it had a table", async () => {
    await aRequest(services, center, employer, { isSubmitted: true, title: "Our own day" });
    const host = await anEmployerPerson(services, center, "Fair Host");
    services.clock.advance(60_000);
    const fair = await aRequest(services, center, host, {
      isSubmitted: true,
      roomId: null,
      title: "The fair",
    });
    const table = { centerId: center.id, eventId: fair, employerId: employer.employerId, isHost: false };
    await services.db.insert(eventEmployers).values(table);
    const { html } = await open("/employer/events/new?from=last");
    expect(valueOf(html, "title")).toBe("Our own day");
  });

  test("a repeat of a fair of its own brings no opening of another employer", async () => {
    const guest = await anEmployerPerson(services, center, "Guest");
    const fair = await aRequest(services, center, employer, { isSubmitted: true, title: "Our fair" });
    const table = { centerId: center.id, eventId: fair, employerId: guest.employerId, isHost: false };
    await services.db.insert(eventEmployers).values(table);
    const [own] = await services.db.select().from(openings).where(eq(openings.eventId, fair));
    if (own === undefined) throw new Error("the fair has no opening");
    const { search: _search, ...row } = own;
    const theirs = { id: services.ids.uuid(), employerId: guest.employerId, position: 0, title: "Theirs" };
    await services.db.insert(openings).values({ ...row, ...theirs });
    const { html } = await open("/employer/events/new?from=last");
    expect(valueOf(html, "openings.0.title")).toBe("Warehouse associate");
    expect(html).not.toContain("Theirs");
  });
});

/** What a browser would post of a page's form, but for what is empty. */
function fieldsOf(html: string): Record<string, string> {
  const main = html.slice(html.indexOf("<main"));
  const found: Record<string, string> = {};
  for (const [, tag = ""] of main.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    const isOff = /type="(radio|checkbox)"/.test(tag) && !/checked/.test(tag);
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? "";
    if (name !== undefined && !isOff && value !== "") found[name] = value;
  }
  for (const [, name = "", text = ""] of main.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)/g)) {
    if (text !== "") found[name] = text;
  }
  for (const [, name = "", list = ""] of main.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)) {
    const value = /<option(?=[^>]*selected)[^>]*value="([^"]*)"/.exec(list)?.[1] ?? "";
    if (value !== "") found[name] = value;
  }
  return found;
}
