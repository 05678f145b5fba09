import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { deviceCookie } from "~/app/http/find-actor.server";
import { countAttendance } from "~/db/queries/check-in";
import { events, scanConflicts, scans } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { createTestServices, type TestServices } from "../factories/services";
import { launchBrowser } from "./browser";
import { cameraFilm } from "./fake-camera";
import { type ListeningApp, listen } from "./listening-app";

/* A whole evening in a basement: the built application, a real database, Chromium with its service worker. */

const phone = { viewport: { width: 390, height: 844 } };

let services: TestServices;
let center: TestCenter;
let app: ListeningApp;
let browser: Browser;
let folder: string;
let eventId: string;
/** Shown to the camera, so it is the same in every test. */
let filmed: { code: string; eventId: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairday-offline-"));
  services = await createTestServices();
  services.clock.set(new Date());
  center = await aCenter(services);
  app = await listen(services);
  filmed = await aFilmedTicket();
  const film = await cameraFilm(
    ["blank", { payload: `https://JOBS.EXAMPLE/T/${filmed.code}` }],
    join(folder, "camera.y4m"),
    { secondsPerScene: 2 },
  );
  browser = await launchBrowser({ fakeCamera: film });
});
beforeEach(async () => {
  services.clock.set(new Date());
  eventId = await aPublishedEvent(services, center);
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  expect(app.faults).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await services.drop();
  await rm(folder, { recursive: true });
});

async function aFilmedTicket() {
  const of = await aPublishedEvent(services, center);
  const { ticketCode } = await aRegistration(services, center, of, { name: "Filmed Person" });
  return { code: ticketCode, eventId: of };
}

/** A volunteer's phone, signed in by a door pass, at a door with a name, its list and worker in place. */
async function aPhone(door: string, of = eventId): Promise<{ context: BrowserContext; page: Page }> {
  const pass = await makeDoorPass(services, { actor: center.staff, eventId: of });
  if (pass.outcome === "refused") throw new Error(pass.reason);
  const { code: token } = services.codes.invitation({ id: pass.passId, generation: 1 });
  const redeemed = await redeemDoorPass(services, { center, token, label: `Phone at ${door}` });
  if (redeemed.outcome === "refused") throw new Error(redeemed.reason);
  const context = await browser.newContext(phone);
  await context.addCookies([{ name: deviceCookie, value: redeemed.credential, url: app.origin }]);
  const page = await context.newPage();
  await page.goto(`${app.origin}/door/${of}`);
  await page.getByLabel("Door", { exact: true }).fill(door);
  await page.getByRole("button", { name: "Use this door" }).click();
  await page.getByText("list is new").waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { context, page };
}

const verdict = (page: Page) => page.getByRole("alert");
async function check(page: Page, code: string) {
  await page.getByRole("textbox", { name: "Ticket code" }).fill(code);
  await page.getByRole("button", { name: /^Check (in|out)$/ }).click();
}
const next = (page: Page) => page.getByRole("button", { name: "Next visitor" }).click();
const attendance = () => countAttendance(services.db, { centerId: center.id, eventId });
const storedScans = () => services.db.$count(scans, eq(scans.eventId, eventId));

/** Loses the signal and waits until the page knows. */
async function loseSignal(context: BrowserContext, page: Page) {
  await context.setOffline(true);
  await page.getByText("Offline", { exact: false }).first().waitFor();
}
async function regainSignal(context: BrowserContext, page: Page) {
  await context.setOffline(false);
  await page.getByText(/^Online(?!.*waiting)/).waitFor();
}

/** Loses the signal and lets one visitor in without it. */
async function letInOffline({ context, page }: Awaited<ReturnType<typeof aPhone>>, code: string) {
  await loseSignal(context, page);
  await check(page, code);
  await verdict(page).getByText("Come in").waitFor();
  await next(page);
}

