import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { offerLanguages, writeCenterTexts } from "~/app/commands/change-languages.server";
import { audit, centers } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let slug: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  const names = ["($locale)", "m.", "staff", "sign-in", "sitemap"];
  pages = await servePages(services, { names, origin: `http://${center.host}` });
  await aPublishedEvent(services, center, { title: "Warehouse hiring day", whatToBring: null });
  slug = /href="\/events\/([\w-]+)"/.exec(await textOf("/events"))?.[1] ?? "";
});
afterEach(() => expect(pages.faults).toEqual([]));
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  const settings = { ...center.settings };
  await services.db.update(centers).set({ settings }).where(eq(centers.id, center.id));
  services.live.announce({ kind: "center", centerId: center.id });
});

const textOf = async (path: string, headers = {}) => (await pages.get(path, headers)).text();
const whereTo = async (path: string, headers = {}) =>
  (await pages.get(path, headers)).headers.get("location");
const of = () => ({ actor: center.staff, centerId: center.id });
const offer = (...languages: string[]) => offerLanguages(services, { ...of(), languages });
const write = (locale: string, texts: Parameters<typeof writeCenterTexts>[1]["texts"]) =>
  writeCenterTexts(services, { ...of(), locale, texts });

describe("a center that offers some languages", () => {
  test.each([
    ["/ko/events", "/events"],
    ["/ko", "/"],
    ["/ko/events?q=welder&lang=ko", "/events?q=welder"],
    ["/es/events?lang=ko", "/es/events"],
    ["/ko//evil.example", "/evil.example"],
  ])("leads %s to %s", async (from, to) => {
    await offer("es");
    expect(await whereTo(from)).toBe(to);
  });

  test("leads an event's page in another language to the one in its own", async () => {
    await offer("es");
    expect(await whereTo(`/fa/events/${slug}`)).toBe(`/events/${slug}`);
    expect(await whereTo(`/es/events/${slug}`)).toBeNull();
  });

  test("offers those alone: in the menu, to search engines, and on the form of a registration", async () => {
    await offer("es");
    const html = await textOf(`/events/${slug}/registration`);
    expect(html).toContain("Español");
    for (const name of ["한국어", "فارسی", "Tagalog"]) expect(html).not.toContain(name);
    // In a language that no page speaks, a person helps.
    expect(html).toContain("Русский");
    const tags = [...(await textOf("/events")).matchAll(/rel="alternate" hrefLang="([\w-]+)"/g)];
    expect(tags.map(([, tag]) => tag)).toEqual(["en", "es"]);
    expect(await textOf("/sitemap.xml")).not.toMatch(/\/(?:ko|fa|tl)\//);
  });

  test("has no menu of one language", async () => {
    await offer();
    expect(await textOf("/events")).not.toContain('class="languages"');
  });

  test("heeds neither a browser nor a cookie that ask for another", async () => {
    await offer("es");
    expect(await whereTo("/", { "accept-language": "ko, es;q=0.5" })).toBe("/es/");
    expect(await whereTo("/", { cookie: "fairday-language=ko" })).toBeNull();
    expect(await whereTo("/", { cookie: "fairday-language=es" })).toBe("/es/");
  });

  test("keeps the language of a ticket that somebody has", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { manageCode } = await aRegistration(services, center, eventId, { language: "ko" });
    await offer("es");
    expect(await textOf(`/m/${manageCode}`)).toContain('<html lang="ko"');
  });

  test("says in its trail what it chose, and nothing where it chose the same", async () => {
    expect(await offer("es", "ko")).toEqual({ outcome: "changed", isNew: true });
    expect(await offer("es", "ko")).toEqual({ outcome: "changed", isNew: false });
    const rows = await services.db.select().from(audit).where(eq(audit.action, "languages offered"));
    expect(rows.at(-1)).toMatchObject({ subjectId: center.id, to: "es, ko" });
  });
});

describe("a center's own words", () => {
  test("stand on the first page, in the reader's language or else in the center's", async () => {
    await write("en", { welcome: "We are on the third floor & open late." });
    await write("es", { welcome: "Estamos en el tercer piso." });
    expect(await textOf("/events")).toContain("We are on the third floor &amp; open late.");
    expect(await textOf("/es/events")).toContain("Estamos en el tercer piso.");
    expect(await textOf("/ko/events")).toContain('lang="en" dir="auto">We are on the third floor');
  });

  test("are shown as they were typed, and never as markup", async () => {
    await write("en", { welcome: "<script>alert(1)</script>", privacy: "<b>Room 4</b>" });
    for (const path of ["/events", "/privacy"])
      expect(await textOf(path)).not.toMatch(/<script>alert|<b>Room/);
    expect(await textOf("/privacy")).toContain("&lt;b&gt;Room 4&lt;/b&gt;");
  });

  test("stand on the privacy page of each language", async () => {
    await write("en", { privacy: "Ask Kim in Room 4." });
    await write("es", { privacy: "Pregunte a Kim." });
    expect(await textOf("/es/privacy")).toContain("Pregunte a Kim.");
    expect(await textOf("/fa/privacy")).toContain("Ask Kim in Room 4.");
  });

  test("say what to bring to an event that says nothing about it", async () => {
    await write("en", { bring: "Bring a pen." });
    expect(await textOf(`/events/${slug}`)).toContain("Bring a pen.");
    const eventId = await aPublishedEvent(services, center, { whatToBring: "A resume" });
    const { manageCode } = await aRegistration(services, center, eventId);
    const ticket = await textOf(`/m/${manageCode}`);
    expect(ticket).toContain("A resume");
    expect(ticket).not.toContain("Bring a pen.");
  });

  test("are those of the settings too, of privacy in its own language: one text in one place", async () => {
    await write("en", { privacy: "Ask Kim in Room 4." });
    const [row] = await services.db.select().from(centers).where(eq(centers.id, center.id));
    expect(row?.settings.privacyNote).toBe("Ask Kim in Room 4.");
    expect(row?.settings.texts?.en).toEqual({});
  });
});

describe("the pages of an admin", () => {
  async function anAdmin() {
    const { email } = await aPerson(services, center, "admin");
    const browser = browse(pages);
    await browser.post("/sign-in", { email, password });
    return browser;
  }

  test("choose languages by boxes, and list what is written in each that is offered", async () => {
    const browser = await anAdmin();
    const posted = await browser.post("/staff/settings/languages?index", { es: "yes" });
    expect(posted.location).toBe("/staff/settings/languages?done=saved");
    await browser.post("/staff/settings/languages/es", {
      welcome: "Hola",
      privacy: "",
      bring: "",
      mailFoot: "",
    });
    const { html } = await browser.get("/staff/settings/languages");
    expect(html).toMatch(/name="es"[^>]*checked/);
    expect(html).not.toMatch(/name="ko"[^>]*checked/);
    expect(html).toContain("welcome line");
    expect(html).not.toContain("/staff/settings/languages/ko");
  });

  test("take no words in a language that is not offered, and none that are too long", async () => {
    const browser = await anAdmin();
    await offer("es");
    const empty = { welcome: "", privacy: "", bring: "", mailFoot: "" };
    expect((await browser.get("/staff/settings/languages/ko")).status).toBe(404);
    expect((await browser.post("/staff/settings/languages/ko", empty)).status).toBe(404);
    const long = await browser.post("/staff/settings/languages/es", { ...empty, welcome: "x".repeat(301) });
    expect(long.status).toBe(422);
    expect(long.html).toContain("x".repeat(301));
  });
});
