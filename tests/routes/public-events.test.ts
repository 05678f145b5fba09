import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEmployer } from "~/app/commands/create-employer.server";
import { createEvent } from "~/app/commands/create-event.server";
import { createBranch, createRoom } from "~/app/commands/create-place.server";
import type { EventInput } from "~/app/commands/parts/event-input";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import type { EventStatus } from "~/app/domain/events/event";
import { findEventDetail } from "~/db/queries/event-detail";
import {
  aCenter,
  aDraft,
  anEmployer,
  anEvent,
  anOpening,
  aPublishedEvent,
  aRegistration,
  created,
  type TestCenter,
} from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 24 * 60 * 60 * 1000;
let services: TestServices;
let center: TestCenter;
let abroad: TestCenter;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  abroad = await aCenter(services);
  pages = await servePages(services, {
    names: ["($locale)", "embed.", "events", "sitemap", "robots"],
    origin: `http://${center.host}`,
  });
});
afterAll(() => services.drop());
beforeEach(() => services.clock.set(noon));

const inDays = (n: number, more: Partial<EventInput> = {}): Partial<EventInput> => ({
  startsAt: new Date(noon.getTime() + n * day),
  endsAt: new Date(noon.getTime() + n * day + 3 * 60 * 60 * 1000),
  ...more,
});

async function pageOf(eventId: string): Promise<string> {
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  return `/events/${event?.slug}`;
}

async function step(eventId: string, to: EventStatus): Promise<void> {
  const request = { actor: center.staff, center, eventId, to, reason: "the room floods" };
  expect(await takeEventStep(services, request)).toMatchObject({ outcome: "taken" });
}

