import type { Browser, BrowserContext } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { countInquiries } from "~/db/queries/inquiries";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { countLogged } from "~/tests/factories/desk";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { photographFailures } from "./application";
import { launchBrowser } from "./browser";
import { type ListeningApp, listen } from "./listening-app";

let services: TestServices;
let center: TestCenter;
let app: ListeningApp;
let browser: Browser;

beforeAll(async () => {
  services = await createTestServices();
  services.clock.set(new Date());
  center = await aCenter(services);
  app = await listen(services);
  browser = await launchBrowser();
});
beforeEach(() => {
  photographFailures(browser);
  services.clock.set(new Date());
});
afterEach(async () => {
  expect(app.faults).toEqual([]);
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await services.drop();
});

/** A desk's browser, signed in, on the list of events: any staff page. */
async function atWork() {
  const { email } = await aPerson(services, center, "staff");
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${app.origin}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.goto(`${app.origin}/staff/events`);
  return { context, page };
}

/** The browser is told, and the server is away too: some requests of a page that is left get past the browser's word. */
async function cut(context: BrowserContext) {
  await context.setOffline(true);
  await app.close();
}

async function mend(context: BrowserContext) {
  app = await listen(services, { port: app.port });
  await context.setOffline(false);
}

const logged = () => countLogged(services, center);

test("logs by two taps and by keys, goes on without a connection, and counts each once afterwards", async () => {
  const { context, page } = await atWork();
  await page.getByRole("link", { name: "Desk", exact: true }).first().click();
  await page.getByText("Online").waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByLabel("Language").selectOption("es");
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByText("Logged: Resume").waitFor();
  await page.keyboard.press("1");
  await page.getByText("Logged: Job search").waitFor();
  await expect.poll(logged).toBe(2);

  await cut(context);
  await page.getByText("No connection").waitFor();
  await page.keyboard.press("4");
  await page.keyboard.press("5");
  await page.getByText("2 entries wait on this device").waitFor();
  await page.reload();
  await page.getByText("2 entries wait on this device").waitFor();
  await page.keyboard.press("6");
  await page.getByText("3 entries wait on this device").waitFor();
  await page.getByRole("button", { name: "Undo: Interview" }).click();
  expect(await logged()).toBe(2);

  await mend(context);
  await page.getByText(/^Online(?!.*wait)/).waitFor();
  await expect.poll(logged).toBe(4);
  await page.reload();
  await page.getByRole("heading", { name: "Your entries of this shift (4)" }).waitFor();
  expect(await page.getByLabel("Language").inputValue()).toBe("es");
  const days = { from: "2000-01-01", to: "2999-12-31" };
  const counted = await countInquiries(services.db, { centerId: center.id, ...days });
  expect(counted.map(({ category, count }) => [category, count])).toEqual([
    ["search", 1],
    ["resume", 1],
    ["portal", 1],
    ["training", 1],
  ]);
});

test("without a script each entry and each undo is a form, and what was chosen stays", async () => {
  const { email } = await aPerson(services, center, "staff");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${app.origin}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const before = await logged();
  await page.goto(`${app.origin}/staff/desk`);
  await page.getByLabel("How it came").selectOption("phone");
  await page.getByRole("button", { name: "Training" }).click();
  await page.getByText("Logged.").waitFor();
  expect(await page.getByLabel("How it came").inputValue()).toBe("phone");
  expect(await logged()).toBe(before + 1);
  await page.getByRole("button", { name: "Undo: Training" }).click();
  await page.getByText("Taken back. It counts no longer.").waitFor();
  expect(await logged()).toBe(before);
});