describe("an evening without signal", () => {
  test("scans, lets in walk-ins, out and in again, takes back, outlasts a reload, and the server agrees at the end", async () => {
    await services.db.update(events).set({ exitScanning: true }).where(eq(events.id, eventId));
    const ana = await aRegistration(services, center, eventId, { name: "Ana Ruiz" });
    const li = await aRegistration(services, center, eventId, { name: "Li Wei" });
    const party = await aRegistration(services, center, eventId, { name: "Rosa Delgado" }, 3);
    const { context, page } = await aPhone("North");
    await loseSignal(context, page);

    await check(page, ana.shortCode);
    await verdict(page).getByText("Come in").waitFor();
    expect(await verdict(page).getByText("Ana R.").isVisible()).toBe(true);
    expect(await verdict(page).getByText("Offline", { exact: true }).isVisible()).toBe(true);
    await next(page);
    await check(page, ana.shortCode);
    await verdict(page).getByText("Already in").waitFor();
    await next(page);

    await page.reload();
    await page.getByText("Offline, 2 waiting").waitFor();
    await page.getByRole("button", { name: "Undo: Ana R." }).waitFor();
    expect(await page.getByText("No scans yet.").count()).toBe(0);
    await check(page, ana.shortCode);
    await verdict(page).getByText("Already in").waitFor();
    await next(page);

    await page.getByRole("radio", { name: "Out" }).check();
    await check(page, ana.shortCode);
    await verdict(page).getByText("Left").waitFor();
    await next(page);
    await page.getByRole("radio", { name: "In" }).check();
    await check(page, ana.shortCode);
    await verdict(page).getByText("Come in").waitFor();
    await next(page);

    await page.getByRole("button", { name: "Count walk-in" }).click();
    await verdict(page).getByText("One walk-in was counted.").waitFor();
    await next(page);
    await check(page, party.ticketCode);
    await verdict(page).getByText("3 people").waitFor();
    await next(page);

    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("searchbox").pressSequentially("li w", { delay: 60 });
    await page.getByRole("button", { name: "Let in Li W." }).click();
    await verdict(page).getByText("Come in").waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByText("Taken back").waitFor();
    expect(await attendance()).toMatchObject({ admitted: 0 });

    await regainSignal(context, page);
    expect(await attendance()).toMatchObject({ admitted: 5, refused: 2 });
    expect(await storedScans()).toBe(9);
    expect(await services.db.$count(scanConflicts, eq(scanConflicts.eventId, eventId))).toBe(0);
    expect(li.shortCode).not.toBe(ana.shortCode);
  });

  test("reads the camera", async () => {
    const { context, page } = await aPhone("North", filmed.eventId);
    await loseSignal(context, page);
    await page.getByRole("button", { name: "Start the camera" }).click();
    await verdict(page).getByText("Filmed P.").waitFor();
    expect(await verdict(page).getByText("Come in").isVisible()).toBe(true);
  });

  test("tells a ticket that is newer than the list from a forgery, and the volunteer decides", async () => {
    const { context, page } = await aPhone("North");
    await loseSignal(context, page);
    const late = await aRegistration(services, center, eventId, { name: "Late Comer" });
    const forged = `${late.ticketCode.slice(0, 33)}${late.ticketCode.endsWith("0") ? "1" : "0"}`;
    await check(page, forged);
    await verdict(page).getByText("This code is not one of our tickets").waitFor();
    await next(page);
    await check(page, late.ticketCode);
    await verdict(page).getByText("Not on this list yet").waitFor();
    await verdict(page).getByRole("button", { name: "Let in" }).click();
    await verdict(page).getByText("Come in").waitFor();
    await next(page);
    await regainSignal(context, page);
    expect(await attendance()).toMatchObject({ admitted: 1, refused: 2 });
  });
});

test("two phones that let in one ticket without signal: one is counted, both are kept, staff see the conflict", async () => {
  const { shortCode } = await aRegistration(services, center, eventId, { name: "Ana Ruiz" });
  const north = await aPhone("North");
  const south = await aPhone("South");
  for (const { context, page } of [north, south]) {
    await letInOffline({ context, page }, shortCode);
  }
  for (const { context, page } of [south, north]) await regainSignal(context, page);
  expect(await attendance()).toMatchObject({ admitted: 1 });
  const rows = await services.db
    .select({ scanId: scans.scanId, at: scans.at })
    .from(scans)
    .where(eq(scans.eventId, eventId))
    .orderBy(scans.at);
  const [conflict] = await services.db
    .select({ scanA: scanConflicts.scanA, scanB: scanConflicts.scanB })
    .from(scanConflicts)
    .where(eq(scanConflicts.eventId, eventId));
  expect(conflict).toEqual({ scanA: rows[0]?.scanId, scanB: rows[1]?.scanId });
});

