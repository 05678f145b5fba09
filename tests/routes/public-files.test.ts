import { eq } from "drizzle-orm";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { editEvent } from "~/app/commands/edit-event.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { centers } from "~/db/schema";
import { aCenter, aDraft, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 24 * 60 * 60 * 1000;
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let shown: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, {
    names: ["($locale)", "events", "sitemap", "robots"],
    origin: `http://${center.host}`,
  });
  shown = await aPublishedEvent(services, center, { roomId: center.roomId, title: 'Hall "A"\r\nATTENDEE:x' });
  await aDraft(services, center, { title: "A draft" });
});
afterAll(() => services.drop());

async function pageOf(eventId: string): Promise<string> {
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  return `/events/${event?.slug}`;
}

async function calendarAt(path: string) {
  const answer = await pages.get(path);
  const text = await answer.text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { answer, text, calendar, entries: calendar.getAllSubcomponents("vevent") };
}

describe("calendar files", () => {
  test("the feed holds upcoming events for everybody: published, and nobody who takes part", async () => {
    const { answer, calendar, entries } = await calendarAt("/events.ics");
    expect(answer.headers.get("content-type")).toContain("text/calendar");
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(entries).toHaveLength(1);
    expect(entries[0]?.getFirstPropertyValue("uid")).toBe(`${shown}@${center.host}`);
    expect(entries[0]?.getFirstPropertyValue("location")).toBe("Auditorium, Central, 630 River Street");
    expect(entries[0]?.hasProperty("attendee")).toBe(false);
  });

  test("a download is one event, the same bytes whenever it is asked for", async () => {
    const path = `${await pageOf(shown)}/event.ics`;
    const first = await calendarAt(path);
    services.clock.advance(60_000);
    expect((await calendarAt(path)).text).toBe(first.text);
    expect(first.answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="[a-z0-9-]+\.ics"$/,
    );
    expect(first.entries[0]?.getFirstPropertyValue("sequence")).toBe(0);
    expect(first.text).not.toMatch(/\/[tm]\//i);
  });

  test("a move raises the version, and a cancelled event says so to those who have it", async () => {
    const eventId = await aPublishedEvent(services, center, { title: "Moving" });
    const path = `${await pageOf(eventId)}/event.ics`;
    const startsAt = new Date(noon.getTime() + 2 * day);
    const patch = { startsAt, endsAt: new Date(startsAt.getTime() + 1000 * 60 * 60) };
    const by = { actor: center.staff, center, eventId, reason: "a flood" };
    expect(await editEvent(services, { ...by, patch })).toMatchObject({ outcome: "edited" });
    const moved = (await calendarAt(path)).entries[0];
    expect(moved?.getFirstPropertyValue("sequence")).toBe(1);
    expect(await takeEventStep(services, { ...by, to: "cancelled" })).toMatchObject({ outcome: "taken" });
    const cancelled = (await calendarAt(path)).entries[0];
    expect(cancelled?.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(cancelled?.getFirstPropertyValue("sequence")).toBe(2);
    expect((await calendarAt("/events.ics")).text).not.toContain("Moving");
  });

  test("a draft has none", async () => {
    const eventId = await aDraft(services, center, { title: "Unfinished" });
    expect((await pages.get(`${await pageOf(eventId)}/event.ics`)).status).toBe(404);
  });
});

describe("for search engines", () => {
  test("the sitemap lists public pages alone", async () => {
    const answer = await pages.get("/sitemap.xml");
    const xml = await answer.text();
    expect(answer.headers.get("content-type")).toContain("application/xml");
    expect(xml).toContain(
      `<loc>http://${center.host}${await pageOf(shown)}</loc><lastmod>2026-12-01T20:00:00.000Z`,
    );
    expect(xml).not.toMatch(/draft|unfinished|\/[tm]\/|staff/);
  });

  test("robots keep out of tickets and of what needs a sign-in", async () => {
    const text = await (await pages.get("/robots.txt")).text();
    for (const path of ["/t/", "/a/", "/m/", "/outcomes/", "/survey/", "/staff", "/employer", "/door"]) {
      expect(text).toContain(`Disallow: ${path}\n`);
    }
    expect(text).toContain(`Sitemap: http://${center.host}/sitemap.xml`);
  });
});

describe("the privacy page", () => {
  test("says what is kept, how long and whom to ask, with the center's own words as text", async () => {
    const settings = { ...center.settings, privacyNote: "Ask <b>Room 4</b>.\nOpen on Mondays." };
    await services.db.update(centers).set({ settings }).where(eq(centers.id, center.id));
    services.live.announce({ kind: "center", centerId: center.id });
    const html = await (await pages.get("/privacy")).text();
    const appointments = [
      "If you book an appointment",
      "30 days after it",
      "No employer and no other program",
    ];
    const event = ["30 days after the event", center.settings.contactEmail, center.name];
    for (const part of [...event, ...appointments]) {
      expect(html).toContain(part);
    }
    expect(html).toContain("Ask &lt;b&gt;Room 4&lt;/b&gt;.");
    expect((await pages.get("/fr/privacy")).status).toBe(404);
  });
});
