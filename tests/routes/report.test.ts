import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishReport, withdrawReport } from "~/app/commands/publish-report.server";
import { reportFigures } from "~/app/domain/reports/registry";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { renderPdf } from "~/tests/factories/rendered-pdf";
import { addBalances, logInquiries, referenceFigures } from "~/tests/factories/report";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const firstTwoYears = "from=2015-07-01&until=2017-06-30";
let services: TestServices;
let center: TestCenter;
let admin: ReturnType<typeof browse>;
let anyone: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  admin = browse(await pagesOf(center));
  anyone = browse(await pagesOf(center));
  const { email } = await aPerson(services, center, "admin");
  await admin.post("/sign-in", { email, password });
});

const pagesOf = ({ host }: TestCenter) =>
  servePages(services, { names: ["staff", "sign-", "r."], origin: `http://${host}:3000` });

/** The page's words as they are read, without markup. */
const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");
/** What stands under a figure's name. */
const figureOn = (html: string, title: string) => {
  const [, figure = ""] =
    new RegExp(`<dt>${title}</dt><dd class="stat-figure"[^>]*>(.*?)</dd>`).exec(html) ?? [];
  return wordsOf(figure).trim();
};

describe("the report", () => {
  test("prints the figures that the reference center carries in, each marked legacy", async () => {
    for (const balance of referenceFigures) {
      const { isAtLeast, value, ...rest } = balance;
      const fields = { ...rest, value: String(value), ...(isAtLeast ? { isAtLeast: "yes" } : {}) };
      const path = `/staff/report/opening-balances?key=${services.ids.uuid()}`;
      expect((await admin.post(path, fields)).location).toBe("/staff/report/opening-balances?done=added");
    }
    const { html } = await admin.get(`/staff/report?${firstTwoYears}`);
    expect(figureOn(html, "Inquiries answered")).toBe("3,826 legacy");
    expect(figureOn(html, "Portal enrolments")).toBe("295 legacy");
    expect(figureOn(html, "Events held")).toBe("6 legacy");
    expect(figureOn(html, "Participants")).toBe("250+ legacy");
    expect(wordsOf(html)).toContain("Report of 2017");
  });

  test("adds what is counted here to it, and leaves out days that it has in part", async () => {
    await addBalances(services, center, referenceFigures);
    await logInquiries(services, center, { "2017-06-01": 4 });
    const whole = await admin.get(`/staff/report?${firstTwoYears}`);
    expect(figureOn(whole.html, "Inquiries answered")).toBe("3,830 legacy");
    const part = await admin.get("/staff/report?from=2016-01-01&until=2017-12-31");
    expect(figureOn(part.html, "Inquiries answered")).toBe("4");
    expect(wordsOf(part.html)).toContain("Not in it: 3,826 of July 1, 2015 to June 30, 2017");
  });

  test("has every figure with its definition, its source and a way to its rows", async () => {
    const { html } = await admin.get("/staff/report?from=2026-01-01&until=2026-12-01");
    for (const { key, title, definition, source } of reportFigures) {
      expect(figureOn(html, title), title).not.toBe("");
      expect(wordsOf(html)).toContain(definition);
      expect(wordsOf(html)).toContain(`Source: ${source}.`);
      expect(html).toContain(`/staff/report/figures/${key}?from=2026-01-01&amp;until=2026-12-01`);
    }
  });

  test("says unknown, not zero, where nobody told", async () => {
    const { html } = await admin.get("/staff/report");
    expect(figureOn(html, "Hires after 90 days")).toBe("Unknown");
    expect(figureOn(html, "Inquiries answered")).toBe("0");
  });

  test("compares with as many days before, and with the target's share", async () => {
    await logInquiries(services, center, { "2026-02-01": 30, "2026-01-20": 12 });
    const form = { figure: "inquiries", branchId: "", year: "2026", value: "365" };
    await admin.post(`/staff/report/targets?key=${services.ids.uuid()}`, form);
    const { html } = await admin.get("/staff/report?from=2026-02-01&until=2026-02-28");
    expect(wordsOf(html)).toContain("Before: 12, 18 more now");
    expect(wordsOf(html)).toContain("Target for these days: 28, 107% of it reached");
  });

  test("shows an estimate apart from what was logged", async () => {
    const { sql, ids } = services;
    await logInquiries(services, center, { "2026-02-01": 30 });
    await sql`insert into inquiry_samples ${sql({
      ...{ center_id: center.id, id: ids.uuid(), branch_id: center.branchId, year: 2026 },
      ...{ week_of: "2026-03-02", count: 100, by: "x", at: noon.toISOString() },
    })}`;
    const { html } = await admin.get("/staff/report?from=2026-01-01&until=2026-12-31");
    expect(figureOn(html, "Inquiries answered")).toBe("30");
    expect(wordsOf(html)).toContain("Estimate: about 5,200");
  });

  test.each([
    ["a period that ends before it starts", "from=2026-02-02&until=2026-02-01"],
    ["a day that the calendar lacks", "from=2026-02-30&until=2026-03-01"],
    ["half a period", "from=2026-02-01"],
    ["more than twenty years", "from=1990-01-01&until=2026-01-01"],
    ["a branch that is not there", "from=2026-01-01&until=2026-02-01&branch=elsewhere"],
  ])("answers %s with the field's error and no figures", async (_rule, query) => {
    const { status, html } = await admin.get(`/staff/report?${query}`);
    expect(status).toBe(422);
    expect(html).toContain("field-error");
    expect(html).not.toContain("stat-figure");
  });

  test("draws its charts with a title and a description, and says the same in a table", async () => {
    await logInquiries(services, center, { "2026-02-01": 30, "2026-03-01": 45 });
    const { html } = await admin.get("/staff/report?from=2026-02-01&until=2026-03-31");
    const [chart = ""] = /<svg.*?<\/svg>/s.exec(html) ?? [];
    expect(wordsOf(chart)).toMatch(
      /Inquiries by month 75 inquiries in 2 months. Most in Mar 2026: 45\..* Feb 26 30 Mar 26 45/,
    );
    expect(chart).toContain('role="img"');
    expect(wordsOf(html)).toMatch(/Month Inquiries Feb 2026 30 Mar 2026 45/);
  });
});

