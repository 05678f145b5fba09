import { readdirSync, readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemWords } from "~/app/http/problems";
import { codeOfApp } from "~/tests/factories/totp";
import {
  type BuiltApplication,
  demonstration,
  photographFailures,
  startBuiltApplication,
} from "./application";
import { launchBrowser } from "./browser";
import { openLook } from "./open-look";
import { makePageStory, type PageStory, visitors } from "./page-story";
import { type Look, otherLooks, pageTable } from "./page-table";

const phone = { width: 390, height: 844 };
const smallPhone = { width: 320, height: 568 };
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let app: BuiltApplication;
let browser: Browser;
let story: PageStory;

beforeAll(async () => {
  // Without a mail server: so there is a mailbox to look at, which the links that are mailed are read from.
  app = await startBuiltApplication({ hasMailServer: false });
  browser = await launchBrowser();
  story = await makePageStory(app, browser);
});
afterAll(async () => {
  await browser.close();
  const faults = app.faults();
  await app.stop();
  expect(faults).toBe("");
});

/** What is wrong with the page that is open, by axe and where it scrolls sideways. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults = [...(await axe(page, { tags })), ...(await sideways(page))];
  await page.setViewportSize(smallPhone);
  faults.push(...(await sideways(page)));
  await page.setViewportSize(phone);
  return faults;
}

/** The colours of the night; those of every pair of tokens are held by tests/components/contrast.test.tsx. */
async function faultsByNight(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const faults = await axe(page, { rules: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: "light" });
  return faults.map((fault) => `by night, ${fault}`);
}

async function axe(page: Page, by: { tags: string[] } | { rules: string[] }): Promise<string[]> {
  // The legacy mode asks in the page itself; the other opens a second page for each.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const chosen = "tags" in by ? builder.withTags(by.tags) : builder.withRules(by.rules);
  const { violations } = await chosen.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

async function sideways(page: Page): Promise<string[]> {
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.scrollingElement?.scrollWidth ?? 0]);
  return inner !== undefined && whole !== undefined && whole > inner
    ? [`is ${whole} pixels wide on a screen of ${inner}`]
    : [];
}

/** A public page has an address of its own in each language; others are asked for one. */
const persian = (route: string, at: Look["at"]) => (told: PageStory) => {
  const path = typeof at === "string" ? at : at(told);
  if (route.startsWith("($locale)")) return `/fa${path}`;
  return `${path}${path.includes("?") ? "&" : "?"}lang=fa`;
};

async function saysOneThingTwice(page: Page): Promise<boolean> {
  const problems = await page.locator(".error-summary li").allInnerTexts();
  return new Set(problems).size < problems.length;
}

const asksForNothing = async (page: Page) =>
  (await page.locator(".error-summary, .field-error").allInnerTexts())
    .join(" ")
    .includes(problemWords("required"));

test("every route with a page of its own is looked at", () => {
  const folder = new URL("../../app/routes/", import.meta.url);
  const isPage = (file: string) =>
    /export default|export \{[^}]*\bdefault\b/.test(readFileSync(new URL(file, folder), "utf8"));
  const pages = readdirSync(folder).filter(isPage);
  expect(Object.keys(pageTable).sort()).toEqual(pages.map((file) => file.replace(/\.tsx?$/, "")).sort());
});

describe("no page has a fault that axe knows, or scrolls sideways at 390 or 320 pixels", () => {
  const looks = [...Object.values(pageTable).flat(), ...otherLooks];

  // Some sixty pages for staff: on a busy machine that takes longer than a test usually may.
  test.each(visitors)("as %s", { timeout: 300_000 }, async (visitor) => {
    photographFailures(browser);
    const page = story.pages[visitor];
    const faults: string[] = [];
    for (const look of looks.filter(({ as }) => as === visitor)) {
      const what = await openLook(app, story, page, look);
      if ((await page.title()) === "") faults.push(`${what}: has no title`);
      if (await saysOneThingTwice(page))
        faults.push(`${what}: its problems do not say which field they mean`);
      if (await asksForNothing(page)) faults.push(`${what}: a problem does not say how to mend it`);
      const found = [...(await faultsOf(page)), ...(look.refused ? await faultsByNight(page) : [])];
      faults.push(...found.map((fault) => `${what}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test("as a reader of Persian, from right to left", { timeout: 300_000 }, async () => {
    photographFailures(browser);
    const faults: string[] = [];
    const inPersian = Object.entries(pageTable)
      .filter(([route]) => /^(?:\(\$locale\)|m\.|t\.|kiosk\.\$eventId)/.test(route))
      .flatMap(([route, ofRoute]) => ofRoute.map((look) => ({ ...look, at: persian(route, look.at) })));
    expect(inPersian.length).toBeGreaterThan(20);
    for (const look of inPersian.filter(({ as }) => as === "anyone" || as === "kiosk")) {
      const page = story.pages[look.as];
      const what = await openLook(app, story, page, look);
      const head = page.locator("html");
      if ((await head.getAttribute("lang")) !== "fa" || (await head.getAttribute("dir")) !== "rtl")
        faults.push(`${what}: is not in Persian`);
      faults.push(...(await faultsOf(page)).map((fault) => `${what}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test("as somebody who sets up an authenticator app", async () => {
    photographFailures(browser);
    const page = story.pages.employer;
    const faults: string[] = [];
    const check = async (what: string) => {
      faults.push(...(await faultsOf(page)).map((fault) => `${what}: ${fault}`));
    };
    await page.goto(`${app.origin}/account/authenticator`);
    await page.getByLabel("Your password").fill(demonstration.password);
    await page.getByRole("button", { name: "Show me the code" }).click();
    const secret = (await page.locator("code").first().innerText()).replaceAll(" ", "");
    await check("set up");
    await page
      .getByRole("textbox", { name: "Code from your app" })
      .fill(codeOfApp(`otpauth://totp/x?secret=${secret}`));
    await page.getByRole("button", { name: "Turn the app on" }).click();
    await page.getByRole("link", { name: "Turn the app off" }).click();
    await check("removal");
    await page.goto(`${app.origin}/account/recovery-codes`);
    await check("before recovery codes");
    await page.getByLabel("Your password").fill(demonstration.password);
    await page.locator("main form button").first().click();
    await page.getByRole("listitem").first().waitFor();
    await check("recovery codes");
    expect(faults).toEqual([]);
  });

  test("as a reader of the mails in the mailbox", async () => {
    const page = story.pages.anyone;
    const faults: string[] = [];
    for (const subject of ["Your ticket", "Confirm your e-mail address", "sign-in link"]) {
      await page.goto(`${app.origin}/mailbox`);
      await page.getByRole("link", { name: subject }).first().click();
      faults.push(...(await faultsOf(page)).map((fault) => `${subject}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});
