import type { Browser, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planOutcomeAsks } from "~/app/commands/plan-outcome-asks.server";
import { sendDue } from "~/app/worker/worker.server";
import { centers, memberships } from "~/db/schema";
import { seedDemonstration } from "~/db/seed";
import { aRegistration } from "~/tests/factories/center";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { demonstration, linkIn, photographFailures, signIn } from "./application";
import { launchBrowser } from "./browser";
import { type ListeningApp, listen } from "./listening-app";
import {
  askForEvent,
  describeOrganization,
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
const times = storyTimes();
const day = 86_400_000;

let services: TestServices;
let app: ListeningApp;
let browser: Browser;

beforeAll(async () => {
  services = await createTestServices();
  services.clock.set(new Date());
  await seedDemonstration(services, "http://localhost");
  app = await listen(services);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await services.drop();
});

const aPhone = async (): Promise<Page> =>
  (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();

/** The newest mail to the employer with these words, once everything due is sent: what is due at once goes in any order. */
async function mailToEmployer(words: RegExp) {
  const options = { originOf: async () => app.origin, onError: (error: unknown) => app.faults.push(error) };
  while ((await sendDue(services, options)) > 0);
  const mail = services.mailer.sent.findLast(
    ({ to, subject, text }) => to === employer.email && words.test(`${subject} ${text}`),
  );
  if (mail === undefined) throw new Error(`no mail to the employer with ${words}`);
  return mail;
}

async function signsUpAndAsks(page: Page): Promise<void> {
  await page.goto(`${app.origin}/sign-up`);
  await signUp(page, employer, async () =>
    linkIn(await mailToEmployer(/\/confirm\//), app.origin, "/confirm/"),
  );
  await describeOrganization(page, { legalName: organization, ...employer });
  await askForEvent(page, title, times);
}

/** Five visitors come. */
async function visitorsCome(eventId: string): Promise<void> {
  const [center] = await services.db.select().from(centers);
  const [volunteer] = await services.db.select().from(memberships).where(eq(memberships.role, "door"));
  if (center === undefined || volunteer === undefined) throw new Error("no demonstration");
  const door = { kind: "person", id: volunteer.userId, centerId: center.id, role: "door" } as const;
  const places = [];
  for (let n = 0; n < 5; n++) places.push(await aRegistration(services, center, eventId));
  services.clock.set(times.startsAt);
  for (const { ticketCode } of places) await aScan(services, { door }, { eventId, text: ticketCode });
}

/** Some days after the event, at two in the afternoon or near it, the employer opens the link that it was mailed. */
async function opensLinkAfter(days: number, page: Page): Promise<void> {
  const at = new Date(times.endsAt.getTime() + (days + 1) * day);
  at.setUTCHours(22, 0, 0, 0);
  services.clock.set(at);
  await planOutcomeAsks(services);
  await page.goto(linkIn(await mailToEmployer(/\/outcomes\//), app.origin, "/outcomes/"));
}

async function sendsNumbers(page: Page, numbers: Record<string, string>): Promise<void> {
  for (const [label, number] of Object.entries(numbers))
    await page.getByLabel(label, { exact: true }).fill(number);
  await page.getByRole("button", { name: "Send these numbers" }).click();
  await page.getByText("Thank you. We have your numbers.").waitFor();
}

test("an employer goes from its sign-up to the answer after 90 days, and is asked nothing twice", async () => {
  photographFailures(browser);
  const office = await aPhone();
  await signsUpAndAsks(office);
  const staff = await aPhone();
  await signIn(staff, app, demonstration.emailOf("staff"));
  await vetFromQueue(staff, app.origin, organization);
  const eventId = await publishFromQueue(staff, app.origin, title);
  await mailToEmployer(/Now public/);
  await visitorsCome(eventId);

  // Three months later nobody is signed in: the link is all it takes.
  const link = await aPhone();
  await opensLinkAfter(7, link);
  await sendsNumbers(link, { Applied: "4", Interviewed: "3", Offers: "2", Hired: "1" });
  await opensLinkAfter(30, link);
  expect(await link.getByLabel("Interviewed", { exact: true }).inputValue()).toBe("3");
  await sendsNumbers(link, { Hired: "2" });
  await opensLinkAfter(90, link);
  await sendsNumbers(link, { "Still there after 90 days": "2" });

  await staff.goto(`${app.origin}/staff/events/${eventId}/results`);
  const last = staff.getByRole("row", { name: /^90\sdays\safter/ });
  expect((await last.innerText()).replaceAll(/\s+/g, " ")).toContain("1 of 1 (100%)");
  expect(app.faults).toEqual([]);
});