describe("the rows of a figure", () => {
  test("are paged, and come to the figure", async () => {
    const days = Array.from({ length: 60 }, (_, n) => {
      const day = new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
      return [day, n + 1] as const;
    });
    await logInquiries(services, center, Object.fromEntries(days));
    const first = await admin.get("/staff/report/figures/inquiries?from=2026-01-01&until=2026-12-31");
    const [, next = ""] = /href="(\?[^"]*after=[^"]*)"/.exec(first.html) ?? [];
    const second = await admin.get(`/staff/report/figures/inquiries${next.replaceAll("&amp;", "&")}`);
    const counts = [first.html, second.html].flatMap((html) =>
      [...html.matchAll(/data-label="Inquiries"><div>([\d,]+)<\/div>/g)].map(([, count]) => Number(count)),
    );
    expect(counts).toHaveLength(60);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_830);
  });

  test("open for every figure, and name no visitor", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { name: "Rosa Delgado" });
    services.clock.set(new Date(noon.getTime() + 86_400_000));
    for (const { key } of reportFigures) {
      const { status, html } = await admin.get(
        `/staff/report/figures/${key}?from=2026-01-01&until=2026-12-31`,
      );
      expect({ key, status }).toEqual({ key, status: 200 });
      expect(html).not.toContain("Rosa");
    }
    expect((await admin.get("/staff/report/figures/nothing")).status).toBe(404);
  });
});

