import { and, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { outbox } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  pages = await servePages(services, { names: ["($locale)"], origin: `http://${center.host}` });
  await aRegistration(services, center, await aPublishedEvent(services, center), {
    email: "ana@mail.example",
  });
});

const sentAgain = () =>
  services.db.$count(outbox, and(like(outbox.dedupeKey, "lost-ticket:%"), eq(outbox.centerId, center.id)));
const ask = (email: string, path = "/lost-ticket") => pages.post(path, { email });

test("somebody who lost a ticket finds the page from every public page, in its language", async () => {
  expect(await (await pages.get("/events")).text()).toContain('href="/lost-ticket"');
  expect(await (await pages.get("/es/events")).text()).toContain('href="/es/lost-ticket"');
  const html = await (await pages.get("/lost-ticket")).text();
  expect(html).toContain(center.settings.contactEmail);
  expect(html).toContain('<meta name="robots" content="noindex"/>');
});

describe("an address that is typed", () => {
  test.each([
    ["that is known", "ana@mail.example", 1],
    ["that nobody gave", "ben@mail.example", 0],
  ])("%s is answered as any other is, to the letter and in time", async (_which, email, sent) => {
    const begin = performance.now();
    const answer = await ask(email);
    expect(performance.now() - begin).toBeGreaterThan(390);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/lost-ticket/sent"]);
    expect([...answer.headers.keys()]).not.toContain("set-cookie");
    expect(await sentAgain()).toBe(sent);
    const html = await (await pages.get("/lost-ticket/sent")).text();
    expect(html).toContain("If we have tickets for this address, they are on their way.");
    expect(html).not.toContain(email);
  });

  test("in another language leads to the page of that language", async () => {
    expect((await ask("ana@mail.example", "/es/lost-ticket")).headers.get("location")).toBe(
      "/es/lost-ticket/sent",
    );
    expect((await pages.get("/es/lost-ticket/sent")).status).toBe(200);
  });

  test.each([
    ["no address", "", "Type an e-mail address."],
    ["none that mail knows", "ana@", "Write an e-mail address such as"],
  ])("and is %s is asked for again", async (_what, email, words) => {
    const answer = await ask(email);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  });

  test("too often has to wait, known or not, and says how long", async () => {
    for (const email of ["ana@mail.example", "ben@mail.example"]) {
      await Promise.all(Array.from({ length: 5 }, () => ask(email)));
      const answer = await ask(email);
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "900"]);
    }
  });
});

test("no other site's form asks for tickets", async () => {
  const answer = await pages.post(
    "/lost-ticket",
    { email: "ana@mail.example" },
    { origin: "https://evil.example" },
  );
  expect(answer.status).toBe(403);
  expect(await sentAgain()).toBe(0);
});
