import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { editEmployer } from "~/app/commands/edit-employer.server";
import type { EventInput, OpeningInput } from "~/app/commands/parts/event-input";
import { events } from "~/db/schema";
import {
  aCenter,
  aDraft,
  anEmployer,
  anOpening,
  aPublishedEvent,
  type TestCenter,
} from "~/tests/factories/center";
import { aLargeFair } from "~/tests/factories/large-fair";
import { anEmployerAt } from "~/tests/factories/openings";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 24 * 60 * 60 * 1000;
let services: TestServices;
let center: TestCenter;
let abroad: TestCenter;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  abroad = await aCenter(services);
  pages = await servePages(services, {
    names: ["($locale)", "openings", "sitemap"],
    origin: `http://${center.host}`,
  });
});

const offering = (
  openings: Partial<OpeningInput>[],
  more: Partial<EventInput> = {},
): Partial<EventInput> => ({
  startsAt: new Date(noon.getTime() + day),
  endsAt: new Date(noon.getTime() + day + 3 * 60 * 60 * 1000),
  openings: openings.map(anOpening),
  ...more,
});
const publish = (openings: Partial<OpeningInput>[], more: Partial<EventInput> = {}) =>
  aPublishedEvent(services, center, offering(openings, more));

async function slugOf(eventId: string): Promise<string> {
  const [event] = await services.db.select({ slug: events.slug }).from(events).where(eq(events.id, eventId));
  return event?.slug ?? "";
}

const bodyOf = async (path: string) => (await pages.get(path)).text();
const titlesIn = (html: string) =>
  [...html.matchAll(/class="opening-title"[^>]*>([^<]*)</g)].map(([, title]) => title);
const found = async (query: string) => titlesIn(await bodyOf(`/openings${query}`));

