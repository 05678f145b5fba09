import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { firstNameOf } from "~/app/domain/registrations/name";
import { countAttendance } from "~/db/queries/check-in";
import { admissions, events, patrons, registrations } from "~/db/schema";
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
import { cameraFilm } from "./fake-camera";
import { startKiosk } from "./page-story";

const tabletSize = { width: 820, height: 1180 };

let app: BuiltApplication;
let browser: Browser;
let folder: string;
let staff: Page;
let live: { id: string; centerId: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairday-kiosk-"));
  app = await startBuiltApplication({ hasMailServer: false });
  // The browser opens the film when a page opens the camera, and by then there is a ticket to show.
  browser = await launchBrowser({ fakeCamera: join(folder, "camera.y4m") });
  staff = await (await browser.newContext()).newPage();
  await signIn(staff, app, demonstration.emailOf("staff"));
  live = await findLiveEvent();
});
afterEach(async () => {
  for (const context of browser.contexts()) if (context !== staff.context()) await context.close();
});
afterAll(async () => {
  await browser.close();
  const faults = app.faults();
  await app.stop();
  await rm(folder, { recursive: true });
  expect(faults).toBe("");
});

async function findLiveEvent() {
  const now = new Date();
  const [event] = await app.database.db
    .select({ id: events.id, centerId: events.centerId })
    .from(events)
    .where(and(eq(events.status, "published"), lt(events.doorsOpenAt, now), gt(events.doorsCloseAt, now)));
  if (event === undefined) throw new Error("the demonstration has no event at its doors");
  return event;
}

/** Somebody who is registered for the live event and has not come yet, with what the ticket's QR code says. */
async function aTicket(): Promise<{ name: string; payload: string }> {
  const [place] = await app.database.db
    .select({ id: registrations.id, name: patrons.name })
    .from(registrations)
    .innerJoin(patrons, eq(patrons.registrationId, registrations.id))
    .leftJoin(admissions, eq(admissions.registrationId, registrations.id))
    .where(
      and(
        eq(registrations.eventId, live.id),
        eq(registrations.status, "registered"),
        isNull(admissions.registrationId),
      ),
    );
  if (place === undefined || place.name === null) throw new Error("everybody has come");
  await staff.goto(`${app.origin}/staff/events/${live.id}/registrations/${place.id}/ticket`);
  return { name: place.name, payload: qrIn(await staff.locator(".ticket-qr").screenshot()) };
}

/** A tablet that a kiosk pass was scanned with, whose clock the test may move. */
async function aTablet(viewport = tabletSize): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.clock.install();
  await startKiosk(app, staff, page, live.id);
  await page.waitForFunction(isTaken);
  return page;
}

/** True once the page's script has taken the links; React notes itself on what it takes. */
const isTaken = () =>
  Object.keys(document.querySelector(".kiosk-choice") ?? {}).some((key) => key.startsWith("__reactProps"));

const small = { width: 480, height: 360, framesPerSecond: 3, secondsPerScene: 3 };
const film = (...scenes: Parameters<typeof cameraFilm>[0]) =>
  cameraFilm(scenes, join(folder, "camera.y4m"), small);
const arrived = async () =>
  (await countAttendance(app.database.db, { centerId: live.centerId, eventId: live.id })).admitted;
const answer = (page: Page) => page.getByRole("alert");
const start = (page: Page) => page.getByRole("link", { name: "I have a ticket" });
const seconds = (count: number) => count * 1_000;

