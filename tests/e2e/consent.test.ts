import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { listConsents } from "~/db/queries/consents";
import { findRegistration } from "~/db/queries/registrations";
import { memberships } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { aPerson, password } from "~/tests/factories/people";
import { renderPdf } from "~/tests/factories/rendered-pdf";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { launchBrowser } from "./browser";
import { cameraFilm } from "./fake-camera";
import { type ListeningApp, listen } from "./listening-app";

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const withoutScript: BrowserContextOptions = { ...phone, javaScriptEnabled: false };

let services: TestServices;
let center: TestCenter;
let app: ListeningApp;
let browser: Browser;
let folder: string;
let employerEmail: string;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairday-consent-"));
  services = await createTestServices();
  services.clock.set(new Date());
  center = await aCenter(services);
  const { email, userId } = await aPerson(services, center);
  employerEmail = email;
  await services.db.insert(memberships).values({
    ...{ centerId: center.id, id: services.ids.uuid(), userId, role: "employer" },
    ...{ employerId: center.employerId, createdAt: services.clock.now() },
  });
  app = await listen(services);
  browser = await launchBrowser({ fakeCamera: join(folder, "camera.y4m") });
});
beforeEach(async () => {
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

const opened = async (options: BrowserContextOptions = phone) =>
  (await browser.newContext(options)).newPage();

async function anEmployersPhone(options: BrowserContextOptions = phone): Promise<Page> {
  const page = await opened(options);
  await page.goto(`${app.origin}/sign-in`);
  await page.getByLabel("E-mail address").fill(employerEmail);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}

const manage = () => `${app.origin}/m/${place.manageCode}`;
const table = () => `${app.origin}/employer/events/${eventId}/table`;
const words = async () =>
  (await listConsents(services.db, { centerId: center.id, registrationId: place.registrationId })).map(
    ({ act, how }) => `${act} ${how}`,
  );

describe("at an employer's table", () => {
  test("the employer's phone reads the ticket by its camera, and the visitor answers on their own", async () => {
    const payload = ticketPayload(app.origin, place.ticketCode);
    const small = { width: 480, height: 360, framesPerSecond: 3, secondsPerScene: 3 };
    await cameraFilm([{ payload }, "blank"], join(folder, "camera.y4m"), small);
    const employer = await anEmployersPhone();
    await employer.goto(table());
    await employer.getByRole("button", { name: "Start the camera" }).click();
    await employer.getByRole("heading", { name: "asks for your name and contact" }).waitFor();
    expect(await employer.locator("body").innerText()).not.toContain("Ana");
    const own = await opened();
    await own.goto(manage());
    await own.getByRole("button", { name: "Share my name and contact" }).click();
    await own.getByText("You share now. You can stop at any time.").waitFor();
    await employer.reload();
    await employer.getByRole("heading", { name: "Thank you." }).waitFor();
    await employer.goto(`${app.origin}/employer/events/${eventId}/shared`);
    await employer.getByText("ana@mail.example").waitFor();
    expect(await words()).toEqual(["given own-page"]);
  });

  test("a visitor with a paper ticket shares by the number on it, without any script", async () => {
    const own = await opened(withoutScript);
    await own.goto(manage());
    const number = own.locator("dd.ticket-sharing");
    expect(await number.isVisible()).toBe(false);
    const [paper] = renderPdf(await own.pdf({ format: "Letter" }), { picture: false });
    const [, sharingNumber = ""] = /Sharing number\s+(\d{4})/.exec(paper?.lines.join("\n") ?? "") ?? [];
    expect(sharingNumber).toMatch(/^\d{4}$/);
    const employer = await anEmployersPhone(withoutScript);
    await employer.goto(table());
    await employer.getByLabel("The visitor's ticket").fill(place.shortCode);
    await employer.getByRole("button", { name: "Ask the visitor" }).click();
    await employer.getByRole("button", { name: "Share my name and contact" }).click();
    await employer.getByRole("alert").getByText("That is not the sharing number").waitFor();
    await employer.getByLabel("Sharing number").fill(sharingNumber);
    await employer.getByRole("button", { name: "Share my name and contact" }).click();
    await employer.getByRole("heading", { name: "Thank you." }).waitFor();
    await employer.getByRole("link", { name: "Next visitor" }).click();
    await employer.getByText("The visitor shares with you.").waitFor();
    expect(await words()).toEqual(["given at-table"]);
  });
});

describe("a visitor's own data", () => {
  test("is seen, taken along and deleted by keyboard alone, without any script", async () => {
    const page = await opened(withoutScript);
    await page.goto(manage());
    await page.getByRole("link", { name: "What we know about you" }).press("Enter");
    await page.getByText("ana@mail.example").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download it all as a file" }).press("Enter"),
    ]);
    expect(download.suggestedFilename()).toBe("my-data.json");
    await page.getByRole("link", { name: "Delete everything" }).press("Enter");
    await page.getByRole("button", { name: "Delete everything about me" }).press("Enter");
    await page.getByRole("heading", { name: "Your data was deleted" }).waitFor();
    const of = { centerId: center.id, registrationId: place.registrationId };
    expect(await findRegistration(services.db, of)).toMatchObject({ name: null, status: "cancelled" });
  });
});
