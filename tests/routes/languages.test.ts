import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { localeTags } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { eventTexts } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, {
    names: ["($locale)", "m.", "t.", "embed", "events", "sign-in"],
    origin: `http://${center.host}`,
  });
  eventId = await aPublishedEvent(services, center, { title: "Warehouse hiring day" });
  await services.db.insert(eventTexts).values({
    centerId: center.id,
    eventId,
    locale: "es",
    title: "Feria de empleo en el almacén",
    description: "Traiga su currículum.",
    whatToBring: null,
  });
});
afterEach(() => expect(pages.faults).toEqual([]));
afterAll(() => services.drop());
beforeEach(() => services.clock.set(noon));

const textOf = async (path: string, headers = {}) => (await pages.get(path, headers)).text();
const headOf = (html: string) => /<html lang="([\w-]+)" dir="(\w+)"/.exec(html)?.slice(1) ?? [];
const slugIn = async () => /href="\/events\/([\w-]+)"/.exec(await textOf("/events"))?.[1] ?? "";
const cookieOf = (answer: Response) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";

describe("the address of a public page", () => {
  test.each(localeTags)("names its language: /%s/events", async (tag) => {
    const html = await textOf(`/${tag}/events`);
    expect(headOf(html)).toEqual([tag, tag === "fa" ? "rtl" : "ltr"]);
    expect(html).toContain(wordsIn(tag)("list.find"));
  });

  test("without one is in the center's language, whatever the browser asks for or was told", async () => {
    const headers = { "accept-language": "es", cookie: "fairday-language=ko" };
    expect(headOf(await textOf("/events", headers))).toEqual(["en", "ltr"]);
  });

  test("of an event shows the event's own words in that language", async () => {
    const html = await textOf(`/es/events/${await slugIn()}`);
    expect(html).toContain("<h1>Feria de empleo en el almacén</h1>");
    expect(html).toContain("Traiga su currículum.");
  });

  test("of an event shows the center's words as theirs where staff have written no others", async () => {
    const html = await textOf(`/fa/events/${await slugIn()}`);
    expect(html).toContain('<h1 lang="en" dir="auto">Warehouse hiring day</h1>');
  });

  test("is told to search engines in every language, and is the page's own there", async () => {
    const slug = await slugIn();
    const html = await textOf(`/es/events/${slug}`);
    const origin = `http://${center.host}`;
    expect(html).toContain(`<link rel="canonical" href="${origin}/es/events/${slug}"/>`);
    for (const tag of localeTags) {
      const path = tag === "en" ? `/events/${slug}` : `/${tag}/events/${slug}`;
      expect(html).toContain(`<link rel="alternate" hrefLang="${tag}" href="${origin}${path}"/>`);
    }
  });

  test("goes on in the same language by each of its links", async () => {
    const html = await textOf(`/es/events/${await slugIn()}`);
    const own = [...html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, path]) => path ?? "");
    const elsewhere = own.filter((path) => !path.startsWith("/es/") && !path.includes("?lang="));
    expect(elsewhere).toEqual(["/sign-up", "/sign-in"]);
  });
});