describe("a kiosk", () => {
  test("checks in by a QR code without a tap on the camera, and goes back to the start after 20 seconds", async () => {
    photographFailures(browser);
    const { name, payload } = await aTicket();
    await film({ payload }, "blank", "blank", "blank");
    const before = await arrived();
    const page = await aTablet();
    await start(page).click();
    await answer(page).getByText("You are checked in.").waitFor();
    expect(await answer(page).innerText()).toContain(`Welcome, ${firstNameOf(name)}`);
    expect(await page.locator("body").innerText()).not.toContain(name);
    expect(await arrived()).toBe(before + 1);
    await page.clock.fastForward(seconds(21));
    await start(page).waitFor();
    expect(await page.locator("body").innerText()).not.toContain(firstNameOf(name));
  });

  test("registers a visitor, shows the ticket, stays where asked to, and keeps nothing for the next", async () => {
    photographFailures(browser);
    const page = await aTablet();
    const before = await arrived();
    const form = page.getByRole("link", { name: "I have no ticket yet" });
    await form.click();
    await page.getByRole("textbox", { name: "Name" }).fill("Marisol Vega");
    await page.getByRole("combobox", { name: "How many people are you?" }).selectOption("2");
    await page.getByRole("button", { name: "Get my ticket" }).click();
    await answer(page).getByText("Welcome, Marisol").waitFor();
    expect(qrIn(await page.locator(".kiosk-qr").screenshot())).toMatch(/^http:\/\/LOCALHOST:\d+\/T\/\w{34}$/);
    expect(await arrived()).toBe(before + 2);
    await page.getByRole("button", { name: "Stay a minute longer" }).click();
    await page.clock.fastForward(seconds(50));
    await answer(page).getByText("Welcome, Marisol").waitFor();
    await page.clock.fastForward(seconds(11));
    await form.click();
    expect(await page.getByRole("textbox", { name: "Name" }).inputValue()).toBe("");
    await page.getByRole("button", { name: "Come in without giving a name" }).click();
    await answer(page).getByText("You are counted. Come in.").waitFor();
    expect(await arrived()).toBe(before + 3);
    await page.getByRole("button", { name: "Done" }).click();
    await start(page).waitFor();
  });

  test("clears a form that was left, asking first, and waits for who types", async () => {
    photographFailures(browser);
    const page = await aTablet();
    await page.getByRole("link", { name: "I have no ticket yet" }).click();
    const name = page.getByRole("textbox", { name: "Name" });
    await name.fill("Ma");
    await page.clock.fastForward(seconds(39));
    await name.press("r");
    await page.clock.fastForward(seconds(39));
    expect(await page.getByText("Are you still there?").count()).toBe(0);
    await page.clock.fastForward(seconds(2));
    await page.getByText("Are you still there?").waitFor();
    await page.getByRole("button", { name: "Stay a minute longer" }).click();
    await page.clock.fastForward(seconds(39));
    expect(await name.inputValue()).toBe("Mar");
    await page.clock.fastForward(seconds(2));
    await page.getByText("Are you still there?").waitFor();
    await page.clock.fastForward(seconds(21));
    await start(page).waitFor();
  });

  test("sends to the staff while there is no network, keeps what is typed, and counts a lost answer once", async () => {
    photographFailures(browser);
    const page = await aTablet();
    const before = await arrived();
    await page.getByRole("link", { name: "I have no ticket yet" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Li Wei");
    await page.context().setOffline(true);
    await page.getByText("Please go to the staff at the door.").waitFor();
    await page.context().setOffline(false);
    await page.getByText("Please go to the staff at the door.").waitFor({ state: "detached" });
    expect(await page.getByRole("textbox", { name: "Name" }).inputValue()).toBe("Li Wei");
    await page.route("**/answers/registrations?*", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole("button", { name: "Get my ticket" }).click();
    await page.getByText("No connection").waitFor();
    await page.unroute("**/answers/registrations?*");
    await page.getByRole("button", { name: "Try again" }).click();
    await answer(page).getByText("Welcome, Li").waitFor();
    expect(await arrived()).toBe(before + 1);
  });

  test("without a camera takes typed digits, and a scanner's before anything was chosen", async () => {
    photographFailures(browser);
    const page = await aTablet();
    await page.evaluate(() => {
      const denied = () => Promise.reject(new DOMException("", "NotAllowedError"));
      navigator.mediaDevices.getUserMedia = denied;
    });
    await page.getByRole("link", { name: "I have no ticket yet" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Sona");
    await page.getByRole("button", { name: "Get my ticket" }).click();
    const code = (await page.locator(".short-code [aria-hidden]").innerText()).replace(" ", "");
    await page.getByRole("button", { name: "Done" }).click();
    for (const digit of code) await page.keyboard.press(digit);
    await page.keyboard.press("Enter");
    await answer(page).getByText("You are checked in already.").waitFor();
    await page.getByRole("button", { name: "Done" }).click();
    await start(page).click();
    await page.getByText("The camera is off. Type the eight digits instead.").waitFor();
    await page.getByRole("textbox").fill(code);
    await page.getByRole("button", { name: "Check in" }).click();
    await answer(page).getByText("Hello, Sona").waitFor();
  });

  test("that a browser kept as it was begins anew", async () => {
    const page = await aTablet();
    await page.getByRole("link", { name: "I have no ticket yet" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Marisol");
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    await start(page).waitFor();
  });

  test("closes when its pass is withdrawn", async () => {
    const page = await aTablet();
    await staff.goto(`${app.origin}/staff/events/${live.id}/door-passes`);
    const withdraw = staff.getByRole("button", { name: "Withdraw the pass of Lobby" });
    while ((await withdraw.count()) > 0) await withdraw.first().click();
    await page.getByRole("link", { name: "I have no ticket yet" }).click();
    await page.getByRole("button", { name: "Come in without giving a name" }).click();
    await page.getByRole("heading", { name: "This kiosk is closed" }).waitFor();
  });
});

test.each([
  ["a phone", { width: 390, height: 844 }],
  ["a tablet", tabletSize],
  ["a tablet on its side", { width: 1280, height: 800 }],
])(
  "no view has a flaw that axe knows, a small target or sideways scrolling on %s",
  async (_where, viewport) => {
    photographFailures(browser);
    await film("blank");
    const page = await aTablet(viewport);
    const flaws = () => faultsByAxe(page);
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("button, a, input:not([type=hidden]), select")]
          .filter((element) => element.checkVisibility() && element.closest(".error-summary") === null)
          .filter((element) => element.getBoundingClientRect().height < 44)
          .map((element) => element.outerHTML),
      );
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const sound = async () => expect([await flaws(), await small(), await sideways()]).toEqual([[], [], 0]);
    await sound();
    await start(page).click();
    await page.locator(".kiosk-aim").waitFor();
    await page.getByRole("textbox").fill("1234");
    await page.getByRole("button", { name: "Check in" }).click();
    await page.locator(".field-error").waitFor();
    await sound();
    await page.clock.fastForward(seconds(41));
    await page.getByText("Are you still there?").waitFor();
    await sound();
    await page.getByRole("button", { name: "Back to the start" }).click();
    await page.getByRole("link", { name: "I have no ticket yet" }).click();
    await page.getByRole("button", { name: "Get my ticket" }).click();
    await page.locator(".error-summary").waitFor();
    await sound();
    await page.getByRole("textbox", { name: "Name" }).fill("Bartholomew-Maximilian Featherstonehaugh");
    await page.getByRole("button", { name: "Get my ticket" }).click();
    await answer(page).getByText("Welcome").waitFor();
    await sound();
    await page.context().setOffline(true);
    await page.getByText("No connection").waitFor();
    await sound();
  },
);