describe("the report's files", () => {
  test.each(["figures", "inquiries-by-month", "events", "outcomes", "survey", "languages", "programs"])(
    "%s.csv begins with a byte order mark and its header",
    async (name) => {
      const response = await admin.get(`/staff/report/files/${name}.csv?${firstTwoYears}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-disposition")).toContain(
        `report-2015-07-01-to-2017-06-30-${name}.csv`,
      );
      expect(response.html.replace(/^\ufeff/, "")).toMatch(/^"[A-Z]/);
    },
  );

  test("counts programs by branch and council district, and guards a name that would be a formula", async () => {
    await services.sql`update branches set name = '=1+1', council_district = '13' where center_id = ${center.id}`;
    await aPublishedEvent(services, center, { roomId: center.roomId });
    services.clock.set(new Date(noon.getTime() + 86_400_000));
    const { html } = await admin.get("/staff/report/files/programs.csv?from=2026-12-01&until=2026-12-31");
    expect(html).toContain(`"On-site","'=1+1","13","2026-12-01","2026-12-31","1","0","Not held"`);
  });

  test("report.pdf is one page with the figures and their marks", async () => {
    await addBalances(services, center, referenceFigures);
    const pages = await pagesOf(center);
    const cookie = admin.jar.headers.get("cookie") ?? "";
    const response = await pages.get(`/staff/report/files/report.pdf?${firstTwoYears}`, { cookie });
    expect(response.headers.get("content-type")).toBe("application/pdf");
    const rendered = renderPdf(new Uint8Array(await response.arrayBuffer()));
    expect(rendered).toHaveLength(1);
    const text = rendered.flatMap(({ lines }) => lines).join(" ");
    for (const part of ["3,826 (legacy)", "295 (legacy)", "6 (legacy)", "250+ (legacy)", "July 1, 2015"])
      expect(text).toContain(part);
  });

  test("of no such name, or of days that cannot be read, is not found", async () => {
    expect((await admin.get("/staff/report/files/other.csv")).status).toBe(404);
    expect((await admin.get("/staff/report/files/figures.csv?from=x&until=y")).status).toBe(404);
  });
});

describe("a public report", () => {
  const publish = async (of = center, period = { from: "2026-01-01", until: "2026-06-30" }) => {
    const revisionId = services.ids.uuid();
    const made = await publishReport(services, {
      actor: of.staff,
      center: of,
      period,
      branchId: null,
      revisionId,
    });
    if (made.outcome === "refused") throw new Error(made.reason);
    return { ...made, code: services.codes.link("report", { id: made.shareId, generation: 1 }) };
  };

  test("is read by anybody with its link, lists its revisions, and shows no number of people under ten", async () => {
    await logInquiries(services, center, { "2026-04-02": 4, "2026-05-02": 30, "2026-06-02": 40 });
    const { code } = await publish();
    await publish();
    const { status, html } = await anyone.get(`/r/${code}`);
    expect(status).toBe(200);
    expect(figureOn(html, "Inquiries answered")).toBe("74");
    expect(wordsOf(html)).toMatch(/Apr 2026 Not shown May 2026 Not shown Jun 2026 40/);
    expect(wordsOf(html)).toMatch(/Revision 2, .*2026 Revision 1, /);
    expect((await anyone.get(`/r/${code}?revision=1`)).status).toBe(200);
    expect((await anyone.get(`/r/${code}?revision=3`)).status).toBe(404);
  });

  test("speaks the reader's language, tells that its definitions do not, and keeps the revision in the menu", async () => {
    await logInquiries(services, center, { "2026-04-02": 4, "2026-05-02": 30, "2026-06-02": 40 });
    const { code } = await publish();
    const { html } = await anyone.get(`/r/${code}?revision=1&lang=fa`);
    expect(html).toMatch(/<html lang="fa" dir="rtl"/);
    expect(figureOn(html, "پرسش‌های پاسخ‌داده‌شده")).toBe("۷۴");
    expect(html).toContain('<span lang="en" dir="auto">Questions about work that the desk answered.');
    expect(html).toContain(`href="/r/${code}?revision=1&amp;lang=ko"`);
  });

  test("shows figures from before apart, and small ones of people not at all", async () => {
    const small = { from: "2016-01-01", until: "2016-12-31", value: 9, isAtLeast: false, source: "A list" };
    await addBalances(services, center, [...referenceFigures, { ...small, figure: "hires" }]);
    const { code } = await publish(center, { from: "2015-07-01", until: "2017-06-30" });
    const words = wordsOf((await anyone.get(`/r/${code}`)).html);
    expect(words).toContain("Participants 250+ Report of 2017");
    expect(words).toContain("Events held 6 Report of 2017");
    expect(words).toContain("Hires after 90 days Not shown A list");
  });

  test("that was withdrawn, is another center's or was guessed is the same page that is not found", async () => {
    const { code, shareId } = await publish();
    await withdrawReport(services, { actor: center.staff, centerId: center.id, shareId });
    const abroad = await publish(await aCenter(services));
    const guessed = `${abroad.code.slice(0, -1)}${abroad.code.endsWith("0") ? "1" : "0"}`;
    const answers = await Promise.all(
      [code, abroad.code, guessed, "nothing"].map(async (one) => {
        const { status, html } = await anyone.get(`/r/${one}`);
        return `${status} ${wordsOf(html)}`;
      }),
    );
    expect(answers[0]).toMatch(/^404 /);
    expect(new Set(answers).size).toBe(1);
  });

  test("is published by a form, and its link stands on its page until it is withdrawn", async () => {
    const fields = { from: "2026-01-01", until: "2026-03-31", branch: "" };
    const { location } = await admin.post(`/staff/report/shares?key=${services.ids.uuid()}`, fields);
    const page = await admin.get(location ?? "");
    const [, code = ""] = /\/r\/([0-9A-Z]+)/.exec(page.html) ?? [];
    expect((await anyone.get(`/r/${code}`)).status).toBe(200);
    const path = (location ?? "").replace(/\?.*/, "");
    expect((await admin.post(`${path}/withdrawal`)).location).toBe(`${path}?done=report-withdrawn`);
    expect((await anyone.get(`/r/${code}`)).status).toBe(404);
    const again = await admin.post("/staff/report/shares", { ...fields, until: "2026-04-30" });
    expect(again.status).toBe(422);
    expect(wordsOf(again.html)).toContain("Some of these days are public in another report");
  });
});

describe("figures from before and targets", () => {
  test("that are withdrawn or removed are in no report any more", async () => {
    await addBalances(services, center, referenceFigures.slice(0, 1));
    const list = await admin.get("/staff/report/opening-balances");
    const [, path = ""] =
      /href="(\/staff\/report\/opening-balances\/[\w-]+\/withdrawal)"/.exec(list.html) ?? [];
    expect((await admin.post(path)).location).toBe("/staff/report/opening-balances?done=removed");
    expect(figureOn((await admin.get(`/staff/report?${firstTwoYears}`)).html, "Inquiries answered")).toBe(
      "0",
    );

    const form = { figure: "events", branchId: "", year: "2026", value: "10" };
    await admin.post("/staff/report/targets", form);
    const [, removal = ""] =
      /href="(\/staff\/report\/targets\/[\w-]+\/removal)"/.exec(
        (await admin.get("/staff/report/targets")).html,
      ) ?? [];
    const twice = await admin.post("/staff/report/targets", form);
    expect(twice.status).toBe(422);
    expect(twice.html).toContain("has a target for that year already");
    await admin.post(removal);
    expect((await admin.get("/staff/report/targets")).html).toContain("No target is set");
  });

  test("posted twice from one form are added once", async () => {
    const balance = {
      figure: "events",
      from: "2016-01-01",
      until: "2016-12-31",
      value: "6",
      source: "A report",
    };
    const key = services.ids.uuid();
    for (let n = 0; n < 2; n++) await admin.post(`/staff/report/opening-balances?key=${key}`, balance);
    const target = { figure: "events", branchId: "", year: "2026", value: "10" };
    for (let n = 0; n < 2; n++) {
      const { location } = await admin.post(`/staff/report/targets?key=${key}`, target);
      expect(location).toBe("/staff/report/targets?done=added");
    }
    const { html } = await admin.get("/staff/report?from=2016-01-01&until=2016-12-31");
    expect(figureOn(html, "Events held")).toBe("6 legacy");
  });
});

test("a branch's council district is edited on the branch's page", async () => {
  const path = `/staff/places/branches/${center.branchId}`;
  await admin.post(path, { name: "Central", address: "630 River Street", councilDistrict: "13" });
  expect((await admin.get(path)).html).toContain('value="13"');
});
