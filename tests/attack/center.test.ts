import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishReport } from "~/app/commands/publish-report.server";
import { createResource, publishResource } from "~/app/commands/write-resource.server";
import { defaultSettings } from "~/app/domain/centers/settings";
import { findReportShare } from "~/db/queries/report-shares";
import { branches, centers, installationAdmins } from "~/db/schema";
import { anAppointment, someHours } from "~/tests/factories/appointments";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let stranger: ReturnType<typeof browse>;

const names = ["($locale)", "a.", "m.", "r.", "staff", "installation", "sign-"];

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
  stranger = browse(pages);
});

/** A page without what differs between two requests for it. */
const bare = (html: string) =>
  html.replaceAll(/nonce="[^"]*"/g, "").replaceAll(/\/(?:a|r)\/[0-9A-Za-z]+/g, "");

async function aCode(of: TestCenter): Promise<string> {
  const [time] = (await someHours(services, of)).times;
  return (await anAppointment(services, of, time?.id ?? "", { phone: "213 555 0100" })).code;
}

const changed = (code: string) => `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`;

describe("codes of appointments and of public reports", () => {
  test("that were guessed, cut off, made for something else or another center's are one page that is not found", async () => {
    const code = await aCode(center);
    expect((await stranger.get(`/a/${code}`)).status).toBe(200);
    const eventId = await aPublishedEvent(services, center);
    const { manageCode } = await aRegistration(services, center, eventId);
    const wrong = [
      changed(code),
      code.slice(0, -1),
      `${code}0`,
      manageCode,
      await aCode(await aCenter(services)),
    ];
    const answers = await Promise.all(
      wrong.map(async (one) => {
        const { status, html } = await stranger.get(`/a/${one}`);
        return `${status} ${bare(html)}`;
      }),
    );
    expect(answers[0]).toMatch(/^404 /);
    expect(new Set(answers).size).toBe(1);
  });

  test("open no page of another kind", async () => {
    const period = { from: "2026-04-01", until: "2026-06-30" };
    const asked = { period, branchId: null, revisionId: services.ids.uuid() };
    const published = await publishReport(services, { actor: center.staff, center, ...asked });
    if (published.outcome === "refused") throw new Error(published.reason);
    const share = await findReportShare(services.db, { centerId: center.id, shareId: published.shareId });
    const report = share && services.codes.link("report", share);
    const appointment = await aCode(center);
    expect((await stranger.get(`/r/${report}`)).status).toBe(200);
    for (const path of [`/a/${report}`, `/r/${appointment}`, `/m/${appointment}`, `/m/${report}`])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
  });

  test("take no step by an address that is only opened, and none by a code that opens nothing", async () => {
    const code = await aCode(center);
    const steps = ["cancellation", "departure", "texts", "texts/end"];
    for (const step of steps) {
      expect((await stranger.get(`/a/${code}/${step}`)).location).toBe(`/a/${code}`);
      expect((await stranger.post(`/a/${changed(code)}/${step}`)).status).toBe(404);
    }
    expect((await stranger.get(`/a/${code}`)).html).not.toContain("This appointment is cancelled.");
  });

  test.each([
    "%0d%0aX-Planted:%20yes",
    "%2F%2Fevil.example",
    "%5C%5Cevil.example",
    "..%2F..%2F%2Fevil.example",
    "..%2F..%2F%5Cevil.example",
  ])("with %s in their place lead to no other site and write no line of a head", async (planted) => {
    for (const path of [`/a/${planted}`, `/a/${planted}/texts`, `/a/${planted}/time`, `/r/${planted}`]) {
      const { status, location, headers } = await stranger.get(path);
      expect([path, status < 500]).toEqual([path, true]);
      expect(headers.get("x-planted")).toBeNull();
      // A path of this site, which no browser takes for another host.
      expect(location ?? "/").toMatch(/^\/(?![/\\])/);
    }
    expect(pages.faults).toEqual([]);
  });
});

