import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { planOutcomeAsks } from "~/app/commands/plan-outcome-asks.server";
import { sendDue } from "~/app/worker/worker.server";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { aPerson, password } from "~/tests/factories/people";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { launchBrowser } from "./browser";
import { type ListeningApp, listen } from "./listening-app";

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
const day = 86_400_000;

let services: TestServices;
let center: TestCenter;
let app: ListeningApp;
let browser: Browser;
let eventId: string;
let endsAt: Date;

/** The event was three months ago, so that the last answer is given, and read by staff, about now. */
beforeAll(async () => {
  services = await createTestServices();
  const begin = new Date(Date.now() - 91 * day);
  services.clock.set(begin);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
  endsAt = new Date(begin.getTime() + 5 * 3_600_000);
  for (let n = 0; n < 12; n++) {
    const place = await aRegistration(services, center, eventId, { name: `Visitor ${n}` });
    await aScan(services, center, { eventId, text: place.ticketCode, verdictMs: 400 });
  }
  app = await listen(services);
  browser = await launchBrowser();
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

const opened = async () => (await browser.newContext(phone)).newPage();

/** The link of the newest mail to the employer, once the planner has looked so many days after the event. */
async function linkAfter(days: number): Promise<string> {
  // Long after ten in the morning, and before quiet hours: 14:00 in Los Angeles at most an hour off.
  const at = new Date(endsAt.getTime() + days * day);
  at.setUTCHours(22, 0, 0, 0);
  if (at.getTime() < endsAt.getTime() + days * day) at.setUTCDate(at.getUTCDate() + 1);
  services.clock.set(at);
  await planOutcomeAsks(services);
  const options = { originOf: async () => app.origin, onError: (error: unknown) => app.faults.push(error) };
  while ((await sendDue(services, options)) > 0);
  const mail = services.mailer.sent.findLast(({ to }) => to === "dana@harborline.example");
  const link = /http\S+\/outcomes\/\w+/.exec(mail?.text ?? "")?.[0];
  if (link === undefined) throw new Error("no mail asks what came of it");
  return link;
}

async function tell(page: Page, numbers: Record<string, string>): Promise<void> {
  for (const [label, number] of Object.entries(numbers))
    await page.getByLabel(label, { exact: true }).fill(number);
  await page.getByRole("button", { name: "Send these numbers" }).click();
}

test("an employer tells by its link what came of an event after 7, 30 and 90 days, and staff see it", async () => {
  const employer = await opened();
  await employer.goto(await linkAfter(7));
  await tell(employer, { Applied: "13", Interviewed: "6", Offers: "2", Hired: "1" });
  await employer.getByText("Applied 13 for Warehouse associate").waitFor();
  await employer.getByText("that is more than the 12 people who came").waitFor();
  await employer.getByRole("button", { name: "Send it all the same" }).click();
  await employer.getByText("Thank you. We have your numbers.").waitFor();

  await employer.goto(await linkAfter(30));
  expect(await employer.getByLabel("Interviewed", { exact: true }).inputValue()).toBe("6");
  expect(await employer.getByLabel("Still there after 90 days").count()).toBe(0);
  await tell(employer, { Applied: "12", Hired: "2" });
  await employer.getByText("Thank you. We have your numbers.").waitFor();

  await employer.goto(await linkAfter(90));
  await tell(employer, { "Still there after 90 days": "1" });
  await employer.getByText("Thank you. We have your numbers.").waitFor();
  expect(await employer.locator("body").innerText()).not.toContain("Visitor");

  const { email } = await aPerson(services, center, "staff");
  const staff = await opened();
  await staff.goto(`${app.origin}/sign-in`);
  await staff.getByLabel("E-mail address").fill(email);
  await staff.getByLabel("Password").fill(password);
  await staff.getByRole("button", { name: "Sign in", exact: true }).click();
  await staff.goto(`${app.origin}/staff/events/${eventId}/results`);
  const rowOf = async (mark: string) =>
    (await staff.getByRole("row", { name: new RegExp(`^${mark}\\sdays\\safter`) }).innerText()).replaceAll(
      /\s+/g,
      " ",
    );
  expect(await rowOf("7")).toContain("13");
  expect(await rowOf("30")).toContain("12");
  expect(await rowOf("90")).toContain("1 of 1 (100%)");
  await staff.goto(`${app.origin}/staff/events/${eventId}/outcomes/${center.employerId}`);
  expect(await staff.getByText("By its link").count()).toBe(3);
});
