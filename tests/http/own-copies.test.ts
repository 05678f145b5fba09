import type { RequestHandler } from "@remix-run/node";
import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { filled, hasBlanks, openBlanks, piecesOf } from "~/app/http/blanks.server";
import { type OwnPage, ownCopies } from "~/app/http/own-copies.server";
import { eventTexts, patrons } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { aRequestContext, type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["m.$code", "t.$code"] });
});
afterEach(() => expect(pages.faults).toEqual([]));
afterAll(() => services.drop());

const textOf = async (path: string) => (await pages.get(path)).text();

describe("a blank", () => {
  test("is filled with its own text, as markup that shows the text and does nothing", () => {
    const blanks = openBlanks();
    const page = `<p title="${blanks.text("it's")}">${blanks.text("<b>A & B</b>")}</p>`;
    expect(filled(piecesOf(page), blanks.own)).toBe(
      '<p title="it&#39;s">&#60;b&#62;A &#38; B&#60;/b&#62;</p>',
    );
  });

  test("for each sign may be taken apart and put elsewhere, or twice", () => {
    const blanks = openBlanks();
    const digits = blanks.signs("12");
    expect(filled(piecesOf(`${digits} ${digits?.split("").join(" ")}`), blanks.own)).toBe("12 1 2");
  });

  test("is found in an address, where it is encoded", () => {
    const blanks = openBlanks();
    const { href } = new URL(`http://center.example/m/${blanks.text("CODE")}?lang=es`);
    expect(filled(piecesOf(href), blanks.own)).toBe("http://center.example/m/CODE?lang=es");
  });

  test("is not made of nothing: a page may show that there is none", () => {
    const blanks = openBlanks();
    expect([blanks.text(null), blanks.signs(undefined), blanks.markup(null)]).toEqual([
      null,
      undefined,
      null,
    ]);
    expect(blanks.own).toEqual([]);
  });

  test("is one of 32: a page with more is a fault", () => {
    const blanks = openBlanks();
    const many = blanks.signs("x".repeat(32)) ?? "";
    expect(hasBlanks(many)).toBe(true);
    expect(() => blanks.text("one more")).toThrow(/at most 32/);
  });
});

describe("the pages of tickets are rendered", () => {
  function counted() {
    const asked: Request[] = [];
    const remix: RequestHandler = async (request, context) => {
      asked.push(request);
      return new Response(`<p>${context?.given.shown?.title ?? "by Remix"}</p>`);
    };
    return { asked, copies: ownCopies(remix) };
  }

  async function aPage(name: string, title: string): Promise<OwnPage> {
    const blanks = openBlanks();
    const head = { locale: "en" as const, centerName: "Center", gone: "replaced" as const };
    const page = { shown: { ...head, title: `${title} ${blanks.text(name)}` } };
    const whole = { shown: { ...head, title: `${title} ${name}` } };
    return { whole, blanks: { address: "/t/x", page, nonce: "n", own: blanks.own } };
  }

  const ask = async (copies: ReturnType<typeof ownCopies>, page: OwnPage | null) => {
    const request = new Request(`http://${center.host}/t/code`);
    const answer = await copies.answerTo(request, await aRequestContext(services, center), async () => page);
    return answer.text();
  };

  test("once for all whose pages differ in their blanks alone, and each is shown their own", async () => {
    const { asked, copies } = counted();
    expect(await ask(copies, await aPage("Ana", "Hello"))).toBe("<p>Hello Ana</p>");
    expect(await ask(copies, await aPage("Ben", "Hello"))).toBe("<p>Hello Ben</p>");
    expect(asked).toHaveLength(1);
  });

  test("apart where anything else differs, also what should have been a blank", async () => {
    const { asked, copies } = counted();
    expect(await ask(copies, await aPage("Ana", "Hello"))).toBe("<p>Hello Ana</p>");
    expect(await ask(copies, await aPage("Ana", "Welcome"))).toBe("<p>Welcome Ana</p>");
    expect(asked).toHaveLength(2);
  });

  test("by Remix for this one request, where somebody's text holds the sign of a blank", async () => {
    const { copies } = counted();
    const page = await aPage("Ana \ufdd0", "Hello");
    expect(await ask(copies, page)).toBe("<p>by Remix</p>");
  });

  test("by Remix from what was read, where the page is hardly ever the same twice", async () => {
    const { asked, copies } = counted();
    const page = { ...(await aPage("Ana", "Hello")), blanks: null };
    for (let n = 0; n < 2; n++) expect(await ask(copies, page)).toBe("<p>Hello Ana</p>");
    expect(asked).toHaveLength(2);
  });

  test("again where all is forgotten, as after a failover", async () => {
    const { asked, copies } = counted();
    await ask(copies, await aPage("Ana", "Hello"));
    copies.forgetAll();
    await ask(copies, await aPage("Ben", "Hello"));
    expect(asked).toHaveLength(2);
  });

  test("by Remix where there is no such page", async () => {
    const { asked, copies } = counted();
    expect(await ask(copies, null)).toBe("<p>by Remix</p>");
    expect(asked[0]?.url).toBe(`http://${center.host}/t/code`);
  });

  test("again where three hundred others were asked for since", async () => {
    const { asked, copies } = counted();
    for (let n = 0; n <= 300; n++) await ask(copies, await aPage("Ana", `Page ${n}`));
    await ask(copies, await aPage("Ana", "Page 300"));
    expect(asked).toHaveLength(301);
    await ask(copies, await aPage("Ana", "Page 0"));
    expect(asked).toHaveLength(302);
  });
});