describe("the search for openings", () => {
  test("finds those of published events to come, of this center alone", async () => {
    await publish([{ title: "Baker" }]);
    await aDraft(services, center, offering([{ title: "Drafted" }]));
    await publish([{ title: "Gone" }], {
      startsAt: new Date(noon.getTime() - 2 * day),
      endsAt: new Date(noon.getTime() - day),
    });
    await aPublishedEvent(services, abroad, offering([{ title: "Foreign" }]));
    expect(await found("")).toEqual(["Baker"]);
  });

  test("finds those of employers that were accepted, and of no other", async () => {
    const eventId = await publish([{ title: "Of the host" }]);
    await anEmployerAt(services, center, eventId, {
      name: "Bright Bakery",
      openings: [{ title: "Of a guest" }],
    });
    for (const standing of ["invited", "applied", "declined", "withdrawn"] as const) {
      await anEmployerAt(services, center, eventId, {
        name: standing,
        standing,
        openings: [{ title: standing }],
      });
    }
    expect(new Set(await found(""))).toEqual(new Set(["Of a guest", "Of the host"]));
  });

  test.each([
    ["by a word of its title", "q=nurse", true],
    ["by the beginning of a word, longer than its stem", "q=nursin", true],
    ["by another form of a word", "q=patients", true],
    ["without the accents that were typed", "q=niños", true],
    ["without the accents that it has", "q=jose", true],
    ["by a word that English search leaves out", "q=it", true],
    ["by its employer", "q=harborline", true],
    ["by its client", "q=acme", true],
    ["by what a person needs", "q=licensed", true],
    ["by a word in a script without spaces", "q=護士", true],
    ["not where one of two words is missing", "q=nurse+plumber", false],
    ["by no operator of the search", "q=nurse+%26+%7C+!", true],
  ])("finds an opening %s", async (_rule, query, isFound) => {
    await publish([
      {
        title: "Nurses, nursing 護士助理",
        duties: "You care for a patient and for ninos. IT at San José.",
        minimumQualifications: "A license",
        clientName: "Acme Hospital",
      },
      { title: "Other" },
    ]);
    expect((await found(`?${query}`)).includes("Nurses, nursing 護士助理")).toBe(isFound);
  });

  test.each([
    ["its lowest pay is that much", "pay=20&per=hour", ["Hourly 20", "Yearly 45,000"]],
    ["its lowest pay is as much by the year", "pay=44000&per=year", ["Yearly 45,000"]],
    ["it pays that much in the unit that is asked for first", "pay=20.01", ["Yearly 45,000"]],
    ["it is of that kind", "type=part-time", ["Hourly 18"]],
    ["it is done in that shift", "shift=night", ["Hourly 18"]],
    ["it needs no experience", "noExperience=yes", ["Hourly 20"]],
    ["it is done in that language", "language=es", ["Hourly 20"]],
    ["it is done from home", "remote=yes", ["Yearly 45,000"]],
    ["it has all that is asked for", "pay=20&noExperience=yes&language=es", ["Hourly 20"]],
  ])("narrows to openings of which %s", async (_rule, query, titles) => {
    const pay = (cents: number) => ({ payMinCents: cents, payMaxCents: cents * 2 });
    await publish([
      { title: "Hourly 18", ...pay(1800), employmentType: "part-time", shifts: ["evening", "night"] },
      { title: "Hourly 20", ...pay(2000), noExperience: true, languages: ["en", "es"] },
      { title: "Yearly 45,000", ...pay(4_500_000), payUnit: "year", remote: true },
    ]);
    expect(await found(`?${query}`)).toEqual(titles);
  });

  test("says beside the field that a pay cannot be read, and narrows nothing", async () => {
    await publish([{ title: "Baker" }]);
    const page = await pages.get("/openings?pay=20,50");
    expect(page.status).toBe(422);
    const html = await page.text();
    expect(html).toContain('id="field-pay-error"');
    expect(titlesIn(html)).toEqual(["Baker"]);
  });

  test("pages through all, none twice and none left out", async () => {
    const eventId = await publish(Array.from({ length: 25 }, (_, n) => ({ title: `Host ${n}` })));
    await anEmployerAt(services, center, eventId, {
      name: "Bright Bakery",
      tableNo: 1,
      openings: Array.from({ length: 20 }, (_, n) => ({ title: `Guest ${n}` })),
    });
    const seen: (string | undefined)[] = [];
    let next: string | undefined = "/openings?q=";
    for (let page = 0; next !== undefined && page < 5; page += 1) {
      const html: string = await bodyOf(next);
      seen.push(...titlesIn(html));
      next = /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
    expect(seen.slice(0, 2)).toEqual(["Guest 0", "Guest 1"]);
  });

  test("shows the first page where the opening that the last one ended with is gone", async () => {
    await publish([{ title: "Baker" }]);
    expect(await found("?after=0190a6f0-0000-7000-8000-000000000000")).toEqual(["Baker"]);
  });

  test("says so where there is nothing, and where nothing matches", async () => {
    expect(await bodyOf("/openings")).toContain("No jobs are on offer right now");
    await publish([{ title: "Baker" }]);
    expect(await bodyOf("/openings?q=plumber")).toContain("No jobs match that");
  });

  test("follows an employer's new name", async () => {
    await publish([{ title: "Baker" }]);
    const employer = { ...anEmployer(), legalName: "Seaside Freight" };
    await editEmployer(services, {
      actor: center.staff,
      centerId: center.id,
      employerId: center.employerId,
      employer,
    });
    expect(await found("?q=seaside")).toEqual(["Baker"]);
    expect(await found("?q=harborline")).toEqual([]);
  });

  test("is in each language, and led to by the list of events", async () => {
    await publish([{ title: "Baker", noExperience: true }]);
    expect(await bodyOf("/es/openings")).toContain("No se necesita experiencia");
    expect(await bodyOf("/es/events")).toContain('href="/es/openings"');
  });
});

describe("an opening that has closed", () => {
  const closing = { title: "Baker", closesOn: "2026-12-01" };
  const midnight = new Date("2026-12-02T08:00:00Z");

  test("is marked on the event's page, and the kept page changes at that instant", async () => {
    const path = `/events/${await slugOf(await publish([closing, { title: "Clerk" }]))}`;
    services.clock.set(new Date(midnight.getTime() - 1));
    const before = await bodyOf(path);
    expect(before).not.toContain("Closed");
    expect(before).toContain('"title":"Baker"');
    services.clock.set(midnight);
    const after = await bodyOf(path);
    expect(after).toMatch(/Baker[^]*Closed[^]*Clerk/);
    expect(after).not.toContain('"title":"Baker"');
  });

  test("is left out of search, feeds and the list of events", async () => {
    await publish([closing, { title: "Clerk" }]);
    services.clock.set(midnight);
    expect(await found("")).toEqual(["Clerk"]);
    for (const path of ["/openings.rss", "/openings.json", "/events"]) {
      expect(await bodyOf(path)).not.toContain("Baker");
    }
  });
});

describe("an event with many openings", () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => ({ title: `Job ${n}` }));

  test("shows twelve on its own page, and leads to a page of more", async () => {
    const twelve = await bodyOf(`/events/${await slugOf(await publish(many(12)))}`);
    expect(titlesIn(twelve)).toHaveLength(12);
    const slug = await slugOf(await publish(many(13)));
    const more = await bodyOf(`/events/${slug}`);
    expect(titlesIn(more)).toEqual([]);
    expect(more).toContain(`href="/events/${slug}/openings"`);
    expect(more).toContain("See all 13 openings");
    expect(more).not.toContain("JobPosting");
  });

  test("lists its employers by table and what each offers, and searches them", async () => {
    const eventId = await publish([{ title: "Of the host" }], { type: "job-fair" });
    await anEmployerAt(services, center, eventId, {
      name: "Bright",
      tableNo: 4,
      openings: [{ title: "Baker" }],
    });
    await anEmployerAt(services, center, eventId, { name: "Idle", tableNo: 2, openings: [] });
    await anEmployerAt(services, center, eventId, { name: "Hidden", standing: "applied" });
    const path = `/events/${await slugOf(eventId)}/openings`;
    const html = await bodyOf(path);
    expect(html).toMatch(/Table 4\s· Bright[^]*Baker[^]*Harborline[^]*Of the host/);
    expect(html).toMatch(/Table 2\s· Idle/);
    expect(html).not.toContain("Hidden");
    expect(html).toContain("JobPosting");
    expect(titlesIn(await bodyOf(`${path}?q=bright`))).toEqual(["Baker"]);
  });

  test("has a handout of its employers by table, as a page and as plain text", async () => {
    const eventId = await publish([{ title: "Of the host" }, { title: "Late", closesOn: "2026-11-30" }]);
    await anEmployerAt(services, center, eventId, {
      name: "Bright",
      tableNo: 4,
      openings: [{ title: "Baker" }],
    });
    const path = `/events/${await slugOf(eventId)}/handout`;
    for (const text of [await bodyOf(path), await bodyOf(`${path}.txt`)]) {
      expect(text).toMatch(
        /Table 4\s· Bright[^]*Baker[^]*\$21\.50 to \$24 an hour[^]*Harborline[^]*Of the host/,
      );
      expect(text).not.toContain("Late");
    }
  });
});

