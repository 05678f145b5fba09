import type { Browser, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { registrations } from "~/db/schema";
import {
  type BuiltApplication,
  demonstration,
  photographFailures,
  signIn,
  startBuiltApplication,
} from "./application";
import { launchBrowser } from "./browser";
import {
  fillEvent,
  fillOpening,
  findEvent,
  openDoors,
  publishFromQueue,
  shortCodeOn,
  storyTimes,
  vetFromQueue,
} from "./story-parts";

/** The demonstration's employer, who waits to be vetted. */
const organization = "Three Ovens Bakery Cooperative";
const title = "Pastry cooks and counter staff wanted";
const times = storyTimes();

let app: BuiltApplication;
let browser: Browser;

beforeAll(async () => {
  app = await startBuiltApplication({ hasMailServer: false });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  const faults = app.faults();
  await app.stop();
  expect(faults).toBe("");
});

/** An old phone whose browser runs no script. */
async function anOldPhone(): Promise<Page> {
  const viewport = { width: 320, height: 568 };
  const context = await browser.newContext({ viewport, javaScriptEnabled: false });
  return context.newPage();
}

/** A draft of a few words first, then the rest with a second opening, then off to the center. */
async function employerAsks(page: Page): Promise<void> {
  await signIn(page, app, demonstration.emailOf("employer"));
  await page.getByRole("link", { name: "Ask for an event" }).click();
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByText("Your draft is kept as you typed it.").waitFor();

  await page.goto(`${app.origin}/employer`);
  await page.getByRole("link", { name: title, exact: true }).click();
  await fillEvent(page, title, times);
  await fillOpening(page, 1, "Pastry cook");
  await page.getByRole("button", { name: "Add another opening" }).click();
  await fillOpening(page, 2, "Counter clerk");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByText("Your draft is saved.").waitFor();
  await page.getByRole("link", { name: "Send to the center" }).click();
  await page.getByRole("button", { name: /^Send it to/ }).click();
  await page.getByText("Your request is with the center.").waitFor();
}

/** Taps the button twice, as an impatient thumb does, and then sends the same form once more. */
async function visitorRegisters(page: Page): Promise<void> {
  await findEvent(page, app.origin, "counter clerks", title);
  await page.getByLabel("Name").fill("Rosa Delgado");
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Get my ticket" }).dblclick();
  await page.getByRole("img", { name: "Your ticket as a QR code" }).waitFor();
  const first = await posted;
  const again = await page.request.post(first.url(), {
    data: first.postDataBuffer() ?? "",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: app.origin },
  });
  expect(again.url()).toBe(page.url());
}

async function visitorChangesHerMind(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Cancel my place" }).click();
  await page.getByText("This place was cancelled").waitFor();
  await page.getByRole("button", { name: "Take my place again" }).click();
  await page.getByRole("img", { name: "Your ticket as a QR code" }).waitFor();
  await page.getByRole("link", { name: "Correct my name" }).click();
  await page.getByLabel("Name").fill("Rosa María Delgado");
  await page.getByRole("button", { name: "Save my name" }).click();
  await page.getByText("Rosa María Delgado").waitFor();
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Ticket code" }).fill(code);
  await page.getByRole("button", { name: "Check in" }).click();
}

const verdict = (page: Page) => page.getByRole("alert");

test("without script an event is asked for, published and found, and its visitor is let in by a typed code", async () => {
  photographFailures(browser);
  await employerAsks(await anOldPhone());

  const staff = await anOldPhone();
  await signIn(staff, app, demonstration.emailOf("staff"));
  await vetFromQueue(staff, app.origin, organization);
  const eventId = await publishFromQueue(staff, app.origin, title);
  await openDoors(staff, app.origin, eventId, times.doorsOpenAt);

  const visitor = await anOldPhone();
  await visitorRegisters(visitor);
  const placesOf = eq(registrations.eventId, eventId);
  expect(await app.database.db.$count(registrations, placesOf)).toBe(1);
  await visitorChangesHerMind(visitor);
  const code = await shortCodeOn(visitor);

  const door = await anOldPhone();
  await signIn(door, app, demonstration.emailOf("door"));
  await door.getByRole("link", { name: `Open the door of ${title}` }).click();
  await door.getByRole("textbox", { name: "Door" }).fill("Side door");
  await typeCode(door, code);
  await verdict(door).getByText("Come in").waitFor();
  await verdict(door).getByText("Rosa María Delgado").waitFor();
  await door.getByRole("button", { name: "Undo" }).click();
  await verdict(door).getByText("Taken back").waitFor();
  await typeCode(door, code);
  await verdict(door).getByText("Come in").waitFor();
  await typeCode(door, code);
  await verdict(door).getByText("Already in").waitFor();
  expect(await verdict(door).innerText()).toMatch(/Let in at \d{1,2}:\d\d [AP]M, Side door\./);

  await visitor.getByRole("button", { name: "Cancel my place" }).click();
  await visitor.getByText("This place was cancelled").waitFor();
  await typeCode(door, code);
  await verdict(door).getByText("This ticket was cancelled.").waitFor();
  await typeCode(door, "1234 5678");
  await verdict(door).getByText("This code is not one of our tickets.").waitFor();
});