describe("the language switch", () => {
  test("leads to the same page in each language, by its own name", async () => {
    const html = await textOf("/es/events?q=forklift");
    expect(html).toContain('href="/events?q=forklift&amp;lang=en" lang="en" dir="ltr"');
    expect(html).toMatch(/href="\/fa\/events\?q=forklift&amp;lang=fa" lang="fa" dir="rtl"[^>]*>فارسی</);
    expect(html).toMatch(/lang="es"[^>]*aria-current="true">Español</);
  });

  test("is remembered, and what it sets is kept by no cache", async () => {
    const answer = await pages.get("/es/events?lang=es");
    expect(answer.headers.get("set-cookie")).toMatch(/^fairday-language=es; Path=\/; Max-Age=\d+; HttpOnly/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect((await pages.get("/es/events")).headers.get("set-cookie")).toBeNull();
  });

  test.each(["/sign-in", "/door-pass/none", "/table-pass/none"])(
    "stands on no page for those who work here or hire: %s",
    async (path) => {
      expect(headOf(await textOf(path, { cookie: "fairday-language=fa" }))).toEqual(["en", "ltr"]);
      expect(await textOf(path)).not.toContain("فارسی");
    },
  );

  test.each(["/table/none/visits/none", "/employer/events/none/table/none"])(
    "is forgotten where a visitor answers on somebody else's phone: %s",
    async (path) => {
      expect((await pages.get(`${path}?lang=fa`)).headers.get("set-cookie")).toBeNull();
    },
  );
});

describe("the center's first page", () => {
  const leadsTo = async (headers: Record<string, string>, path = "/") => {
    const answer = await pages.get(path, headers);
    expect(answer.headers.get("vary")).toContain("Accept-Language, Cookie");
    return answer.status === 302 ? answer.headers.get("location") : null;
  };

  test.each([
    ["es-MX,es;q=0.9,en;q=0.8", "/es/"],
    ["en;q=0.5, fa;q=0.9", "/fa/"],
    ["fil", "/tl/"],
    ["zh-TW", "/zh-Hant/"],
    ["zh-CN,en;q=0.9", null],
    ["de,ko;q=0.1", "/ko/"],
    ["es;q=0,en", null],
    ["en-US", null],
    ["*", null],
    ["", null],
    ["q;;q=,,;", null],
  ])("leads a browser that asks for %j to %j", async (language, path) => {
    expect(await leadsTo({ "accept-language": language })).toBe(path);
  });

  test("goes by what this browser was told before what it asks for", async () => {
    expect(await leadsTo({ "accept-language": "es", cookie: "fairday-language=ko" })).toBe("/ko/");
    expect(await leadsTo({ "accept-language": "es", cookie: "fairday-language=en" })).toBeNull();
    expect(await leadsTo({ cookie: "fairday-language=xx" })).toBeNull();
  });

  test("stays where somebody chose its language, or came from another page of it", async () => {
    expect(await leadsTo({ "accept-language": "es" }, "/?lang=en")).toBeNull();
    expect(await leadsTo({ "accept-language": "es", "sec-fetch-site": "same-origin" })).toBeNull();
  });

  test("never shows one visitor's language to the next", async () => {
    await pages.get("/", { "accept-language": "es" });
    expect(headOf(await textOf("/", { "accept-language": "en" }))).toEqual(["en", "ltr"]);
  });
});

describe("a ticket's pages", () => {
  const ofTicket = async (language: string) => {
    const place = await aRegistration(services, center, eventId, { language });
    return [`/m/${place.manageCode}`, `/t/${place.ticketCode}`, `/m/${place.manageCode}/name`];
  };

  test("are in the language that was asked for with it", async () => {
    for (const path of await ofTicket("fa")) expect(headOf(await textOf(path))).toEqual(["fa", "rtl"]);
  });

  test("are in what the browser was told, else the center's, where no page speaks what was asked for", async () => {
    const [path = ""] = await ofTicket("km");
    expect(headOf(await textOf(path))[0]).toBe("en");
    expect(headOf(await textOf(path, { cookie: "fairday-language=hy" }))[0]).toBe("hy");
  });

  test("show the event's words in their language, and lead on in it", async () => {
    const [path = ""] = await ofTicket("es");
    const html = await textOf(path, { cookie: "fairday-language=ko" });
    expect(html).toContain("Feria de empleo en el almacén");
    expect(html).toContain(`href="/es/events/${await slugIn()}"`);
    expect(html).toContain('href="/es/privacy"');
  });

  test("stay in a language that was chosen on them, and leave the next ticket on this computer alone", async () => {
    const [path = ""] = await ofTicket("es");
    const answer = await pages.get(`${path}?lang=ko`);
    expect(headOf(await answer.text())[0]).toBe("ko");
    expect(answer.headers.get("set-cookie")).toContain(`; Path=${path};`);
    expect(headOf(await textOf(`${path}/party`, { cookie: cookieOf(answer) }))[0]).toBe("ko");
  });

  test("say what is wrong in their language", async () => {
    const [, , name = ""] = await ofTicket("es");
    const html = await (await pages.post(name, { name: "" })).text();
    expect(html).toContain(wordsIn("es")("required.name"));
  });
});

test("a change that is refused on a ticket's page is refused in its language", async () => {
  const { manageCode } = await aRegistration(services, center, eventId, { language: "fa" });
  const answer = await pages.post(`/m/${manageCode}/sharing`, {});
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(headOf(html)).toEqual(["fa", "rtl"]);
  expect(html).toContain(wordsIn("fa")("refusal.values-not-accepted"));
});

test("the feed for calendars speaks the language of the page that links it, and sets nothing", async () => {
  const html = await textOf("/es/events");
  expect(html).toContain('href="/events.ics?lang=es"');
  const answer = await pages.get("/events.ics?lang=es");
  const text = (await answer.text()).replaceAll("\r\n ", "");
  expect(text).toContain("SUMMARY:Feria de empleo en el almacén");
  expect(text).toContain(`http://${center.host}/es/events/`);
  expect(answer.headers.get("set-cookie")).toBeNull();
});

test("a frame in another site speaks what its address asks for", async () => {
  const html = await textOf(`/embed/events/${await slugIn()}?lang=es`);
  expect(headOf(html)).toEqual(["es", "ltr"]);
  expect(html).toContain("Feria de empleo");
});

test("what is not found is said in the language of its address", async () => {
  const answer = await pages.get("/es/events/none-such");
  expect(answer.status).toBe(404);
  const html = await answer.text();
  expect(headOf(html)).toEqual(["es", "ltr"]);
  expect(html).toContain(wordsIn("es")("refusal.not-found"));
});
