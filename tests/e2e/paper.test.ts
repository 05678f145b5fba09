import { readFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { labelAt, labelSheets } from "~/app/domain/labels/label-sheets";
import { readScannedText, ticketPayload } from "~/app/domain/tickets/scanned-text";
import { countAttendance } from "~/db/queries/check-in";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { aCrowd } from "~/tests/factories/crowd";
import { aLargeFair } from "~/tests/factories/large-fair";
import { aPerson, password } from "~/tests/factories/people";
import { renderPdf } from "~/tests/factories/rendered-pdf";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { faultsByAxe } from "./axe";
import { launchBrowser } from "./browser";
import { type ListeningApp, listen } from "./listening-app";

const papers = [
  ["letter", "Letter", [612, 792]],
  ["a4", "A4", [595, 842]],
] as const;

let services: TestServices;
let center: TestCenter;
let app: ListeningApp;
let browser: Browser;
let staffEmail: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  staffEmail = (await aPerson(services, center, "staff")).email;
  app = await listen(services);
  browser = await launchBrowser();
});
afterEach(async () => {
  expect(app.faults).toEqual([]);
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  services.badges.close();
  await browser.close();
  await app.close();
  await services.drop();
});

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };

async function signedIn(options: BrowserContextOptions = phone): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${app.origin}/sign-in`);
  await page.getByLabel("E-mail address").fill(staffEmail);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}

const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe("the roster, printed", () => {
  const title = "Warehouse, delivery and kitchen jobs at the Harborline terminals";

  test.each(papers)(
    "on %s is of that size, with its head and its number on every sheet and each person once",
    async (paper, _format, size) => {
      const eventId = await aPublishedEvent(services, center, { title });
      const names = Array.from({ length: 100 }, (_, n) => `Person ${String(n).padStart(3, "0")} Lastname`);
      await aCrowd(services, { centerId: center.id, eventId }, names);
      const page = await signedIn();
      await page.goto(`${app.origin}/staff/events/${eventId}/roster?paper=${paper}`);
      const sheets = renderPdf(await page.pdf({ preferCSSPageSize: true }));
      expect(sheets.length).toBeGreaterThan(2);
      for (const [n, { width, height, lines }] of sheets.entries()) {
        expect([Math.round(width), Math.round(height)]).toEqual(size);
        const text = lines.join("\n");
        expect(text).toContain(title);
        expect(text).toContain("Tuesday, December 1, 2026");
        expect(text).toContain("The room is not set yet");
        expect(text).toContain("Short code");
        expect(text).toContain(`Page ${n + 1} of ${sheets.length}`);
        expect(text).not.toContain("Download as CSV");
      }
      const rows = sheets.flatMap(({ lines }) => lines.join(" ").match(/Person \d{3} Lastname/g) ?? []);
      expect(rows).toEqual(names);
    },
  );

  test("has room for three thousand people", async () => {
    const eventId = await aPublishedEvent(services, center, { title, capacity: 4000 });
    const names = Array.from({ length: 3000 }, (_, n) => `Person ${String(n).padStart(4, "0")}`);
    await aCrowd(services, { centerId: center.id, eventId }, names);
    const page = await signedIn();
    await page.goto(`${app.origin}/staff/events/${eventId}/roster`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const text = renderPdf(pdf, { picture: false }).map(({ lines }) => lines.join(" "));
    expect(text.at(-1)).toContain(`Page ${text.length} of ${text.length}`);
    expect(text.join(" ").match(/Person \d{4}/g)).toEqual(names);
  });
});

describe("a ticket, printed", () => {
  test.each(papers)(
    "on %s is half a sheet with the code 4 cm wide, which reads",
    async (_paper, format, size) => {
      const eventId = await aPublishedEvent(services, center, {
        title: "Warehouse, delivery and kitchen jobs at the Harborline terminals",
        whatToBring:
          "A photo ID, your resume in three copies and the names of two people who know your work.",
      });
      const { ticketCode, manageCode } = await aRegistration(services, center, eventId, {
        name: "Bartholomew-Maximilian Featherstonehaugh",
      });
      const page = await (await browser.newContext(phone)).newPage();
      for (const path of [`/t/${ticketCode}`, `/m/${manageCode}`]) {
        await page.goto(app.origin + path);
        const sheets = renderPdf(await page.pdf({ format }));
        expect(sheets).toHaveLength(1);
        const [sheet] = sheets;
        if (sheet === undefined) throw new Error("nothing was printed");
        const whole = { x: 0, y: 0, width: sheet.width, height: sheet.height };
        // Chromium's own A4 is a point larger than the standard's.
        expect(Math.abs(sheet.width - size[0]) + Math.abs(sheet.height - size[1])).toBeLessThan(4);
        expect(sheet.hasInk({ ...whole, y: sheet.height / 2, height: sheet.height / 2 })).toBe(false);
        expect(sheet.qrIn(whole)).toBe(ticketPayload(app.origin, ticketCode));
        expect((sheet.qrSideIn(whole) / 72) * 2.54).toBeCloseTo(4, 1);
      }
    },
  );
});

describe("the handout of a fair, printed", () => {
  const sizes = [
    ["few employers", { employers: 7, openingsEach: 2 }],
    ["seventy employers", { employers: 70, openingsEach: 5 }],
  ] as const;
  const sheets = papers.flatMap(([, format]) => sizes.map(([name, size]) => [name, format, size] as const));

  test.each(sheets)("of %s is one sheet of %s that names each", async (_name, format, size) => {
    const { path } = await aLargeFair(services, center, size);
    const page = await (await browser.newContext(phone)).newPage();
    await page.goto(`${app.origin}${path}/handout`);
    const printed = renderPdf(await page.pdf({ format }), { picture: false });
    expect(printed).toHaveLength(1);
    const text = printed[0]?.lines.join(" ") ?? "";
    const tables = Array.from({ length: size.employers }, (_, n) => `Table ${n + 1} `);
    expect(tables.filter((table) => !text.replaceAll("\u00a0", " ").includes(table))).toEqual([]);
  });
});

/** Letters alone, in the forms that a keyboard types: a file holds those of Persian as they join. */
const lettersOf = (text: string) => Array.from(text.normalize("NFKC").replaceAll(/[^\p{L}]/gu, ""));

describe("a ticket in another language, printed", () => {
  test.each([
    ["es", "José Núñez Ñandú", "Cuándo"],
    ["ko", "김민수", "일시"],
    ["zh-Hant", "陳大文", "時間"],
    ["hy", "Անահիտ", "Երբ"],
    ["tl", "Maria Clara", "Kailan"],
    ["fa", "مریم", "زمان"],
    ["fa", "Sara-سارا", "زمان"],
  ] as const)("in %s is half a sheet with %s in letters that are there", async (language, name, when) => {
    const eventId = await aPublishedEvent(services, center, { whatToBring: "A photo ID" });
    const { ticketCode, manageCode } = await aRegistration(services, center, eventId, { name, language });
    const page = await (await browser.newContext(phone)).newPage();
    await page.goto(`${app.origin}/m/${manageCode}`);
    expect(await page.locator(".ticket-facts dt").first().innerText()).toBe(when);
    const [sheet, ...more] = renderPdf(await page.pdf({ format: "A4" }));
    if (sheet === undefined || more.length > 0) throw new Error("one sheet was to be printed");
    const whole = { x: 0, y: 0, width: sheet.width, height: sheet.height };
    expect(sheet.qrIn(whole)).toBe(ticketPayload(app.origin, ticketCode));
    expect(sheet.hasInk({ ...whole, y: sheet.height / 2, height: sheet.height / 2 })).toBe(false);
    const code = await page.locator(".short-code [aria-hidden]").innerText();
    expect(sheet.lines.join(" ")).toContain(code);
    // A letter that no font has is none in the file.
    const drawn = new Set(lettersOf(sheet.lines.join(" ")));
    const shown = await page.locator(".ticket-name").innerText();
    expect(lettersOf(shown).filter((letter) => !drawn.has(letter))).toEqual([]);
  });

  test("with the longest name that is taken is still half a sheet", async () => {
    const eventId = await aPublishedEvent(services, center);
    const name = "Wolfeschlegelsteinhausenbergerdorff".repeat(4).slice(0, 120);
    const { ticketCode, manageCode } = await aRegistration(services, center, eventId, {
      name,
      language: "fa",
    });
    const page = await (await browser.newContext(phone)).newPage();
    await page.goto(`${app.origin}/m/${manageCode}`);
    const [sheet] = renderPdf(await page.pdf({ format: "Letter" }));
    if (sheet === undefined) throw new Error("nothing was printed");
    const whole = { x: 0, y: 0, width: sheet.width, height: sheet.height };
    expect(sheet.qrIn(whole)).toBe(ticketPayload(app.origin, ticketCode));
    expect(sheet.hasInk({ ...whole, y: sheet.height / 2, height: sheet.height / 2 })).toBe(false);
  });
});

describe("badges", () => {
  test("are made and downloaded without script, and the QR code of each reads", async () => {
    const eventId = await aPublishedEvent(services, center);
    const names = ["Ana Lopez", "김민수", "محمد رضایی", "Zoe Park"];
    for (const name of names) await aRegistration(services, center, eventId, { name });
    const page = await signedIn({ ...phone, javaScriptEnabled: false });
    await page.goto(`${app.origin}/staff/events/${eventId}`);
    await page.getByText("Pages of this event").click();
    await page.getByRole("link", { name: "Badges" }).click();
    await page.getByRole("radio", { name: "Avery L7418" }).check();
    await page.getByLabel("Start at label").fill("6");
    await page.getByRole("button", { name: "Make the badges" }).click();
    // The page looks again by itself.
    const link = page.getByRole("link", { name: "Download the PDF" });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const sheets = renderPdf(await readFile(await download.path()));
    const codes = names.map((_, n) => {
      const { page: sheet, box } = labelAt(labelSheets["avery-l7418"], n, 6);
      return readScannedText(sheets[sheet]?.qrIn(box) ?? "").kind;
    });
    expect(codes).toEqual(names.map(() => "ticket-code"));
  });

  test("show on a phone how far they are, without a fault that axe knows", async () => {
    const eventId = await aPublishedEvent(services, center);
    const badges = Array.from({ length: 4000 }, () => ({ name: "Ana", shortCode: null, payload: null }));
    const order = { sheet: "roll-62", startAt: 1, title: "Fair", badges } as const;
    const jobId = services.badges.start({ centerId: center.id, eventId }, order);
    const page = await signedIn();
    const path = `/staff/events/${eventId}/badges/${jobId}`;
    // Held still: axe cannot look at a page that is loaded anew meanwhile.
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), refresh: "" } });
    });
    await page.goto(app.origin + path);
    await page.getByText(/[\d,]+ of 4,000 badges/).waitFor();
    expect([await faultsByAxe(page), await isTooWide(page)]).toEqual([[], false]);
    await page.unroute(`**${path}`);
    await page.goto(app.origin + path);
    await page.getByRole("link", { name: "Download the PDF" }).waitFor();
    expect([await faultsByAxe(page), await isTooWide(page)]).toEqual([[], false]);
  });
});

describe("after a paper night", () => {
  test("codes and ticked names are entered without script, and the count is right", async () => {
    const eventId = await aPublishedEvent(services, center);
    const [ana, kim] = [
      await aRegistration(services, center, eventId, { name: "Ana Lopez" }),
      await aRegistration(services, center, eventId, { name: "Kim Lee" }),
    ];
    await aRegistration(services, center, eventId, { name: "Zoe Park" });
    const page = await signedIn({ ...phone, javaScriptEnabled: false });
    await page.goto(`${app.origin}/staff/events/${eventId}/paper-night`);
    await page.getByLabel("Codes").fill(`${ana.shortCode} 11:30\nnobody`);
    await page.getByText("Tick names instead").click();
    await page.getByRole("checkbox", { name: "Kim Lee" }).check();
    await page.getByLabel("Time of arrival").fill("11:45");
    await page.getByRole("button", { name: "Check the list" }).click();
    await page.getByText("1 line will not be entered").waitFor();
    await page.getByRole("button", { name: "Enter 2 arrivals" }).click();
    await page.getByText("2 arrivals are entered").waitFor();
    await page.reload();
    await page.getByText("2 arrivals are entered").waitFor();
    const { admitted } = await countAttendance(services.db, { centerId: center.id, eventId });
    expect(admitted).toBe(2);
    expect(kim.shortCode).not.toBe(ana.shortCode);
  });

  test("the check and the result have no fault that axe knows, on a phone", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { shortCode } = await aRegistration(services, center, eventId);
    const page = await signedIn();
    await page.goto(`${app.origin}/staff/events/${eventId}/paper-night`);
    await page
      .getByLabel("Codes")
      .fill(`${shortCode}\n${shortCode}\n1234 5679\nhttps://A.EXAMPLE/T/${"0".repeat(34)}`);
    await page.getByLabel("Time of arrival").fill("11:45");
    await page.getByText("Tick names instead").click();
    expect([await faultsByAxe(page), await isTooWide(page)]).toEqual([[], false]);
    await page.getByRole("button", { name: "Check the list" }).click();
    await page.getByRole("button", { name: "Enter 1 arrival" }).waitFor();
    expect([await faultsByAxe(page), await isTooWide(page)]).toEqual([[], false]);
    await page.getByRole("button", { name: "Enter 1 arrival" }).click();
    await page.getByText("1 arrival is entered").waitFor();
    expect([await faultsByAxe(page), await isTooWide(page)]).toEqual([[], false]);
  });
});
