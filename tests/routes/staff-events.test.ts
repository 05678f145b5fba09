import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEmployer } from "~/app/commands/create-employer.server";
import { problemWords } from "~/app/http/problems";
import { messageOf } from "~/app/http/refusals";
import { findEventDetail } from "~/db/queries/event-detail";
import { events, outbox } from "~/db/schema";
import {
  aCenter,
  aDraft,
  anActor,
  anEmployer,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, signedIn } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { makeChecks } from "~/tests/factories/vetting";

let services: TestServices;
let center: TestCenter;
let other: TestCenter;
let pages: ServedPages;
let staff: Record<string, string>;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  other = await aCenter(services);
  pages = await servePages(services, { names: ["staff"], origin: `http://${center.host}` });
  const { email } = await aPerson(services, center, "staff");
  staff = Object.fromEntries((await signedIn(services, email)).headers);
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(() => services.clock.set(noon));

const get = async (path: string) => {
  const response = await pages.get(path, staff);
  return { status: response.status, html: await response.text(), headers: response.headers };
};
const post = async (path: string, fields: Record<string, string>) => {
  const response = await pages.post(path, fields, staff);
  return {
    status: response.status,
    location: response.headers.get("location"),
    html: await response.text(),
  };
};
const inDays = (days: number) => new Date(noon.getTime() + days * 86_400_000);
const eventOf = (eventId: string) => findEventDetail(services.db, { centerId: center.id, eventId });

const form = (more: Record<string, string> = {}) => ({
  employerId: center.employerId,
  type: "hiring-event",
  title: "Warehouse hiring day",
  description: "Meet the team.",
  startsAtDate: "2026-12-05",
  startsAtTime: "10:00",
  endsAtTime: "13:00",
  roomId: "",
  capacity: "40",
  "openings.0.title": "Picker",
  "openings.0.vacancies": "5",
  "openings.0.payMin": "21.50",
  "openings.0.payMax": "24",
  "openings.0.payUnit": "hour",
  "openings.0.employmentType": "full-time",
  ...more,
});

/** The form as the edit page shows it, with what the person changes. */
async function editForm(eventId: string, more: Record<string, string> = {}) {
  const { html } = await get(`/staff/events/${eventId}/edit`);
  const values: Record<string, string> = {};
  for (const [, tag = ""] of html.matchAll(/<(input[^>]*)>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    const isOff = /type="(radio|checkbox)"/.test(tag) && !/checked/.test(tag);
    if (name !== undefined && !isOff) values[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? "";
  }
  for (const [, name = "", text = ""] of html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)/g)) {
    values[name] = text.replace(/^\n/, "");
  }
  for (const [, name = "", options = ""] of html.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  )) {
    values[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? "";
  }
  return { ...values, ...more };
}

async function made(more: Record<string, string> = {}): Promise<string> {
  const { location } = await post("/staff/events/new", form(more));
  return /events\/([0-9a-f-]+)\?/.exec(location ?? "")?.[1] ?? "";
}