test("a pass that is withdrawn meanwhile keeps the queue, and a new sign-in sends it", async () => {
  const { shortCode } = await aRegistration(services, center, eventId);
  const { context, page } = await aPhone("North");
  await letInOffline({ context, page }, shortCode);
  const cookies = await context.cookies();
  await context.clearCookies();
  await context.setOffline(false);
  await page.getByText("Your sign-in has ended").waitFor();
  expect(await storedScans()).toBe(0);
  expect(await page.getByText("1 scan is kept on this phone").isVisible()).toBe(true);
  await context.addCookies(cookies);
  await page.getByRole("button", { name: "I have signed in" }).click();
  await page.getByText(/^Online(?!.*waiting)/).waitFor();
  expect(await attendance()).toMatchObject({ admitted: 1 });
});

test("a phone whose clock is three hours off keeps the right time", async () => {
  const { shortCode } = await aRegistration(services, center, eventId);
  const { context, page } = await aPhone("North");
  await page.clock.install({ time: new Date(Date.now() - 3 * 3_600_000) });
  await page.reload();
  await page.getByText("list is new").waitFor();
  await loseSignal(context, page);
  await check(page, shortCode);
  await verdict(page).getByText("Come in").waitFor();
  await regainSignal(context, page);
  const [row] = await services.db
    .select({ at: scans.at, scannedAt: scans.scannedAt, flags: scans.flags })
    .from(scans)
    .where(eq(scans.eventId, eventId));
  expect(row?.flags).toEqual(["offline"]);
  expect(Math.abs(Date.now() - Number(row?.at))).toBeLessThan(120_000);
  expect(Date.now() - Number(row?.scannedAt)).toBeGreaterThan(10_000_000);
});

test("signing out with a queue asks first, removes the list and keeps the queue", async () => {
  const { shortCode } = await aRegistration(services, center, eventId);
  const { context, page } = await aPhone("North");
  await letInOffline({ context, page }, shortCode);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Remove the list from this phone" }).click();
  await page.getByText("1 scan waits to be sent").waitFor();
  await page.getByRole("button", { name: "Remove the list", exact: true }).click();
  await page.getByText("no list on this phone").waitFor();
  expect(await page.getByText("1 waiting").first().isVisible()).toBe(true);
  expect(spokenShortCode(shortCode)).toMatch(/^\d{4} \d{4}$/);
});

test("storage that is full is told, and scanning goes on in memory", async () => {
  const { shortCode } = await aRegistration(services, center, eventId);
  const { context, page } = await aPhone("North");
  await loseSignal(context, page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await check(page, shortCode);
  await verdict(page).getByText("Come in").waitFor();
  await next(page);
  await page.getByText("1 waiting, keep this page open").waitFor();
  await page.getByRole("button", { name: "More" }).click();
  expect(await page.getByText("This phone's storage is full").isVisible()).toBe(true);
  await page.getByRole("button", { name: "Close" }).click();
  await regainSignal(context, page);
  expect(await attendance()).toMatchObject({ admitted: 1 });
});

test("an update of the application waits for the door's page to close, and the queue outlasts it", async () => {
  const { shortCode } = await aRegistration(services, center, eventId);
  const { context, page } = await aPhone("North");
  await letInOffline({ context, page }, shortCode);
  // The sign-in is gone when the signal comes back, so the queue still waits while the update arrives.
  const cookies = await context.cookies();
  await context.clearCookies();
  const { port } = app;
  await app.close();
  const worker = (text: string) => text.replace(/version:"[0-9a-f]+"/, 'version:"0123456789abcdef"');
  app = await listen(services, { port, changeDoor: (door) => ({ ...door, worker: worker(door.worker) }) });
  await context.setOffline(false);
  await page.getByText("Your sign-in has ended").waitFor();
  const versions = () => page.evaluate(async () => (await caches.keys()).sort());
  const [before] = await versions();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/door/");
    await registration?.update();
  });
  await page.waitForFunction(async () => (await caches.keys()).length === 2);
  expect(new Set(await versions())).toEqual(new Set(["fairday-door-0123456789abcdef", before]));

  await page.close();
  await context.addCookies(cookies);
  const later = await context.newPage();
  await later.goto(`${app.origin}/door/${eventId}`);
  await later.getByText(/^Online(?!.*waiting)/).waitFor();
  await later.waitForFunction(async () => (await caches.keys()).join() === "fairday-door-0123456789abcdef");
  expect(await attendance()).toMatchObject({ admitted: 1 });
});
