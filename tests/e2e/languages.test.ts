import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Locale, localeTags } from "~/app/i18n/locales";
import type { PlainKey } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";
import { renderPdf } from "~/tests/factories/rendered-pdf";
import { until } from "~/tests/faults/processes";
import {
  type BuiltApplication,
  demonstration,
  photographFailures,
  qrIn,
  signIn,
  startBuiltApplication,
} from "./application";
import { faultsByAxe } from "./axe";
import { launchBrowser } from "./browser";
import { findLiveEvent, findOpenEvent, startKiosk } from "./page-story";

const smallPhone = { width: 320, height: 568 };

let app: BuiltApplication;
let browser: Browser;
let open: { id: string; slug: string };

beforeAll(async () => {
  app = await startBuiltApplication({ hasMailServer: true });
  browser = await launchBrowser();
  open = await findOpenEvent(app);
});
afterAll(async () => {
  await browser.close();
  const faults = app.faults();
  await app.stop();
  expect(faults).toBe("");
});

/** An old phone whose browser asks for a language and runs no script. */
async function anOldPhone(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: smallPhone, javaScriptEnabled: false, ...options });
  return context.newPage();
}

/**
 * Looks at what an old phone shows in a browser of the same language and size that runs the checker's script.
 * `isRefused` sends the page's form empty there first.
 */
async function lookerBeside(page: Page, locale: Locale) {
  const faults: string[] = [];
  const twin = await (await browser.newContext({ viewport: smallPhone })).newPage();
  return {
    faults,
    async look(isRefused = false) {
      await twin.goto(page.url());
      if (isRefused) await twin.locator("main form button").last().click();
      faults.push(...(await faultsOf(twin, locale)));
    },
  };
}

/** What is wrong with the page that is open: by axe, where it scrolls sideways, and whose language it says it is in. */
async function faultsOf(page: Page, locale: Locale): Promise<string[]> {
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  const html = page.locator("html");
  const head = [await html.getAttribute("lang"), await html.getAttribute("dir")].join(" ");
  const faults = [
    ...(await faultsByAxe(page)),
    ...(whole !== inner ? [`is ${whole} pixels wide on a screen of ${inner}`] : []),
    ...(head !== `${locale} ${locale === "fa" ? "rtl" : "ltr"}` ? [`says that it is ${head}`] : []),
  ];
  const { pathname, search } = new URL(page.url());
  return faults.map((fault) => `${locale} ${pathname}${search}: ${fault}`);
}

/** The words of English messages that a page in another language still says. */
async function englishOn(page: Page, keys: PlainKey[]): Promise<string[]> {
  const text = await page.locator("body").innerText();
  return keys.map((key) => wordsIn("en")(key)).filter((words) => text.includes(words));
}

const calendarText = (content: string) =>
  String(
    new ICAL.Component(ICAL.parse(content))
      .getFirstSubcomponent("vevent")
      ?.getFirstPropertyValue("description"),
  );