describe("writing an event", () => {
  test("makes a draft of what was typed, in the center's zone", async () => {
    const event = await eventOf(await made());
    expect(event).toMatchObject({ status: "draft", madeByStaff: true, capacity: 40 });
    expect(event?.startsAt.toISOString()).toBe("2026-12-05T18:00:00.000Z");
    expect(event?.openings).toMatchObject([{ title: "Picker", payMinCents: 2150, payMaxCents: 2400 }]);
  });

  test("keeps what was typed and says what to mend beside each field", async () => {
    const { status, html } = await post(
      "/staff/events/new",
      form({ title: "", capacity: "-1", employerId: "" }),
    );
    expect(status).toBe(422);
    expect(html).toContain("Meet the team.");
    expect(html).toContain('href="#field-title"');
    expect(html).toContain(problemWords("too-low"));
  });

  test("needs an employer", async () => {
    const { status, html } = await post("/staff/events/new", form({ employerId: "" }));
    expect(status).toBe(422);
    expect(html).toContain('href="#field-employerId"');
  });

  test("refuses more people than the room holds, beside the field", async () => {
    const { status, html } = await post(
      "/staff/events/new",
      form({ roomId: center.roomId, capacity: "301" }),
    );
    expect(status).toBe(422);
    expect(html).toContain(problemWords("capacity-above-posted-load"));
    expect(html).toMatch(/id="field-capacity"[^>]*value="301"/);
  });

  test("'Add another opening' shows a block more with what was typed, and makes nothing", async () => {
    const before = await services.db.select({ id: events.id }).from(events);
    const { status, html } = await post("/staff/events/new", { ...form(), addOpening: "yes" });
    expect(status).toBe(200);
    expect(html).toContain('name="openings.1.title"');
    expect(html).toContain('value="Picker"');
    expect(await services.db.select({ id: events.id }).from(events)).toHaveLength(before.length);
  });

  test("asks which, where clocks show the time twice", async () => {
    const twice = { startsAtDate: "2027-11-07", startsAtTime: "01:30", endsAtTime: "05:00" };
    const { status, html } = await post("/staff/events/new", form(twice));
    expect(status).toBe(422);
    expect(html).toContain(problemWords("repeated-hour"));
    expect(html).toContain('name="startsAtWhich"');
    const event = await eventOf(await made({ ...twice, startsAtWhich: "later" }));
    expect(event?.startsAt.toISOString()).toBe("2027-11-07T09:30:00.000Z");
  });
});

describe("editing an event", () => {
  test("saves the form as it is shown without changing anything", async () => {
    const eventId = await made({ roomId: center.roomId, doorsOpenAtTime: "09:15", heldFromTime: "08:00" });
    const before = await eventOf(eventId);
    const { location } = await post(`/staff/events/${eventId}/edit`, await editForm(eventId));
    expect(location).toBe(`/staff/events/${eventId}?done=unchanged`);
    expect(await eventOf(eventId)).toEqual(before);
  });

  test("refuses a capacity under the places taken beside the field", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: 10 });
    await aRegistration(services, center, eventId);
    await aRegistration(services, center, eventId, { name: "Kim Lee" });
    const { status, html } = await post(
      `/staff/events/${eventId}/edit`,
      await editForm(eventId, { capacity: "1" }),
    );
    expect(status).toBe(422);
    expect(html).toContain(problemWords("capacity-below-places-taken"));
    expect(html).toContain('href="#field-capacity"');
    expect((await eventOf(eventId))?.capacity).toBe(10);
  });

  test("keeps places for walk-ins and scans people out, and says so on the event's page", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: 10 });
    const path = `/staff/events/${eventId}`;
    const values = await editForm(eventId, { walkInReserve: "4", exitScanning: "yes" });
    expect((await post(`${path}/edit`, values)).location).toBe(`${path}?done=saved`);
    expect(await eventOf(eventId)).toMatchObject({ walkInReserve: 4, exitScanning: true });
    const { html } = await get(path);
    expect(html).toMatch(/Kept for walk-ins<\/dt><dd>4</);
    expect(html).toContain("People are scanned out too");
    const { exitScanning: _, ...unticked } = await editForm(eventId, { walkInReserve: "" });
    await post(`${path}/edit`, unticked);
    expect(await eventOf(eventId)).toMatchObject({ walkInReserve: 0, exitScanning: false });
  });

  test("refuses to keep more places than are left, beside the field", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: 10 });
    const refusedWith = async (walkInReserve: string) => {
      const values = await editForm(eventId, { walkInReserve });
      const { status, html } = await post(`/staff/events/${eventId}/edit`, values);
      expect(status).toBe(422);
      expect(html).toContain('href="#field-walkInReserve"');
      return html;
    };
    expect(await refusedWith("11")).toContain(problemWords("reserve-above-capacity"));
    expect(await refusedWith("some")).toContain(problemWords("not-a-number"));
    await aRegistration(services, center, eventId);
    expect(await refusedWith("10")).toContain(problemWords("reserve-above-places-left"));
  });

  test("refuses a room that another event holds beside the room", async () => {
    await aPublishedEvent(services, center, { roomId: center.roomId });
    const eventId = await aPublishedEvent(services, center);
    const values = await editForm(eventId, { roomId: center.roomId, reason: "More light" });
    const { status, html } = await post(`/staff/events/${eventId}/edit`, values);
    expect(status).toBe(409);
    expect(html).toContain('href="#field-roomId"');
    expect(html).toContain("The room is held then by Warehouse hiring day");
  });

  test("says before a move how many people it reaches, and asks why beside the reason", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "rosa@example.org" });
    await aRegistration(services, center, eventId, { name: "No Mail" });
    const { html: page } = await get(`/staff/events/${eventId}/edit`);
    expect(page).toContain("1 person and the employer are told by e-mail");
    const move = { startsAtDate: "2026-12-09", endsAtDate: "" };
    const path = `/staff/events/${eventId}/edit`;
    const { status, html } = await post(path, await editForm(eventId, move));
    expect(status).toBe(422);
    expect(html).toContain('href="#field-reason"');
    const { location } = await post(path, await editForm(eventId, { ...move, reason: "A flood" }));
    expect(location).toBe(`/staff/events/${eventId}?done=moved`);
    const told = await services.db.select().from(outbox).where(eq(outbox.eventId, eventId));
    expect(told.filter(({ kind }) => kind === "event-moved")).toHaveLength(2);
  });

  test("is over once the event is cancelled", async () => {
    const eventId = await made();
    const values = await editForm(eventId, { title: "Changed" });
    await post(`/staff/events/${eventId}/cancellation`, { reason: "" });
    expect((await get(`/staff/events/${eventId}/edit`)).html).toContain("can no longer be changed");
    const { status } = await post(`/staff/events/${eventId}/edit`, values);
    expect(status).toBe(409);
  });
});

