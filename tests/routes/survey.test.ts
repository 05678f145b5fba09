import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { deviceCookie } from "~/app/http/find-actor.server";
import { findJobReport } from "~/db/queries/job-reports";
import { surveyAnswers } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 86_400_000;
const nextDay = new Date(noon.getTime() + day);
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let href: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  pages = await servePages(services, {
    names: ["survey", "kiosk.", "m.", "staff", "sign-"],
    origin: `http://${center.host}:3000`,
  });
  eventId = await aPublishedEvent(services, center);
  href = `/survey/${services.codes.link("survey", { id: eventId, generation: 1 })}`;
});

const kept = () => services.db.select().from(surveyAnswers).where(eq(surveyAnswers.eventId, eventId));
const blank = { useful: "", welcome: "", employers: "", again: "", liked: "", better: "" };
const actionIn = (html: string) =>
  (/action="(\/survey\/[^"]*)"/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&");

describe("the survey's link", () => {
  beforeEach(() => services.clock.set(nextDay));

  test("takes an answer, and keeps nothing of who gave it or when but the day", async () => {
    const visitor = browse(pages);
    const action = actionIn((await visitor.get(href)).html);
    const sent = await visitor.post(action, { useful: "5", again: "4", liked: "The tables", better: "" });
    expect(sent.status).toBe(303);
    const [row, ...more] = await kept();
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      ...{ useful: 5, welcome: null, employers: null, again: 4, liked: "The tables", better: null },
      ...{ source: "link", language: "en", answeredOn: "2026-12-02" },
    });
    expect(Object.keys(row ?? {}).sort()).toEqual(
      [
        ...["again", "answerKey", "answeredOn", "better", "centerId", "employers", "eventId"],
        ...["language", "liked", "source", "useful", "welcome"],
      ].sort(),
    );
    expect(action).not.toContain(row?.answerKey);
  });

  test("makes one answer of a form that is posted three times, as it was posted last", async () => {
    const action = actionIn((await browse(pages).get(href)).html);
    for (const useful of ["1", "1", "2"]) await browse(pages).post(action, { ...blank, useful });
    expect(await kept()).toMatchObject([{ useful: 2 }]);
  });

  test("says in a browser that has answered that it has, and lets somebody else answer there", async () => {
    const visitor = browse(pages);
    const first = await visitor.post(actionIn((await visitor.get(href)).html), { ...blank, useful: "5" });
    expect((await visitor.get(first.location ?? "")).html).toContain("Your answers help us");
    const later = await visitor.get(href);
    expect(later.html).toContain("This browser has answered already.");
    const other = await visitor.get(`${href}?again=yes`);
    await visitor.post(actionIn(other.html), { ...blank, useful: "1" });
    expect(await kept()).toHaveLength(2);
  });

  test.each([
    ["blank", blank, "Answer one question first"],
    ["off the scale", { ...blank, useful: "6" }, "field-useful-error"],
    ["too long", { ...blank, liked: "x".repeat(1001) }, "field-liked-error"],
  ])("does not take a form that is %s", async (_how, fields, words) => {
    const again = await browse(pages).post(href, fields);
    expect(again.status).toBe(422);
    expect(again.html).toContain(words);
    expect(await kept()).toEqual([]);
  });

  test("speaks the language that it is asked in", async () => {
    const page = await browse(pages).get(`${href}?lang=fa`);
    expect(page.html).toContain('dir="rtl"');
    await browse(pages).post(actionIn(page.html), { ...blank, useful: "3" });
    expect(await kept()).toMatchObject([{ language: "fa" }]);
  });

  test("is closed before the doors open and once words are kept no longer", async () => {
    services.clock.set(new Date(noon.getTime() - 2 * 3_600_000));
    expect((await browse(pages).get(href)).html).toContain("These questions are closed");
    services.clock.set(new Date(noon.getTime() + 31 * day));
    expect((await browse(pages).get(href)).html).toContain("These questions are closed");
    expect((await browse(pages).post(href, { ...blank, useful: "3" })).status).toBe(409);
    expect(await kept()).toEqual([]);
  });

  test("opens nothing where a sign of it is wrong", async () => {
    const last = href.at(-1) === "0" ? "1" : "0";
    expect((await browse(pages).get(href.slice(0, -1) + last)).status).toBe(404);
  });
});

