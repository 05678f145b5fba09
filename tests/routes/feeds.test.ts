import { eq } from "drizzle-orm";
import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { derivedCodes } from "~/app/adapters/codes/codes.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { reissueTicket } from "~/app/commands/reissue-ticket.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { sendDue } from "~/app/worker/worker.server";
import { patrons } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices, ticketKeys } from "~/tests/factories/services";

const hour = 3_600_000;
let services: TestServices;
let center: TestCenter;
let abroad: TestCenter;
let pages: ServedPages;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;
let feed: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  abroad = await aCenter(services);
  pages = await servePages(services, { names: ["m.", "t.", "feeds"], origin: `http://${center.host}` });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await aPublishedEvent(services, center, { roomId: null });
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", email: "ana@mail.example" });
  feed = `/feeds/${services.codes.feed({ registrationId: place.registrationId, generation: 1 })}.ics`;
});

const staff = () => ({ actor: center.staff, center, registrationId: place.registrationId });
async function move(hours: number) {
  services.clock.advance(60_000);
  const startsAt = new Date(noon.getTime() + (2 + hours) * hour);
  const patch = { startsAt, endsAt: new Date(startsAt.getTime() + 3 * hour) };
  await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "Elevator repair" });
}
async function entry() {
  const text = await (await pages.get(feed)).text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent");
  const [event] = events;
  return {
    text,
    count: events.length,
    uid: event?.getFirstPropertyValue("uid"),
    sequence: event?.getFirstPropertyValue("sequence"),
    status: event?.getFirstPropertyValue("status"),
    start: String(event?.getFirstPropertyValue("dtstart")),
  };
}

describe("the feed of one place", () => {
  test("is the entry that the mails update, and says nobody's name and no secret", async () => {
    const { text, ...one } = await entry();
    expect(one).toEqual({
      count: 1,
      uid: `${place.registrationId}@${center.host}`,
      sequence: 0,
      status: "CONFIRMED",
      start: "2026-12-01T22:00:00Z",
    });
    expect(text).not.toMatch(/\/[tm]\/|\/feeds\/|Ana|ana@/i);
    expect(text).toContain("REFRESH-INTERVAL");
  });

  test("is kept by nobody and told to no other site", async () => {
    const { headers } = await pages.get(feed);
    expect(headers.get("content-type")).toContain("text/calendar");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toContain("noindex");
  });

  test("moves with the event, in a newer version of the same entry", async () => {
    await move(24);
    expect(await entry()).toMatchObject({ sequence: 1, start: "2026-12-02T22:00:00Z", status: "CONFIRMED" });
  });

  test("says that the place is cancelled, and that the event is", async () => {
    await cancelRegistration(services, staff());
    expect(await entry()).toMatchObject({ sequence: 1, status: "CANCELLED" });
    const other = await aRegistration(services, center, eventId, {});
    feed = `/feeds/${services.codes.feed({ registrationId: other.registrationId, generation: 1 })}.ics`;
    const step = { actor: center.staff, center, eventId, reason: "Burst pipe" };
    await takeEventStep(services, { ...step, to: "cancelled" });
    expect(await entry()).toMatchObject({ sequence: 1, status: "CANCELLED" });
  });

  test("goes on where the person was forgotten: it never named them", async () => {
    await services.db.delete(patrons).where(eq(patrons.registrationId, place.registrationId));
    expect((await entry()).count).toBe(1);
  });

  test("ends with the ticket that was replaced by a newer one", async () => {
    await reissueTicket(services, staff());
    expect((await pages.get(feed)).status).toBe(404);
  });

  test.each([
    [
      "a letter of it is another",
      (path: string) => path.replace(/.\.ics$/, (end) => (end.startsWith("0") ? "1.ics" : "0.ics")),
    ],
    [
      "it is somebody's registration and a guess",
      () => `/feeds/${place.registrationId.replaceAll("-", "").toUpperCase()}${"0".repeat(26)}.ics`,
    ],
    ["it is a manage code", () => `/feeds/${place.manageCode}.ics`],
    ["it is no file", (path: string) => path.replace(".ics", "")],
    ["it is nothing", () => "/feeds/.ics"],
    ["it is a control sign", () => "/feeds/%00.ics"],
  ])("is not found where %s", async (_what, wrong) => {
    expect((await pages.get(wrong(feed))).status).toBe(404);
  });

  test("is not found in another center", async () => {
    expect((await pages.get(feed, { host: abroad.host })).status).toBe(404);
  });

  test("is found in small letters, as some programs ask", async () => {
    expect((await pages.get(feed.toLowerCase())).status).toBe(200);
  });

  test("goes on under a newer first key, and ends with the key that made it", () => {
    const of = { registrationId: place.registrationId, generation: 1 };
    const code = services.codes.feed(of);
    const other = { id: "k2", bytes: new Uint8Array(32).fill(8) };
    expect(derivedCodes([other, ...ticketKeys]).isFeed(code, of)).toBe(true);
    expect(derivedCodes([other]).isFeed(code, of)).toBe(false);
    expect(services.codes.isFeed(code, { ...of, generation: 2 })).toBe(false);
  });
});