describe("the steps of an event", () => {
  test("lead from the draft to the public page and to its end", async () => {
    const eventId = await made();
    const path = `/staff/events/${eventId}`;
    expect((await get(path)).html).toContain(`href="${path}/approval"`);
    expect((await post(`${path}/approval`, {})).location).toBe(`${path}?done=approved`);
    expect((await get(path)).html).toContain(`href="${path}/publication"`);
    expect((await post(`${path}/publication`, {})).location).toBe(`${path}?done=published`);
    expect((await eventOf(eventId))?.status).toBe("published");
    expect((await post(`${path}/closure`, {})).location).toBe(`${path}?done=closed`);
    expect((await eventOf(eventId))?.status).toBe("closed");
  });

  test("name whom a cancellation reaches, and ask why", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "a@example.org" });
    await aRegistration(services, center, eventId, { email: "b@example.org" });
    const path = `/staff/events/${eventId}/cancellation`;
    expect((await get(path)).html).toContain("Cancel event and tell 2 people");
    const { status, html } = await post(path, { reason: " " });
    expect(status).toBe(422);
    expect(html).toContain(messageOf("reason-required"));
    expect((await post(path, { reason: "A flood" })).status).toBe(303);
    expect((await eventOf(eventId))?.status).toBe("cancelled");
  });

  test("that are not open say so, and are refused when posted", async () => {
    const eventId = await made();
    const path = `/staff/events/${eventId}/closure`;
    expect((await get(path)).html).toContain("cannot be done with the event now");
    const { status } = await post(path, {});
    expect(status).toBe(409);
    expect((await eventOf(eventId))?.status).toBe("draft");
  });

  test("say above the form that the room is taken, since they have no field for it", async () => {
    await aPublishedEvent(services, center, {
      roomId: center.roomId,
      startsAt: inDays(40),
      endsAt: inDays(41),
    });
    const eventId = await aDraft(services, center, {
      roomId: center.roomId,
      startsAt: inDays(40),
      endsAt: inDays(41),
    });
    const { status, html } = await post(`/staff/events/${eventId}/approval`, {});
    expect(status).toBe(409);
    expect(html).toContain("The room is held then by Warehouse hiring day");
    expect(html).not.toContain("#field-roomId");
  });

  test("copy a cancelled event into a new draft", async () => {
    const eventId = await made();
    await post(`/staff/events/${eventId}/cancellation`, {});
    const { location } = await post(`/staff/events/${eventId}/copy`, {});
    expect(location).toMatch(/^\/staff\/events\/[0-9a-f-]{36}\/edit\?done=copied$/);
    expect(location).not.toContain(eventId);
  });

  test("wait with publishing until the employer is vetted, which a checklist does", async () => {
    const actor = anActor(services, center.id, "employer");
    const { employerId } = await createEmployer(services, {
      actor,
      centerId: center.id,
      employer: { ...anEmployer(), contactEmail: "dana@gmail.com", legalName: "New Foods" },
    });
    const eventId = await aDraft(services, { ...center, employerId });
    const event = await get(`/staff/events/${eventId}`);
    expect(event.html).toContain("uses a free e-mail service");
    expect((await post(`/staff/events/${eventId}/publication`, {})).status).toBe(409);
    await makeChecks(services, { actor: center.staff, centerId: center.id, employerId });
    const vetting = `/staff/employers/${employerId}/vetting`;
    expect((await post(`${vetting}/acceptance`, {})).location).toBe(
      `/staff/employers/${employerId}?done=vetted`,
    );
    expect((await post(`/staff/events/${eventId}/publication`, {})).status).toBe(303);
  });
});