describe("the kiosk", () => {
  async function aTablet() {
    const made = await makeDoorPass(services, { actor: center.staff, eventId, deviceRole: "kiosk" });
    if (made.outcome === "refused") throw new Error(made.reason);
    const { code: token } = services.codes.invitation({ id: made.passId, generation: 1 });
    const signedIn = await redeemDoorPass(services, { center, token, label: "Exit" });
    if (signedIn.outcome === "refused") throw new Error(signedIn.reason);
    return { cookie: `${deviceCookie}=${signedIn.credential}` };
  }
  const at = (rest: string) => `/kiosk/${eventId}${rest}`;

  test("asks at the way out, thanks and goes back by itself", async () => {
    const tablet = await aTablet();
    expect(await (await pages.get(at(""), tablet)).text()).toContain("Tell us how it was");
    const fields = { ...blank, visitId: services.ids.uuid(), welcome: "5" };
    const sent = await pages.post(at("/surveys?lang=es"), fields, tablet);
    expect(await sent.text()).toContain("Gracias");
    expect(sent.headers.get("refresh")).toBe(`20; url=/kiosk/${eventId}`);
    expect(await kept()).toMatchObject([{ source: "kiosk", language: "es", welcome: 5 }]);
  });

  test("takes an answer that is sent twice by its script once", async () => {
    const tablet = await aTablet();
    const fields = { ...blank, visitId: services.ids.uuid(), welcome: "4" };
    for (let n = 0; n < 2; n++) {
      const sent = await pages.post(at("/answers/surveys?lang=en"), fields, tablet);
      expect(await sent.json()).toMatchObject({ outcome: "answered", answer: { tone: "welcome" } });
    }
    expect(await kept()).toHaveLength(1);
  });

  test("shows a blank form again, and takes none from what is no kiosk", async () => {
    const tablet = await aTablet();
    const fields = { ...blank, visitId: services.ids.uuid() };
    expect((await pages.post(at("/surveys"), fields, tablet)).status).toBe(422);
    expect((await pages.post(at("/surveys"), { ...fields, welcome: "1" })).status).toBe(403);
    expect(await kept()).toEqual([]);
  });
});

test("staff read what visitors wrote, with a hint that it may hold names", async () => {
  services.clock.set(nextDay);
  await browse(pages).post(href, { ...blank, better: "Ask <b>Rosa</b>" });
  const { email } = await aPerson(services, center, "staff");
  const staff = browse(pages);
  await staff.post("/sign-in", { email, password });
  const { html } = await staff.get(`/staff/events/${eventId}/survey`);
  expect(html).toContain("These words may hold names");
  expect(html).toContain("Ask &lt;b&gt;Rosa&lt;/b&gt;");
});

describe("the ticket's page", () => {
  let place: Awaited<ReturnType<typeof aRegistration>>;
  beforeEach(async () => {
    place = await aRegistration(services, center, eventId, { name: "Ana Ruiz" });
  });
  const job = () => `/m/${place.manageCode}/job`;
  const told = async () =>
    (await findJobReport(services.db, { centerId: center.id, registrationId: place.registrationId }))?.answer;

  test("asks after the event whether somebody found work, and the answer can be changed", async () => {
    const visitor = browse(pages);
    expect((await visitor.get(`/m/${place.manageCode}`)).html).not.toContain("Did you find work?");
    expect((await visitor.get(job())).location).toBe(`/m/${place.manageCode}`);
    services.clock.set(nextDay);
    expect((await visitor.get(`/m/${place.manageCode}`)).html).toContain("Did you find work?");
    await visitor.post(job(), { answer: "not-yet" });
    const changed = await visitor.post(job(), { answer: "hired-here" });
    expect(changed.location).toBe(`${job()}?done=saved`);
    expect(await told()).toBe("hired-here");
    expect((await visitor.get(job())).html).toMatch(/checked="" value="hired-here"/);
    const data = await visitor.get(`/m/${place.manageCode}/data.json`);
    expect(JSON.parse(data.html)).toMatchObject({ foundWork: { answer: "hired-here" } });
  });

  test("takes no answer that is none, nor of a place that was given back", async () => {
    services.clock.set(nextDay);
    for (const fields of [{}, { answer: "maybe" }]) {
      expect((await browse(pages).post(job(), fields)).status).toBe(422);
    }
    services.clock.set(noon);
    await cancelRegistration(services, { actor: center.staff, center, registrationId: place.registrationId });
    services.clock.set(nextDay);
    const refused = await browse(pages).post(job(), { answer: "not-yet" });
    expect(refused.location).toBe(`/m/${place.manageCode}`);
    expect(await told()).toBeUndefined();
  });
});
