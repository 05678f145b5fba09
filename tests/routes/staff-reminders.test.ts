import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ownTextKinds } from "~/app/domain/outbox/own-text";
import { findMessageText, findReminderSettings } from "~/db/queries/reminders";
import { audit } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let admin: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
  pages = await servePages(services, { names: ["staff", "sign-"], origin: `http://${center.host}:3000` });
  admin = await signedIn("admin");
});

async function signedIn(role: "admin" | "staff") {
  const { email } = await aPerson(services, center, role);
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  return browser;
}
const settings = () => findReminderSettings(services.db, { centerId: center.id });
const textOf = (kind: (typeof ownTextKinds)[number]) =>
  findMessageText(services.db, { centerId: center.id, kind, locale: "en" });
const trail = async () =>
  (await services.db.select().from(audit).where(eq(audit.subjectId, center.id))).map(
    ({ action, from, to }) => [action, from, to],
  );
const week = "/staff/reminders/reminder-week";
const own = {
  subject: "Will you come to {event}?",
  opening: "Dear {name},\r\n\r\nwe wait for you on {day}.",
};

describe("how a center reminds", () => {
  const chosen = { quietFrom: "20:30", quietUntil: "09:00", unanswered: "release" };

  test("is by night quiet and keeps places, until an admin says otherwise, which is in the trail", async () => {
    const { html } = await admin.get("/staff/reminders");
    expect(html).toContain('value="21:00"');
    expect(html).toContain('value="08:00"');
    expect(html).toMatch(/checked=""[^>]* value="keep"/);
    expect((await admin.post("/staff/reminders", chosen)).location).toBe("/staff/reminders?done=saved");
    expect(await settings()).toEqual({ quiet: { from: "20:30", until: "09:00" }, releasesUnanswered: true });
    expect((await admin.get("/staff/reminders")).html).toMatch(/checked=""[^>]* value="release"/);
    expect(await trail()).toEqual([
      ["edited quietHours", "21:00 to 08:00", "20:30 to 09:00"],
      ["edited unansweredPlaces", "kept", "released"],
    ]);
  });

  test("said again changes nothing", async () => {
    await admin.post("/staff/reminders", chosen);
    expect((await admin.post("/staff/reminders", chosen)).location).toBe("/staff/reminders?done=unchanged");
    expect(await trail()).toHaveLength(2);
  });

  test.each([
    ["a time that is none", { quietFrom: "25:00" }, "Write a time such as 09:30."],
    ["no time", { quietUntil: "" }, "Choose when quiet hours end."],
    ["too long a silence", { quietUntil: "13:00" }, "Leave at least eight hours of a day to write in."],
    ["another choice", { unanswered: "sell" }, "Choose one from the list."],
  ])("is not changed to %s, which is said in words", async (_what, more, words) => {
    const answer = await admin.post("/staff/reminders", { ...chosen, ...more });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(words);
    expect((await settings()).releasesUnanswered).toBe(false);
  });
});