describe("a fair of very many employers", () => {
  const fairOf = async (employers: number) =>
    (await aLargeFair(services, center, { employers, openingsEach: 2 })).path;
  const placesIn = (html: string, ...words: string[]) => words.map((word) => html.indexOf(word));
  const isInOrder = (places: number[]) => places.every((at, n) => at > (places[n - 1] ?? 0));

  test("names each in a line, below what everybody has to know, and leads down to them", async () => {
    const html = await bodyOf(await fairOf(13));
    const heads = [
      "26 openings",
      "About this event",
      "What to bring",
      "Help with access",
      "Who is hiring</h2>",
    ];
    expect(isInOrder(placesIn(html, ...heads))).toBe(true);
    expect(html).toContain('href="#hiring">13 employers');
    expect(html).toMatch(/id="hiring"[^]*<li>Table 13\s· [^<]*<\/li>/);
    expect(html).not.toContain("harborline.example");
  });

  test("names twelve where it speaks of them", async () => {
    const html = await bodyOf(await fairOf(12));
    expect(isInOrder(placesIn(html, "24 openings", "Who is hiring</h2>", "About this event"))).toBe(true);
    expect(html).not.toContain('href="#hiring"');
  });

  test("has its employers over its openings, behind a line that opens them where they are more", async () => {
    const [twelve, thirteen] = [await fairOf(12), await fairOf(13)];
    const few = await bodyOf(`${twelve}/openings`);
    expect(few).toMatch(/<details class="fold" open="">[^]*12 employers[^]*\?employer=[^]*opening-title/);
    const many = await bodyOf(`${thirteen}/openings`);
    expect(many).toMatch(/<details class="fold">[^]*13 employers[^]*\?employer=[^]*opening-title/);
  });

  test("shows twenty-five openings on a page, in a few lines that open", async () => {
    const html = await bodyOf(`${await fairOf(13)}/openings`);
    expect(titlesIn(html)).toHaveLength(25);
    expect(html.match(/<summary>More about this job<\/summary>/g)).toHaveLength(25);
    const [, next = ""] = /href="([^"]*)" rel="next"/.exec(html) ?? [];
    expect(titlesIn(await bodyOf(next))).toHaveLength(1);
  });

  test("tells search engines of each opening, on every page of the list, where its employer's stand", async () => {
    const list = `${await fairOf(13)}/openings`;
    const first = await bodyOf(list);
    const [, next = ""] = /href="([^"]*)" rel="next"/.exec(first) ?? [];
    const second = await bodyOf(next);
    expect([first, second].map((html) => html.match(/"JobPosting"/g)?.length)).toEqual([25, 1]);
    expect([first, second].join()).not.toContain("noindex");
    const [, url = ""] = /"url":"http:\/\/[^/]*([^"]*)"/.exec(second) ?? [];
    const [path = "", place = ""] = url.split("#");
    const employers = await bodyOf(path);
    expect(employers).toContain(`id="${place}"`);
    expect(employers).toContain(`rel="canonical" href="http://${center.host}${path}"`);
    expect(await bodyOf(`${list}?q=cook`)).toContain("noindex");
  });

  test("shows what one of them offers in full, with its website", async () => {
    const list = `${await fairOf(13)}/openings`;
    const [, employer = ""] = /\?employer=([^"]*)/.exec(await bodyOf(list)) ?? [];
    const html = await bodyOf(`${list}?employer=${employer}`);
    expect(titlesIn(html)).toHaveLength(2);
    expect(html).not.toContain("<summary>More about this job");
    expect(html).toContain("You can lift 40 pounds");
    expect(html).toContain('href="https://www.harborline.example"');
  });
});