describe("two visitors of one event", () => {
  test("see their own names, codes and links, and nothing of each other's", async () => {
    const eventId = await aPublishedEvent(services, center);
    const ana = await aRegistration(services, center, eventId, { name: "Ana <b>Reyes</b>" });
    const ben = await aRegistration(services, center, eventId, { name: "Ben Okafor" });
    const before = await textOf(`/m/${ana.manageCode}`);
    const page = await textOf(`/m/${ben.manageCode}`);
    expect(before).toContain("Ana &#60;b&#62;Reyes&#60;/b&#62;");
    expect(page).toContain("Ben Okafor");
    expect(page).toContain(`/m/${ben.manageCode}/name`);
    expect(page).toContain(`/m/${ben.manageCode}?lang=es`);
    for (const others of ["Ana", ana.manageCode, ana.shortCode]) expect(page).not.toContain(others);
    expect(hasBlanks(page)).toBe(false);
    const shown = await textOf(`/t/${ben.ticketCode}`);
    expect(shown).toContain(">Ben<");
    expect(shown).not.toContain("Okafor");
  });

  test("are let run the page's own script alone, by a nonce of their own", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { manageCode } = await aRegistration(services, center, eventId);
    const nonces = [];
    for (let n = 0; n < 2; n++) {
      const answer = await pages.get(`/m/${manageCode}`);
      const [, nonce = "none"] = /<script nonce="([^"]+)"/.exec(await answer.text()) ?? [];
      expect(answer.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test("see at once what was changed of themselves and of the event", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { manageCode, registrationId } = await aRegistration(services, center, eventId, { name: "Ana" });
    await textOf(`/m/${manageCode}`);
    await services.db
      .update(patrons)
      .set({ name: "Anna" })
      .where(and(eq(patrons.centerId, center.id), eq(patrons.registrationId, registrationId)));
    expect(await textOf(`/m/${manageCode}`)).toContain(">Anna<");
  });

  test("are shown an event whose title holds the sign of a blank as it is", async () => {
    const eventId = await aPublishedEvent(services, center);
    await services.db
      .update(eventTexts)
      .set({ title: "Day \ufdd0" })
      .where(and(eq(eventTexts.centerId, center.id), eq(eventTexts.eventId, eventId)));
    const { manageCode } = await aRegistration(services, center, eventId, { name: "Ana" });
    expect(await textOf(`/m/${manageCode}`)).toContain("Day \ufdd0");
  });
});
