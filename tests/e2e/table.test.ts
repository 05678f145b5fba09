import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withdrawTablePass } from "~/app/commands/withdraw-table-pass.server";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { deviceCookie } from "~/app/http/find-actor.server";
import { listSharedWith } from "~/db/queries/consents";
import { countVisits } from "~/db/queries/table-visits";
import { tableVisits } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices, ticketKeys } from "~/tests/factories/services";
import { anotherEmployerAt, aTablePass, aTablePhone } from "~/tests/factories/tables";
import { launchBrowser } from "./browser";
import { cameraFilm } from "./fake-camera";
import { type ListeningApp, listen } from "./listening-app";

const phone = { viewport: { width: 390, height: 844 } };

let services: TestServices;
let center: TestCenter;
let app: ListeningApp;
let browser: Browser;
let folder: string;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairday-table-"));
  services = await createTestServices();
  services.clock.set(new Date());
  center = await aCenter(services);
  app = await listen(services);
  browser = await launchBrowser({ fakeCamera: join(folder, "camera.y4m") });
});
beforeEach(async () => {
  services.clock.set(new Date());
  eventId = await aPublishedEvent(services, center);
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", email: "ana@mail.example" });
});
afterEach(async () => {
  expect(app.faults).toEqual([]);
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await services.drop();
  await rm(folder, { recursive: true });
});

interface Phone {
  context: BrowserContext;
  page: Page;
}

/** A representative's phone at its table, with its worker in place. */
async function atTable(employerId: string): Promise<Phone> {
  const { credential } = await aTablePhone(services, center, eventId, employerId);
  const context = await browser.newContext(phone);
  await context.addCookies([{ name: deviceCookie, value: credential, url: app.origin }]);
  const page = await context.newPage();
  await page.goto(`${app.origin}/table/${eventId}`);
  await page.getByText("Online").waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { context, page };
}

async function type(page: Page, code: string) {
  await page.getByLabel("Or type the eight digits").fill(code);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("heading", { name: "asks for your name and contact" }).waitFor();
}
async function loseSignal({ context, page }: Phone) {
  await context.setOffline(true);
  await page.getByText("No connection").waitFor();
}
async function regainSignal({ context, page }: Phone) {
  await context.setOffline(false);
  await page.getByText(/^Online(?!.*wait)/).waitFor();
}

const number = () =>
  services.codes.sharingNumber({
    registrationId: place.registrationId,
    generation: 1,
    keyId: ticketKeys[0]?.id ?? "",
  });
const of = (employerId: string) => ({ centerId: center.id, eventId, employerId });
const seenBy = (employerId: string) => listSharedWith(services.db, of(employerId));
const visits = (employerId: string) => countVisits(services.db, of(employerId));

