import { readdirSync, readFileSync } from "node:fs";
import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOfApp } from "~/tests/factories/totp";
import {
  type BuiltApplication,
  demonstration,
  photographFailures,
  startBuiltApplication,
} from "./application";
import { launchBrowser } from "./browser";
import { openLook } from "./open-look";
import { faultsOf, faultsSeenBy } from "./page-faults";
import { makePageStory, type PageStory, type Visitor, visitors, visitorsOfStaff } from "./page-story";
import { type Look, pageTable } from "./page-table";

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

/** A public page has an address of its own in each language; others are asked for one. */
const persian = (route: string, at: Look["at"]) => (told: PageStory) => {
  const path = typeof at === "string" ? at : at(told);
  if (route.startsWith("($locale)")) return path.startsWith("/fa/") ? path : `/fa${path}`;
  return `${path}${path.includes("?") ? "&" : "?"}lang=fa`;
};

test("every route with a page of its own is looked at", () => {
  const folder = new URL("../../app/routes/", import.meta.url);
  const isPage = (file: string) =>
    /export default|export \{[^}]*\bdefault\b/.test(readFileSync(new URL(file, folder), "utf8"));
  const pages = readdirSync(folder).filter(isPage);
  expect(Object.keys(pageTable).sort()).toEqual(pages.map((file) => file.replace(/\.tsx?$/, "")).sort());
});

describe("no page has a fault that axe knows, or scrolls sideways at 390 or 320 pixels", () => {
  const elsewhere: readonly Visitor[] = visitorsOfStaff;

  test.each(visitors.filter((visitor) => !elsewhere.includes(visitor)))(
    "as %s",
    { timeout: 300_000 },
    async (visitor) => {
      photographFailures(browser);
      expect(await faultsSeenBy(app, story, visitor)).toEqual([]);
    },
  );

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