describe("without script", () => {
  test("somebody who reads Spanish and has no e-mail gets a ticket, keeps it on paper, gives it back and takes it again", async () => {
    photographFailures(browser);
    const t = wordsIn("es");
    const page = await anOldPhone({ locale: "es-MX" });
    const { faults, look } = await lookerBeside(page, "es");

    await page.goto(app.origin);
    expect(new URL(page.url()).pathname).toBe("/es/");
    await look();
    await page.locator(`a[href="/es/events/${open.slug}"]`).click();
    await look();
    await page.getByRole("link", { name: t("event.register"), exact: true }).click();
    await look();
    await look(true);
    await page.getByRole("button", { name: t("register.submit") }).click();
    await page.getByText(t("required.name")).first().waitFor();
    await page.getByRole("textbox", { name: t("register.name"), exact: true }).fill("José Núñez");
    await page.getByRole("button", { name: t("register.submit") }).click();
    await page.getByText(t("manage.keepWithout")).waitFor();
    await look();

    const [sheet] = renderPdf(await page.pdf({ format: "Letter" }));
    expect(sheet?.lines.join(" ")).toContain(t("ticket.when"));
    expect(sheet?.lines.join(" ")).toContain("José");
    const ticket = qrIn(await page.locator(".ticket-qr").screenshot());
    const manage = page.url();
    await page.goto(new URL(ticket).pathname.replace("/T/", "/t/").replace(/^/, app.origin));
    await page.getByText(t("ticket.brightness")).waitFor();
    await look();

    await page.goto(manage);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: t("manage.calendar") }).click(),
    ]);
    const stream = await download.createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(Buffer.from(part));
    expect(calendarText(Buffer.concat(parts).toString("utf8"))).toContain(t("calendar.access"));

    await page.getByRole("link", { name: t("manage.rename") }).click();
    await look();
    await page.getByRole("textbox", { name: t("manage.renameLabel"), exact: true }).fill("José Núñez Ruiz");
    await page.getByRole("button", { name: t("manage.renameSave") }).click();
    await page.getByText("José Núñez Ruiz").waitFor();
    await page.getByRole("link", { name: t("manage.resize") }).click();
    await look();
    await page.getByRole("link", { name: t("manage.back") }).click();
    await page.getByRole("button", { name: t("manage.cancel") }).click();
    await page.getByText(t("ticket.cancelled")).waitFor();
    await look();
    expect(await englishOn(page, ["manage.shared", "manage.restore", "frame.privacy"])).toEqual([]);
    await page.getByRole("button", { name: t("manage.restore") }).click();
    await page.getByText(t("manage.keepWithout")).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("somebody who reads Persian and shares an e-mail gets a ticket by mail, in their direction to the last page", async () => {
    photographFailures(browser);
    const t = wordsIn("fa");
    const shared = "family@mail.example";
    const page = await anOldPhone({ locale: "en-US" });
    const { faults, look } = await lookerBeside(page, "fa");

    await page.goto(`${app.origin}/events/${open.slug}`);
    await page.getByRole("link", { name: "فارسی" }).click();
    expect(new URL(page.url()).pathname).toBe(`/fa/events/${open.slug}`);
    await look();
    for (const name of ["مریم Smith-حسینی", "Sara سارا"]) {
      await page.goto(`${app.origin}/fa/events/${open.slug}/registration`);
      await page.getByRole("textbox", { name: t("register.name"), exact: true }).fill(name);
      await page.getByLabel(t("register.email")).fill(shared);
      await page.getByLabel(t("register.phone")).fill("۲۱۳ ۵۵۵ ۰۱۳۴");
      await page.getByRole("button", { name: t("register.submit") }).click();
      await page.getByText(t("manage.keepWithEmail")).waitFor();
      await look();
    }
    const mine = () => app.mails.filter((mail) => JSON.stringify(mail.to).includes(shared));
    await until("two mails come to one address", () => mine().length === 2);
    const mail = mine().find(({ text }) => text?.includes("مریم"));
    expect(mail?.subject).toContain(t("confirmed.subject"));
    expect(mail?.html).toMatch(/<html[^>]* dir="rtl"[^>]* lang="fa"|<html[^>]* lang="fa"[^>]* dir="rtl"/);
    expect(mail?.text).toContain(t("mail.change"));
    const calendar = mail?.attachments.find(({ contentType }) => contentType === "text/calendar");
    expect(calendarText(calendar?.content.toString("utf8") ?? "")).toContain(t("calendar.access"));

    const link = /https?:\/\/\S+\/m\/\w+/.exec(mail?.text ?? "")?.[0] ?? "";
    await page.goto(link);
    await look();
    expect(await page.locator(".short-code [aria-hidden]").innerText()).toMatch(/^\d{4} \d{4}$/);
    expect(await page.locator(".short-code").evaluate((code) => getComputedStyle(code).direction)).toBe(
      "ltr",
    );
    expect(await englishOn(page, ["ticket.when", "manage.cancel", "manage.shared"])).toEqual([]);
    await page.getByRole("link", { name: t("frame.privacy") }).click();
    expect(new URL(page.url()).pathname).toBe("/fa/privacy");
    await look();
    await page.goBack();
    await page.getByRole("button", { name: t("manage.finished") }).click();
    await page.goto(link);
    await page.getByText(t("ticket.cleared")).waitFor();
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    await page.goto(`${app.origin}/fa/events/no-such-event`);
    await page.getByText(t("refusal.not-found")).waitFor();
    await look();
    await page.goto(`${app.origin}/fa/events?q=nothing`);
    await page.getByText(t("list.noneFound")).waitFor();
    await look();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

test.each(localeTags)("no public page in %s scrolls sideways on the smallest phone", async (locale) => {
  const page = await anOldPhone({});
  const wide: string[] = [];
  for (const path of ["/events", `/events/${open.slug}`, `/events/${open.slug}/registration`, "/privacy"]) {
    await page.goto(`${app.origin}/${locale}${path}`);
    const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
    if (whole !== inner) wide.push(`${path}: ${whole}`);
  }
  expect(wide).toEqual([]);
  await page.context().close();
});

test("a kiosk's visitor is spoken to in a language that was tapped, and the next one in the center's", async () => {
  photographFailures(browser);
  const live = await findLiveEvent(app);
  const tablet = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
  const staff = await (await browser.newContext()).newPage();
  await signIn(staff, app, demonstration.emailOf("staff"));
  await startKiosk(app, staff, tablet, live.id);
  const t = wordsIn("fa");
  await tablet.goto(`${app.origin}/kiosk/${live.id}`);
  await tablet.getByRole("link", { name: "فارسی" }).click();
  await tablet.getByText(t("kiosk.hasTicket")).waitFor();
  expect(await faultsOf(tablet, "fa")).toEqual([]);
  await tablet.getByText(t("kiosk.noTicket")).click();
  await tablet.getByRole("heading", { name: t("kiosk.register") }).waitFor();
  expect(await faultsOf(tablet, "fa")).toEqual([]);
  await tablet.getByRole("button", { name: t("kiosk.submit") }).click();
  await tablet.getByText(t("required.name")).first().waitFor();
  await tablet.getByRole("textbox", { name: t("kiosk.name"), exact: true }).fill("مریم");
  await tablet.getByRole("button", { name: t("kiosk.submit") }).click();
  await tablet.getByRole("button", { name: t("kiosk.done") }).waitFor();
  expect(await faultsOf(tablet, "fa")).toEqual([]);
  await tablet.getByRole("button", { name: t("kiosk.done") }).click();
  await tablet.getByText(wordsIn("en")("kiosk.hasTicket")).waitFor();
  expect(await faultsOf(tablet, "en")).toEqual([]);
});