describe("two tables", () => {
  test("a visitor shares contact with one and is counted by the next, which has no signal and sends it later", async () => {
    const next = await anotherEmployerAt(services, center, eventId);
    const payload = ticketPayload(app.origin, place.ticketCode);
    const small = { width: 480, height: 360, framesPerSecond: 3, secondsPerScene: 3 };
    await cameraFilm([{ payload }, "blank"], join(folder, "camera.y4m"), small);
    const first = await atTable(center.employerId);
    await first.page.getByRole("button", { name: "Start the camera" }).click();
    await first.page.getByRole("heading", { name: "asks for your name and contact" }).waitFor();
    expect(await first.page.locator("body").innerText()).not.toContain("Ana");
    await first.page.getByLabel("Sharing number").fill("000");
    await first.page.getByRole("button", { name: "Share my name and contact" }).click();
    await first.page.getByText("Type the four digits").waitFor();
    await first.page.getByLabel("Sharing number").fill(number());
    await first.page.getByRole("button", { name: "Share my name and contact" }).click();
    await first.page.getByText("Ana Ruiz shares name and contact with you.").waitFor();
    await first.page.getByRole("radio", { name: "Maybe" }).check();
    await first.page.getByLabel("Your words").fill("Drives a forklift");
    await first.page.getByRole("button", { name: "Keep the note" }).click();
    await first.page.getByText("The note is kept.").waitFor();
    await expect.poll(async () => (await seenBy(center.employerId))[0]?.noteCipher).toBeTruthy();
    expect(await seenBy(center.employerId)).toMatchObject([{ name: "Ana Ruiz", level: "contact" }]);

    const second = await atTable(next);
    await loseSignal(second);
    await type(second.page, place.shortCode);
    await second.page.getByRole("button", { name: "Only count me" }).click();
    await second.page.getByText("Counted. The visitor stays unnamed.").waitFor();
    await second.page.getByRole("button", { name: "Next visitor" }).click();
    await second.page.getByText("1 answer waits on this phone").waitFor();
    expect(await visits(next)).toEqual({ shared: 0, named: 0, counted: 0 });
    await second.page.reload();
    await second.page.getByText("1 answer waits on this phone").waitFor();
    await regainSignal(second);
    await expect.poll(() => visits(next)).toEqual({ shared: 0, named: 0, counted: 1 });
    expect(await seenBy(next)).toEqual([]);
    await second.page.getByRole("button", { name: "People who share with you" }).click();
    await second.page.getByText("Nobody shares with you yet.").waitFor();
  });

  test("a name alone is shared without a signal by the number, and a wrong number counts and is told", async () => {
    const other = await aRegistration(services, center, eventId, { name: "Li Wei" });
    const table = await atTable(center.employerId);
    await loseSignal(table);
    const { page } = table;
    await type(page, place.shortCode);
    await page.getByLabel("Sharing number").fill(number());
    await page.getByRole("button", { name: "Share my name only" }).click();
    await page.getByText("The answer waits on this phone.").waitFor();
    await page.getByRole("button", { name: "Next visitor" }).click();
    await type(page, other.shortCode);
    const wrong = String((Number(number()) + 1) % 10_000).padStart(4, "0");
    await page.getByLabel("Sharing number").fill(wrong);
    await page.getByRole("button", { name: "Share my name and contact" }).click();
    await page.getByRole("button", { name: "Next visitor" }).click();
    await page.getByText("2 answers wait on this phone").waitFor();
    await regainSignal(table);
    await page.getByText("The number did not fit. The visitor is counted and shares nothing.").waitFor();
    expect(await visits(center.employerId)).toEqual({ shared: 0, named: 1, counted: 1 });
    expect(await seenBy(center.employerId)).toMatchObject([
      { name: "Ana Ruiz", level: "name", emailCipher: null },
    ]);
  });

  test("the visitor's ticket asks by itself while it is held up, and the table learns the answer", async () => {
    const { page } = await atTable(center.employerId);
    const own = await (await browser.newContext(phone)).newPage();
    await own.goto(`${app.origin}/m/${place.manageCode}`);
    await own.locator(".short-code").first().scrollIntoViewIfNeeded();
    await type(page, place.shortCode);
    const question = own.getByText("asks for your name and contact");
    await question.waitFor();
    await expect
      .poll(() => question.evaluate((line) => line.getBoundingClientRect().top))
      .toBeGreaterThanOrEqual(0);
    await own.getByRole("button", { name: "Share my name only" }).click();
    await own.getByText("You share your name only.").waitFor();
    await page.getByText("The visitor shares with you.").waitFor();
    await page.getByRole("button", { name: "Next visitor" }).click();
    await page.getByRole("button", { name: "People who share with you" }).click();
    await page.getByText("Name only").waitFor();
    expect(await page.getByText("Ana Ruiz").count()).toBe(1);
  });

  test("once it is withdrawn, no name is on the phone, and a reload opens nothing", async () => {
    const pass = await aTablePass(services, center, eventId);
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    await page.goto(`${app.origin}/table-pass/${pass.token}`);
    await page.getByLabel("Whose phone is this?").fill("Nia");
    await page.getByRole("button", { name: "Open the table" }).click();
    await page.getByText("Online").waitFor();
    await type(page, place.shortCode);
    await page.getByLabel("Sharing number").fill(number());
    await page.getByRole("button", { name: "Share my name and contact" }).click();
    await page.getByText("Ana Ruiz shares").waitFor();
    const of = { actor: center.staff, eventId, employerId: center.employerId, passId: pass.passId };
    await withdrawTablePass(services, of);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await page.getByText("This table has ended on this phone.").waitFor();
    expect(await page.locator("body").innerText()).not.toContain("Ana");
    expect((await page.reload())?.status()).toBe(403);
    expect(await page.locator("body").innerText()).not.toContain("Ana");
  });

  test("works by forms alone where the phone has no script", async () => {
    const { credential } = await aTablePhone(services, center, eventId);
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    await context.addCookies([{ name: deviceCookie, value: credential, url: app.origin }]);
    const page = await context.newPage();
    await page.goto(`${app.origin}/table/${eventId}`);
    await page.getByLabel("Or type the eight digits").fill("1");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByRole("alert").waitFor();
    await type(page, place.shortCode);
    await page.getByRole("button", { name: "Only count me" }).click();
    await page.getByRole("heading", { name: "Thank you." }).waitFor();
    const answered = and(eq(tableVisits.eventId, eventId), eq(tableVisits.answer, "counted"));
    expect(await services.db.$count(tableVisits, answered)).toBe(1);
  });
});