describe("the words of a mail", () => {
  test("are Fairday's at first, with their placeholders, in the list too", async () => {
    const { html } = await admin.get(week);
    expect(html).toContain("Are you still coming? {event}, {day}");
    expect(html).toContain("I&#x27;ve booked you a place at {event}");
    expect(html).not.toContain("Go back to Fairday");
    const list = (await admin.get("/staff/reminders")).html;
    for (const kind of ownTextKinds) expect(list).toContain(`href="/staff/reminders/${kind}"`);
    expect(list).not.toContain("Your own");
  });

  test("are the center's own once they are saved, and Fairday's again after a reset", async () => {
    expect((await admin.post(week, own)).location).toBe(`${week}?language=en&done=text-saved`);
    expect(await textOf("reminder-week")).toEqual({
      subject: own.subject,
      opening: "Dear {name},\n\nwe wait for you on {day}.",
    });
    expect(await textOf("reminder-day")).toBeNull();
    expect((await admin.get(week)).html).toContain("we wait for you on {day}");
    expect((await admin.get("/staff/reminders")).html).toContain("Your own");
    for (const _time of [1, 2]) {
      expect((await admin.post(`${week}/reset`)).location).toBe(`${week}?language=en&done=text-reset`);
    }
    expect(await textOf("reminder-week")).toBeNull();
    expect(await trail()).toEqual([
      ["message text edited", null, "reminder-week (en)"],
      ["message text reset", null, "reminder-week (en)"],
    ]);
  });

  test("are the center's own in one language, and Fairday's in the others", async () => {
    const inSpanish = { subject: "Venga a {event}", opening: "{name}, le esperamos." };
    await admin.post(`${week}?language=es`, inSpanish);
    expect(await textOf("reminder-week")).toBeNull();
    expect((await admin.get(`${week}?language=es`)).html).toContain("le esperamos");
    expect((await admin.get(`${week}/preview?language=es`)).html).toContain("Rosa Delgado, le esperamos.");
    expect((await admin.get(week)).html).not.toContain("le esperamos");
    await admin.post(`${week}/reset`);
    expect((await admin.get(`${week}?language=es`)).html).toContain("le esperamos");
    await admin.post(`${week}/reset?language=es`);
    expect((await admin.get(`${week}?language=es`)).html).not.toContain("le esperamos");
  });

  test.each([
    [
      "an unknown placeholder, by its name",
      { opening: "Dear {nmae}" },
      "{nmae} is no placeholder. There are {name}, {event}, {day}, {time}, {place}, {center}.",
    ],
    ["a brace alone", { subject: "Come to {event" }, "A brace is without its other one."],
    ["no subject", { subject: " " }, "Write a subject."],
    ["too many words", { opening: `Dear {name} ${"word ".repeat(700)}` }, "This is too long."],
  ])("are refused with %s, and what was typed is still there", async (_what, more, words) => {
    for (const path of [week, `${week}/preview`]) {
      const answer = await admin.post(path, { ...own, ...more });
      expect(answer.html).toContain(words);
    }
    const answer = await admin.post(week, { ...own, ...more });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Dear {n");
    expect(await textOf("reminder-week")).toBeNull();
  });

  test.each(ownTextKinds)(
    "of %s can be looked at before they are saved, as the reader gets them",
    async (kind) => {
      const path = `/staff/reminders/${kind}/preview`;
      expect((await admin.get(path)).html).toContain("Rosa Delgado, ");
      const { html, headers } = await admin.post(path, { ...own, subject: "<b>{center}</b>" });
      expect(html).toContain("Dear Rosa Delgado,");
      expect(html).toContain(`&#60;b&#62;${center.name}&#60;/b&#62;`);
      expect(html).not.toContain("cid:");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
      expect(await textOf(kind)).toBeNull();
    },
  );

  test("in the preview say when a place goes, as the center set it", async () => {
    expect((await admin.get(`${week}/preview`)).html).toContain("you keep your place");
    await admin.post("/staff/reminders", { quietFrom: "21:00", quietUntil: "08:00", unanswered: "release" });
    expect((await admin.get(`${week}/preview`)).html).toContain("If you do not answer by");
  });

  test("of a mail that has none of its own are not there", async () => {
    for (const end of ["", "/preview"]) {
      expect((await admin.get(`/staff/reminders/test-mail${end}`)).status).toBe(404);
      expect((await admin.post(`/staff/reminders/constructor${end}`, own)).status).toBe(404);
    }
  });

  test("are an admin's to change, and to read", async () => {
    const staff = await signedIn("staff");
    for (const path of ["/staff/reminders", week, `${week}/preview`]) {
      expect((await staff.get(path)).status).toBe(403);
    }
    for (const path of [week, `${week}/preview`, `${week}/reset`]) {
      expect((await staff.post(path, own)).status).toBe(403);
    }
    expect(await textOf("reminder-week")).toBeNull();
  });
});
