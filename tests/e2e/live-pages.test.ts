import type { Browser, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { events, memberships } from "~/db/schema";
import {
  type BuiltApplication,
  demonstration,
  photographFailures,
  signIn,
  startBuiltApplication,
} from "./application";
import { launchBrowser } from "./browser";
import { findLiveEvent } from "./page-story";

const desk = { viewport: { width: 1280, height: 800 } };

let app: BuiltApplication;
let browser: Browser;
let eventId: string;

beforeAll(async () => {
  app = await startBuiltApplication({ hasMailServer: false });
  browser = await launchBrowser();
  const { id, employerId } = await findLiveEvent(app);
  eventId = id;
  const { db } = app.database;
  await db.update(events).set({ exitScanning: true }).where(eq(events.id, eventId));
  await db.update(memberships).set({ employerId }).where(eq(memberships.role, "employer"));
});
afterAll(async () => {
  await browser.close();
  const faults = app.faults();
  await app.stop();
  expect(faults).toBe("");
});

/** Each page in a browser of its own, signed in. */
async function open(role: "staff" | "employer" | "door", path: string): Promise<Page> {
  const page = await (await browser.newContext(desk)).newPage();
  await signIn(page, app, demonstration.emailOf(role));
  await page.goto(app.origin + path);
  return page;
}

const arrived = (page: Page) => page.locator(".stat", { hasText: /arriv/ }).locator(".stat-figure");
const inside = (page: Page) => page.getByRole("region", { name: "People inside" });
const isLive = (page: Page) => page.getByText("This page keeps the count up to date.").waitFor();
const numberIn = async (text: Promise<string>) => Number(/\d+/.exec(await text)?.[0]);

async function atDoor(): Promise<Page> {
  const door = await open("door", `/door/${eventId}`);
  await door.getByRole("dialog").getByRole("textbox", { name: "Door" }).fill("Main entrance");
  await door.getByRole("button", { name: "Use this door" }).click();
  return door;
}

async function countWalkIn(door: Page) {
  const counted = door.getByRole("button", { name: /^Undo: Walk-in/ });
  const before = await counted.count();
  await door.getByRole("button", { name: "Count walk-in" }).click();
  await counted.nth(before).waitFor();
  // The welcome goes by itself.
  await door.getByRole("alert").waitFor({ state: "detached" });
}

test("every open page of staff and employer counts an arrival without being loaded again", async () => {
  photographFailures(browser);
  const [event, registrations, room, employer, door] = await Promise.all([
    open("staff", `/staff/events/${eventId}`),
    open("staff", `/staff/events/${eventId}/registrations`),
    open("staff", `/staff/events/${eventId}/room`),
    open("employer", `/employer/events/${eventId}`),
    atDoor(),
  ]);
  const before = await numberIn(arrived(event).innerText());
  const insideBefore = await numberIn(inside(room).innerText());
  await Promise.all([event, registrations, room, employer].map(markLoad));
  await countWalkIn(door);
  for (const page of [event, registrations, employer]) {
    await arrived(page)
      .getByText(String(before + 1), { exact: true })
      .waitFor();
  }
  for (const page of [event, room]) {
    await inside(page)
      .getByText(`${insideBefore + 1} of `)
      .waitFor();
    await isLive(page);
  }
  for (const page of [event, registrations, room, employer]) expect(await wasLoadedAgain(page)).toBe(false);
});

/** A mark that goes with the page. */
const markLoad = (page: Page) => page.evaluate(() => document.body.setAttribute("data-mark", ""));
const wasLoadedAgain = async (page: Page) => !(await page.evaluate(() => "mark" in document.body.dataset));

test("a tap of one member of staff shows on another's page, whose keyboard stays where it was", async () => {
  photographFailures(browser);
  const [one, other, door] = await Promise.all([
    open("staff", `/staff/events/${eventId}/room`),
    open("staff", `/staff/events/${eventId}/room`),
    atDoor(),
  ]);
  const counted = (page: Page) => page.locator(".tap-counter-figure").first();
  const before = await numberIn(counted(other).innerText());
  const oneLeft = (page: Page) => page.getByRole("button", { name: "One left: Employers" });
  expect(await oneLeft(other).isDisabled()).toBe(before === 0);
  await countWalkIn(door);
  const rename = other.getByRole("link", { name: /^Rename/ }).first();
  await rename.focus();
  const label = await rename.getAttribute("aria-label");
  await one.getByRole("button", { name: "One came in: Employers" }).click();
  await counted(other)
    .getByText(String(before + 1), { exact: true })
    .waitFor();
  expect(await oneLeft(other).isEnabled()).toBe(true);
  await countWalkIn(door);
  await inside(other)
    .getByText(`${await numberIn(inside(one).innerText())} of `)
    .waitFor();
  expect(await other.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(label);
});

test("a page that lost its connection says to load it again, and goes on by itself when it is back", async () => {
  photographFailures(browser);
  const room = await open("staff", `/staff/events/${eventId}/room`);
  await isLive(room);
  await room.context().setOffline(true);
  await room.getByText("Reload the page to count again.").waitFor();
  const door = await atDoor();
  await countWalkIn(door);
  await room.context().setOffline(false);
  await isLive(room);
  const fresh = await open("staff", `/staff/events/${eventId}/room`);
  await inside(room)
    .getByText(`${await numberIn(inside(fresh).innerText())} of `)
    .waitFor();
});

test("a page whose sign-in was withdrawn keeps what it showed and says that it counts no more", async () => {
  photographFailures(browser);
  const room = await open("staff", `/staff/events/${eventId}/room`);
  await isLive(room);
  await room.context().clearCookies();
  await room.context().setOffline(true);
  await room.getByText("Reload the page to count again.").waitFor();
  await room.context().setOffline(false);
  const heard = room.waitForResponse((answer) => answer.status() === 401);
  await heard;
  expect(await room.getByText("Reload the page to count again.").isVisible()).toBe(true);
  expect(await inside(room).isVisible()).toBe(true);
});
