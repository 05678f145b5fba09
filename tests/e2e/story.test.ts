import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type BuiltApplication,
  demonstration,
  linkIn,
  mailTo,
  photographFailures,
  qrIn,
  signIn,
  startBuiltApplication,
} from "./application";
import { launchBrowser } from "./browser";
import { cameraFilm } from "./fake-camera";
import {
  askForEvent,
  describeOrganization,
  findEvent,
  openDoors,
  publishFromQueue,
  signUp,
  storyTimes,
  vetFromQueue,
} from "./story-parts";

const employer = {
  name: "Nadia Haddad",
  email: "nadia@sunrise-ovens.example",
  password: "warm bread at six",
};
const organization = "Sunrise Ovens LLC";
const title = "Bakers and drivers hiring morning";
const patron = { name: "Anahit Petrosyan", email: "anahit@mail.example" };

let app: BuiltApplication;
let browser: Browser;
let folder: string;
let film: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairday-story-"));
  film = join(folder, "camera.y4m");
  app = await startBuiltApplication({ hasMailServer: true });
  // The browser opens the film when a page opens the camera, and by then there is a ticket to show.
  browser = await launchBrowser({ fakeCamera: film });
});
afterAll(async () => {
  await browser.close();
  const faults = app.faults();
  await app.stop();
  await rm(folder, { recursive: true });
  expect(faults).toBe("");
});

/** Somebody's own phone. */
async function aPhone(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  return context.newPage();
}

async function employerAsks(page: Page): Promise<void> {
  await page.goto(app.origin);
  await page.getByRole("link", { name: "For employers" }).click();
  await signUp(page, employer, async () =>
    linkIn(await mailTo(app, employer.email, /Confirm/), app.origin, "/confirm/"),
  );
  await describeOrganization(page, { legalName: organization, ...employer });
  await askForEvent(page, title, times);
}

const times = storyTimes();

async function staffPublish(page: Page): Promise<string> {
  await signIn(page, app, demonstration.emailOf("staff"));
  const row = page.getByRole("row").filter({ hasText: title });
  expect(await row.innerText()).toContain(organization);
  await vetFromQueue(page, app.origin, organization);
  const eventId = await publishFromQueue(page, app.origin, title);
  await openDoors(page, app.origin, eventId, times.doorsOpenAt);
  return eventId;
}

/** @returns what the QR code in the confirmation says */
async function visitorRegisters(page: Page): Promise<string> {
  await findEvent(page, app.origin, "night bakers", title);
  await page.getByLabel("Name").fill(patron.name);
  await page.getByLabel("E-mail").fill(patron.email);
  await page.getByRole("button", { name: "Get my ticket" }).click();
  await page.getByRole("img", { name: "Your ticket as a QR code" }).waitFor();
  const mail = await mailTo(app, patron.email, /Your ticket/);
  expect(linkIn(mail, app.origin, "/m/")).toBe(page.url());
  const picture = mail.attachments.find(({ contentType }) => contentType === "image/png");
  const payload = qrIn(picture?.content ?? Buffer.alloc(0));
  expect(payload).toBe(qrIn(await page.locator(".ticket-qr").screenshot()));
  return payload;
}

/** A phone of somebody signed in at a door that has a name; both roles begin at the pages of their own. */
async function atDoor(role: "door" | "staff", eventId: string, door: string): Promise<Page> {
  const page = await aPhone();
  await signIn(page, app, demonstration.emailOf(role));
  if (role === "staff") await page.goto(`${app.origin}/staff/events/${eventId}`);
  const way = role === "staff" ? "Open the door screen" : `Open the door of ${title}`;
  await page.getByRole("link", { name: way }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Door" }).fill(door);
  await page.getByRole("button", { name: "Use this door" }).click();
  await page.getByText("Online").waitFor();
  return page;
}

const verdict = (page: Page) => page.getByRole("alert");
const arrived = (page: Page, count: number) =>
  page.locator(".door-count", { hasText: "arrived" }).getByText(String(count), { exact: true });

/** Shows the ticket, takes it away, shows it again, and then nothing for longer than the test looks. */
async function ticketIsHeldOutTwice(payload: string): Promise<void> {
  const small = { width: 480, height: 360, framesPerSecond: 3, secondsPerScene: 3 };
  const nothing = Array.from({ length: 12 }, () => "blank" as const);
  await cameraFilm([{ payload }, "blank", { payload }, ...nothing], film, small);
}

/** The moment at which something came into view. */
const seen = async (waiting: Promise<void>) => {
  await waiting;
  return performance.now();
};

test("a hiring event goes from an employer's sign-up to a ticket that is scanned at the door", async () => {
  photographFailures(browser);
  const asking = await aPhone();
  await employerAsks(asking);
  const eventId = await staffPublish(await aPhone());
  await mailTo(app, employer.email, /Now public/);
  const visitor = await aPhone();
  const payload = await visitorRegisters(visitor);

  await ticketIsHeldOutTwice(payload);
  const other = await atDoor("staff", eventId, "Garden entrance");
  const door = await atDoor("door", eventId, "Main entrance");
  await arrived(other, 0).waitFor();
  await door.getByRole("button", { name: "Start the camera" }).click();
  const [admittedAt, countedAt] = await Promise.all([
    seen(verdict(door).getByText("Come in").waitFor()),
    seen(arrived(other, 1).waitFor()),
    verdict(door).getByText(patron.name).waitFor(),
  ]);
  expect(countedAt - admittedAt).toBeLessThan(1_000);
  await verdict(door).getByText("Already in").waitFor();
  expect(await verdict(door).innerText()).toMatch(/Let in at \d{1,2}:\d\d [AP]M, Main entrance\./);

  await door.getByRole("button", { name: "Next visitor" }).click();
  await door.getByRole("button", { name: "Stop camera" }).click();
  await door.getByRole("button", { name: `Undo: ${patron.name}` }).click();
  await door.getByRole("button", { name: "Take back", exact: true }).click();
  await arrived(door, 0).waitFor();
  await arrived(other, 0).waitFor();

  await visitor.getByRole("button", { name: "Cancel my place" }).click();
  await visitor.getByText("This place was cancelled").waitFor();
  await door.getByRole("button", { name: "Start the camera" }).click();
  await verdict(door).getByText("This ticket was cancelled.").waitFor();
  expect(await verdict(door).innerText()).not.toContain(patron.email);
  await arrived(other, 0).waitFor();
});