describe("the feeds of openings", () => {
  const risky = { title: 'Cook <b>"&</b> \u0001]]>', duties: "Line one\nline <two>" };

  test("are well-formed, whatever an opening says", async () => {
    await publish([risky]);
    const rss = await bodyOf("/openings.rss");
    expect(rss).toContain("<title>Cook &lt;b&gt;&quot;&amp;&lt;/b&gt; ]]&gt;");
    expect(rss).toContain("Line one&lt;br&gt;line &amp;lt;two&amp;gt;");
    expect(rss).not.toContain("\u0001");
    expect(rss).toContain("<language>en</language>");
    const feed = JSON.parse(await bodyOf("/openings.json"));
    expect(feed).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      language: "en",
      items: [{ title: expect.stringContaining('Cook <b>"&</b>') }],
    });
    expect(feed.items[0].url).toContain(`http://${center.host}/events/`);
  });

  test.each(["/openings.rss", "/openings.json"])("%s is sent once to a reader that has it", async (path) => {
    await publish([{ title: "Baker" }]);
    const first = await pages.get(path);
    expect(first.headers.get("cache-control")).toBe("public, max-age=300");
    const etag = first.headers.get("etag") ?? "";
    const again = await pages.get(path, { "if-none-match": `W/${etag}` });
    expect(again.status).toBe(304);
    await publish([{ title: "Clerk" }]);
    expect((await pages.get(path, { "if-none-match": etag })).status).toBe(200);
  });
});