const textOf = async (path: string) => (await pages.get(path)).text();
const titlesIn = (html: string) =>
  [...html.matchAll(/event-card-title"><a href="[^"]*">([^<]*)</g)].map(([, title]) => title);

describe("the list of events", () => {
  test("shows published events that are not over, the earliest first", async () => {
    await aPublishedEvent(services, center, inDays(200, { title: "Second of the list" }));
    await aPublishedEvent(services, center, inDays(199, { title: "First of the list" }));
    await aDraft(services, center, inDays(199, { title: "Draft of the list" }));
    const gone = await aPublishedEvent(services, center, inDays(199, { title: "Cancelled of the list" }));
    await step(gone, "cancelled");
    await aPublishedEvent(services, center, inDays(-2, { title: "Past of the list" }));
    await aPublishedEvent(services, abroad, inDays(199, { title: "Foreign of the list" }));
    expect(titlesIn(await textOf("/events?q=list"))).toEqual(["First of the list", "Second of the list"]);
    expect(titlesIn(await textOf("/?q=list"))).toEqual(["First of the list", "Second of the list"]);
  });

  test("keeps an event until it ends, and says that it is on", async () => {
    await aPublishedEvent(services, center, inDays(300, { title: "Ongoing fair" }));
    services.clock.set(new Date(noon.getTime() + 300 * day + 1));
    expect(await textOf("/events?q=ongoing")).toMatch(/Ongoing fair[^]*On now/);
    services.clock.set(new Date(noon.getTime() + 300 * day + 3 * 60 * 60 * 1000));
    expect(titlesIn(await textOf("/events?q=ongoing"))).toEqual([]);
  });

  describe("searched by words", () => {
    beforeAll(async () => {
      services.clock.set(noon);
      const employer = { ...anEmployer(), legalName: "Señor Núñez Panadería" };
      const { employerId } = await createEmployer(services, {
        actor: center.staff,
        centerId: center.id,
        employer,
      });
      const bakery = {
        ...anEvent(services, inDays(30, { title: "Bakery day" })),
        openings: [anOpening({ title: "Retail Clerks" }), anOpening({ title: "Nursing aide" })],
      };
      const { eventId } = created(
        await createEvent(services, { actor: center.staff, center, employerId, event: bakery }),
      );
      await step(eventId, "published");
      const openings = [anOpening({ title: "IT support" }), anOpening({ title: "倉庫作業員" })];
      await aPublishedEvent(services, center, inDays(31, { title: "Vacancies at the port", openings }));
    });

    test.each([
      ["another form of a word", "clerk", ["Bakery day"]],
      ["the beginning of a word", "ret", ["Bakery day"]],
      ["a beginning that is longer than the stem", "nursin", ["Bakery day"]],
      ["words without their accents", "panaderia nunez", ["Bakery day"]],
      ["words with accents that the text lacks", "bàkéry", ["Bakery day"]],
      ["capitals", "CLERKS", ["Bakery day"]],
      ["the employer", "señor", ["Bakery day"]],
      ["the plural of an irregular stem", "vacancy", ["Vacancies at the port"]],
      ["a stop word that is a job", "it", ["Vacancies at the port"]],
      ["Han inside a word", "作業", ["Vacancies at the port"]],
      ["signs that would be operators", "clerk & !(' | \\ :* %", ["Bakery day"]],
      ["only events that have every word", "clerk port", []],
    ])("finds %s", async (_rule, query, titles) => {
      expect(titlesIn(await textOf(`/events?q=${encodeURIComponent(query)}&until=2027-01-15`))).toEqual(
        titles,
      );
    });

    test("keeps the words in the form, and shows them as text", async () => {
      const html = await textOf(`/events?q=${encodeURIComponent('"><b>A & Zebra</b>')}`);
      expect(html).toContain('value="&quot;&gt;&lt;b&gt;A &amp; Zebra&lt;/b&gt;"');
      expect(html).toContain("No events match that");
    });
  });

  test("is narrowed to one branch, and refuses another center's", async () => {
    const of = { actor: center.staff, centerId: center.id };
    const { branch } = created(
      await createBranch(services, { ...of, branch: { name: "Northgate", address: null } }),
    );
    const { room } = created(
      await createRoom(services, { ...of, room: { branchId: branch.id, name: "Hall", postedLoad: 200 } }),
    );
    await aPublishedEvent(services, center, inDays(40, { title: "Branch north", roomId: room.id }));
    await aPublishedEvent(services, center, inDays(40, { title: "Branch central", roomId: center.roomId }));
    expect(titlesIn(await textOf(`/events?q=branch&branch=${branch.id}`))).toEqual(["Branch north"]);
    for (const id of [abroad.branchId, "x", "' or 1=1"]) {
      const answer = await pages.get(`/events?branch=${encodeURIComponent(id)}`);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain("Choose one from the list.");
    }
  });

  test("is narrowed to days of the center's own calendar", async () => {
    // 11 PM on Saturday in Los Angeles is Sunday by UTC.
    const late = { startsAt: new Date("2027-03-07T07:00:00Z"), endsAt: new Date("2027-03-07T07:30:00Z") };
    await aPublishedEvent(services, center, { ...late, title: "Late on Saturday" });
    const on = async (from: string, until: string) =>
      titlesIn(await textOf(`/events?q=saturday&from=${from}&until=${until}`));
    expect(await on("2027-03-06", "2027-03-06")).toEqual(["Late on Saturday"]);
    expect(await on("2027-03-07", "")).toEqual([]);
    expect(await on("", "2027-03-05")).toEqual([]);
  });

  test.each([
    ["a day that the calendar lacks", "from=2026-02-31", "There is no such date."],
    ["a text that is no day", "until=soon", "There is no such date."],
    ["an end before the start", "from=2026-12-05&until=2026-12-04", "The end is before the start."],
  ])("says what is wrong with %s, and keeps it", async (_what, query, message) => {
    const answer = await pages.get(`/events?${query}`);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(message);
    for (const value of new URLSearchParams(query).values()) expect(html).toContain(`value="${value}"`);
  });

  test("comes in pages that hold every event once, forwards and back", async () => {
    // Three starts for 45 events: the id decides between equal ones.
    const titles = Array.from({ length: 45 }, (_, n) => `Paged ${String(n).padStart(2, "0")}`);
    for (const [n, title] of titles.entries()) {
      await aPublishedEvent(services, center, inDays(400 + Math.floor(n / 15), { title }));
    }
    const seen: string[][] = [];
    let html = await textOf("/events?q=paged");
    for (;;) {
      seen.push(titlesIn(html).map(String));
      const next = hrefOf(html, "next");
      if (next === null) break;
      html = await textOf(next);
    }
    expect(seen.map((page) => page.length)).toEqual([20, 20, 5]);
    expect([...seen.flat()].sort()).toEqual(titles);
    const starts = seen.flat().map((title) => Math.floor(Number(title.slice(-2)) / 15));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    for (const page of seen.slice(0, -1).reverse()) {
      const previous = hrefOf(html, "prev");
      html = await textOf(previous ?? "/nowhere");
      expect(titlesIn(html)).toEqual(page);
      expect(hrefOf(html, "next")).not.toBeNull();
    }
    expect(hrefOf(html, "prev")).toBeNull();
  });

  test("takes a page's key that cannot be read for the first page", async () => {
    for (const key of ["x", "99999999999999999_0", "999999999999999_00000000-0000-0000-0000-000000000000"]) {
      expect((await pages.get(`/events?after=${key}`)).status).toBe(200);
    }
    expect(pages.faults).toEqual([]);
  });
});

const hrefOf = (html: string, rel: "prev" | "next") =>
  new RegExp(`<a href="([^"]*)" rel="${rel}"`).exec(html)?.[1]?.replaceAll("&amp;", "&") ?? null;

describe("an event's page", () => {
  const scriptsIn = (html: string) => [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)];
  const jsonIn = (html: string) => JSON.parse(scriptsIn(html)[0]?.[2] ?? "null");

  test("shows openings with pay, what to bring, help with access, a map and one way to register", async () => {
    const html = await textOf(
      await pageOf(
        await aPublishedEvent(
          services,
          center,
          inDays(5, { roomId: center.roomId, accommodationContact: "Desk 4" }),
        ),
      ),
    );
    for (const part of [
      "$21.50 to $24 an hour",
      "A photo ID",
      "Desk 4",
      "openstreetmap.org",
      "(Pacific Time)",
    ]) {
      expect(html).toContain(part);
    }
    expect(html.match(/href="[^"]*\/registration"/g)).toHaveLength(1);
  });

  test("holds nothing of a visitor: no form, nonce, cookie or script, whoever asks", async () => {
    const path = await pageOf(await aPublishedEvent(services, center, inDays(3)));
    const first = await pages.get(path, { cookie: "session=stolen", "user-agent": "seen-by-nobody" });
    const html = await first.text();
    expect(html).toBe(await textOf(path));
    expect(html).not.toMatch(/<form|nonce|seen-by-nobody|stolen/);
    expect(first.headers.has("set-cookie")).toBe(false);
    expect(first.headers.get("content-security-policy")).toContain("script-src 'none'");
    expect(scriptsIn(html).map(([, attributes]) => attributes)).toEqual([' type="application/ld+json"']);
  });

  test("escapes what an employer typed, in the page and in its data", async () => {
    const title = "</script><script>alert(1)</script> & \u202eTIB <b>🎉";
    const html = await textOf(await pageOf(await aPublishedEvent(services, center, inDays(3, { title }))));
    expect(scriptsIn(html)).toHaveLength(1);
    expect(scriptsIn(html)[0]?.[2]).not.toMatch(/[<>&]/);
    expect(jsonIn(html)[0].name).toBe(title);
    expect(html).toContain("<h1>&lt;/script&gt;&lt;script&gt;alert(1)");
  });

  test("describes the event and every opening with a place for search engines", async () => {
    const openings = [
      anOpening({ title: "At work" }),
      anOpening({ title: "From home", worksite: null, remote: true }),
      anOpening({ title: "Nowhere", worksite: null }),
    ];
    const eventId = await aPublishedEvent(services, center, inDays(3, { openings }));
    const html = await textOf(await pageOf(eventId));
    const found = jsonIn(html).map((item: Record<string, unknown>) => [
      item["@type"],
      item.name ?? item.title,
    ]);
    expect(found).toEqual([
      ["Event", "Warehouse hiring day"],
      ["JobPosting", "At work"],
      ["JobPosting", "From home"],
    ]);
    services.clock.set(new Date(noon.getTime() + 4 * day));
    expect(jsonIn(await textOf(await pageOf(eventId)))).toHaveLength(1);
  });

  test("names itself once for search engines and shared links", async () => {
    const path = await pageOf(await aPublishedEvent(services, center, inDays(3, { title: "Canonical" })));
    const canonical = `<link rel="canonical" href="http://${center.host}${path}"/>`;
    for (const address of [path, `/en${path}`]) expect(await textOf(address)).toContain(canonical);
    const html = await textOf(path);
    expect(html).toContain("<title>Canonical - ");
    expect(html).toMatch(
      /<meta name="description" content="Friday, December 4, 2026[^"]+Meet the team\."\/>/,
    );
    for (const tag of ["og:title", "og:description", "og:url", "og:image"]) {
      expect(html).toContain(`<meta property="${tag}" content="`);
    }
  });

  test("says how the event stands, as the clock and the counts go on", async () => {
    const eventId = await aPublishedEvent(
      services,
      center,
      inDays(3, { capacity: 1, registrationClosesAt: new Date(noon.getTime() + 2 * day) }),
    );
    const path = await pageOf(eventId);
    const says = async (words: string, offersTicket: boolean) => {
      const html = await textOf(path);
      expect(html).toContain(words);
      expect(html.includes(`${path}/registration`)).toBe(offersTicket);
    };
    await says("Get a ticket", true);
    await aRegistration(services, center, eventId);
    await says("All places are taken", true);
    await says("Join the waitlist", true);
    services.clock.set(new Date(noon.getTime() + 2 * day));
    await says("Registration has closed", false);
    services.clock.set(new Date(noon.getTime() + 3 * day));
    await says("This event is on now", false);
    services.clock.set(new Date(noon.getTime() + 4 * day));
    await says("This event is over", false);
  });

  test("says that an event was cancelled only where it was public before", async () => {
    const shown = await aPublishedEvent(services, center, inDays(3, { title: "Shown" }));
    const hidden = await aDraft(services, center, inDays(3, { title: "Hidden" }));
    expect((await pages.get(await pageOf(hidden))).status).toBe(404);
    for (const eventId of [shown, hidden]) await step(eventId, "cancelled");
    const page = await pages.get(await pageOf(shown));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("This event was cancelled");
    expect((await pages.get(await pageOf(hidden))).status).toBe(404);
  });

  test("is not found by another center's address, another language or a slug that is none", async () => {
    const path = await pageOf(await aPublishedEvent(services, center, inDays(3, { title: "At home" })));
    const asked = [
      pages.get(path, { host: abroad.host }),
      pages.get(`/fr${path}`),
      pages.get(`${path}x/`),
      pages.get("/events/%00/"),
    ];
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(404);
    expect((await pages.get(`/en${path}`)).status).toBe(200);
  });

  test("stands in another site's frame without a form, each link beside that site", async () => {
    const path = await pageOf(await aPublishedEvent(services, center, inDays(3, { roomId: center.roomId })));
    const answer = await pages.get(`/embed${path}`);
    const html = await answer.text();
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect(answer.headers.has("x-frame-options")).toBe(false);
    expect(answer.headers.has("set-cookie")).toBe(false);
    expect(html).not.toMatch(/<form|<script/);
    const links = [...html.matchAll(/<a [^>]*>/g)].map(([link]) => link);
    expect(links.length).toBeGreaterThanOrEqual(3);
    for (const link of links)
      expect(link).toMatch(/target="_blank".* rel="noopener|rel="noopener.*target="_blank"/);
  });
});