describe("an address", () => {
  test.each([
    ["is no id", "nothing"],
    ["is the id of nothing", "01a21355-92f8-7c58-854b-591b77015031"],
  ])("that %s is not found", async (_rule, id) => {
    for (const page of ["", "/edit", "/approval", "/roster", "/registrations", "/mail", "/audit"]) {
      expect((await get(`/staff/events/${id}${page}`)).status).toBe(404);
    }
    expect((await post(`/staff/events/${id}/cancellation`, { reason: "x" })).status).toBe(404);
  });

  test("of another center's event is not found, and nothing there is changed", async () => {
    const eventId = await aPublishedEvent(services, other);
    const { registrationId } = await aRegistration(services, other, eventId);
    const path = `/staff/events/${eventId}`;
    for (const page of ["", "/edit", "/cancellation", "/announcement", "/roster.csv", "/mail"]) {
      expect((await get(`${path}${page}`)).status).toBe(404);
    }
    expect((await get(`${path}/registrations/${registrationId}`)).status).toBe(404);
    for (const page of [
      "/cancellation",
      "/copy",
      "/mail/resend",
      `/registrations/${registrationId}/reissue`,
    ]) {
      expect((await post(`${path}${page}`, { reason: "x" })).status).toBe(404);
    }
    const [row] = await services.db.select().from(events).where(eq(events.id, eventId));
    expect(row?.status).toBe("published");
  });
});

test("a search for what no text can hold finds nothing and breaks nothing", async () => {
  const eventId = await made();
  for (const path of ["/staff/events", "/staff/employers", `/staff/events/${eventId}/registrations`]) {
    expect((await get(`${path}?q=%00abc%25_%5C'`)).status).toBe(200);
    expect((await get(`${path}?after=1_x&before=x`)).status).toBe(200);
  }
});

test("the list of events pages by keyset and keeps its filter", async () => {
  const { html } = await get("/staff/events?status=published&q=hiring");
  expect(html).toContain('<input type="hidden" name="status" value="published"/>');
  const [newest] = await services.db
    .select({ id: events.id })
    .from(events)
    .where(eq(events.centerId, center.id))
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(1);
  const all = await get("/staff/events");
  expect(all.html.indexOf(newest?.id ?? "none")).toBeGreaterThan(0);
});