describe("the manage page and the confirmation", () => {
  test("lead to the feed, and to others' calendars with the event alone", async () => {
    const html = await (await pages.get(`/m/${place.manageCode}`)).text();
    expect(html).toContain(`href="webcal://${center.host}${feed}"`);
    expect(html).toContain(`http://${center.host}${feed}`);
    const [google = ""] = /https:\/\/calendar\.google\.com\/[^"]+/.exec(html) ?? [];
    expect(google).toContain("text=Warehouse+hiring+day");
    expect(google).toContain("dates=20261201T220000Z%2F20261202T010000Z");
    expect(html).toContain("https://outlook.live.com/calendar/");
    for (const [link] of html.matchAll(/https:\/\/(?:calendar\.google|outlook)[^"]+/g)) {
      expect(decodeURIComponent(link)).not.toMatch(/\/[mt]\/|\/feeds\/|Ana/);
    }
  });

  test("lead nowhere once the place was given back", async () => {
    await pages.post(`/m/${place.manageCode}/cancellation`, {});
    const html = await (await pages.get(`/m/${place.manageCode}`)).text();
    expect(html).not.toMatch(/webcal:|calendar\.google/);
  });

  test("in the mail are the same ways, each reader's own", async () => {
    const options = {
      originOf: async () => `http://${center.host}`,
      onError: (error: unknown) => {
        throw error;
      },
    };
    while ((await sendDue(services, options)) > 0);
    const mail = services.mailer.sent.findLast(({ to }) => to === "ana@mail.example");
    expect(mail?.text).toContain(`webcal://${center.host}${feed}`);
    expect(mail?.text).toContain("https://calendar.google.com/calendar/render?action=TEMPLATE");
    expect(mail?.text).toContain("https://outlook.live.com/calendar/");
    expect(mail?.calendar?.content).not.toContain("/feeds/");
  });
});

describe("a ticket of an event that moved", () => {
  const both = () => [`/m/${place.manageCode}`, `/t/${place.ticketCode}`];
  const textOf = async (path: string) => (await (await pages.get(path)).text()).replaceAll("<!-- -->", "");

  test("says what it is now and what it was when its holder registered, on both of its pages", async () => {
    for (const path of both()) expect(await textOf(path)).not.toContain("This event moved");
    await move(24);
    await move(48);
    for (const path of both()) {
      const [notice = ""] = /This event moved.*?<\/dl>/s.exec(await textOf(path)) ?? [];
      const [now = "", was = ""] = notice.split("It was");
      expect(now).toContain("Thursday, December 3, 2026");
      expect(was).toContain("Tuesday, December 1, 2026");
    }
  });

  test("says nothing to who registered since, nor where it moved back", async () => {
    await move(24);
    services.clock.advance(60_000);
    const later = await aRegistration(services, center, eventId, {});
    expect(await textOf(`/m/${later.manageCode}`)).not.toContain("This event moved");
    await move(0);
    expect(await textOf(`/m/${place.manageCode}`)).not.toContain("This event moved");
    expect(await textOf(`/m/${later.manageCode}`)).toContain("This event moved");
  });

  test("tells of another room", async () => {
    services.clock.advance(60_000);
    await editEvent(services, {
      ...{ actor: center.staff, center, eventId, reason: "A larger room" },
      patch: { roomId: center.roomId },
    });
    const html = await textOf(`/m/${place.manageCode}`);
    expect(html).toContain("This event moved");
    expect(html).toContain("Auditorium, Central");
  });

  test("says no more of it once the event is cancelled or over", async () => {
    await move(24);
    services.clock.advance(40 * hour);
    expect(await textOf(`/m/${place.manageCode}`)).not.toContain("This event moved");
    expect(await textOf(`/m/${place.manageCode}`)).toContain("This event is over.");
  });
});