describe("what another site's page posts", () => {
  test.each(["cancellation", "texts", "texts/end", "data/deletion", "time"])(
    "to %s of an appointment is refused, whoever's browser sends it",
    async (step) => {
      const code = await aCode(center);
      for (const origin of ["https://evil.example", "null", `http://sub.${center.host}:3000`]) {
        const answer = await pages.post(`/a/${code}/${step}`, {}, { origin });
        expect(answer.status).toBe(403);
      }
      expect((await stranger.get(`/a/${code}`)).html).toContain("Cancel my appointment");
    },
  );

  test("to the form of a time is refused", async () => {
    const [time] = (await someHours(services, center)).times;
    const answer = await pages.post(
      `/appointments/${time?.id}`,
      { name: "Rosa" },
      { origin: "https://evil.example" },
    );
    expect(answer.status).toBe(403);
  });
});

describe("a kept page of help", () => {
  test.each(["/help", "/places-that-help", "/help/resume-help"])(
    "holds nothing of whoever asked for %s first, whatever they sent along",
    async (path) => {
      const resourceId = services.ids.uuid();
      const text = { locale: "en", title: "Resume help", hours: null, body: "Come." };
      const of = { actor: center.staff, center, resourceId };
      await createResource(services, { ...of, topic: "resume", text });
      await publishResource(services, { ...of, isPublic: true });
      const planted = "planted-word";
      const first = await pages.get(`${path}?q=${planted}&next=//${planted}.example`, {
        cookie: `language=es; better-auth.session_token=${planted}`,
        "accept-language": "es",
        "x-forwarded-host": `${planted}.example`,
        forwarded: `host=${planted}.example`,
        referer: `https://${planted}.example/`,
        "user-agent": planted,
      });
      expect(await first.text()).not.toContain(planted);
      const second = await pages.get(path);
      const html = await second.text();
      expect([second.status, second.headers.get("set-cookie")]).toEqual([200, null]);
      expect(html).toContain('lang="en"');
      expect(html).not.toContain(planted);
    },
  );
});

describe("formulas in names that a center has", () => {
  const formula = '=HYPERLINK("https://evil.example")';
  const cellsOf = (csv: string) => csv.replace(/^\uFEFF/, "").split(/\r?\n|,/);
  const isFormula = (cell: string) => /^"?\s*[=+@\t]/.test(cell);

  async function signedIn(role: "admin" | "staff") {
    const person = await aPerson(services, center, role);
    const browser = browse(pages);
    await browser.post("/sign-in", { email: person.email, password });
    return { browser, userId: person.userId };
  }

  test.each(["figures.csv", "events.csv", "inquiries-by-month.csv", "outcomes.csv"])(
    "stand in %s of the report as text",
    async (file) => {
      await services.db.update(branches).set({ name: formula }).where(eq(branches.id, center.branchId));
      await aPublishedEvent(services, center, {
        title: "=2+5",
        startsAt: new Date("2026-12-03T18:00Z"),
        endsAt: new Date("2026-12-03T20:00Z"),
      });
      const { browser } = await signedIn("staff");
      const days = "from=2026-12-01&until=2026-12-31";
      const answer = await browser.get(`/staff/report/files/${file}?${days}&branch=${center.branchId}`);
      expect([file, answer.status]).toEqual([file, 200]);
      expect(cellsOf(answer.html).filter(isFormula)).toEqual([]);
    },
  );

  test("stand in the file of an installation's centers as text", async () => {
    const settings = defaultSettings("ask@center.example");
    await services.db.update(centers).set({ name: formula, settings }).where(eq(centers.id, center.id));
    const { browser, userId } = await signedIn("staff");
    await services.db.insert(installationAdmins).values({ userId });
    const answer = await browser.get("/installation/figures.csv");
    expect(answer.status).toBe(200);
    expect(answer.html).toContain("'=HYPERLINK");
    expect(cellsOf(answer.html).filter(isFormula)).toEqual([]);
  });
});
