import type { Browser, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { countAttendance } from "~/db/queries/check-in";
import { employers, memberships } from "~/db/schema";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { launchBrowser } from "./browser";
import { type ListeningApp, listen } from "./listening-app";
import { fillMoment, fillOpening, openDoors, shortCodeOn, storyTimes } from "./story-parts";

let services: TestServices;
let center: TestCenter;
let app: ListeningApp;
let browser: Browser;
let employerEmail: string;
let staffEmail: string;

beforeAll(async () => {
  services = await createTestServices();
  services.clock.set(new Date());
  center = await aCenter(services);
  await services.db.update(employers).set({ legalName: "Three Ovens Bakery" });
  const { email, userId } = await aPerson(services, center);
  employerEmail = email;
  await services.db.insert(memberships).values({
    ...{ centerId: center.id, id: services.ids.uuid(), userId, role: "employer" },
    ...{ employerId: center.employerId, createdAt: services.clock.now() },
  });
  staffEmail = (await aPerson(services, center, "staff")).email;
  app = await listen(services);
  browser = await launchBrowser();
});
afterEach(() => expect(app.faults).toEqual([]));
afterAll(async () => {
  await browser.close();
  await app.close();
  await services.drop();
});

/** Nothing of a fair needs a script. */
async function signedIn(email: string): Promise<Page> {
  const viewport = { width: 390, height: 844 };
  const page = await (await browser.newContext({ viewport, javaScriptEnabled: false })).newPage();
  await page.goto(`${app.origin}/sign-in`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}

async function makeFair(staff: Page): Promise<string> {
  const times = storyTimes();
  await staff.goto(`${app.origin}/staff/events/new`);
  await staff.getByRole("radio", { name: "Job fair" }).check();
  await staff.getByLabel("Title", { exact: true }).fill("Spring job fair");
  await staff.getByLabel("What people should know").fill("Many employers in one hall.");
  await fillMoment(staff, "Start", times.startsAt);
  await fillMoment(staff, "End", times.endsAt);
  await staff.getByLabel("How many people may register").fill("300");
  await staff.getByRole("button", { name: "Save the draft" }).click();
  await staff.getByRole("link", { name: "Approve and publish" }).click();
  await staff.getByRole("button", { name: "Approve and publish event" }).click();
  await staff.getByText("Published", { exact: true }).waitFor();
  const eventId = new URL(staff.url()).pathname.split("/").at(-1) ?? "";
  await openDoors(staff, app.origin, eventId, times.doorsOpenAt);
  return eventId;
}

test("an employer is invited, comes with a job and a person, and stands at its table", async () => {
  const staff = await signedIn(staffEmail);
  const eventId = await makeFair(staff);
  const list = `${app.origin}/staff/events/${eventId}/employers`;
  await staff.goto(`${list}/invitations`);
  await staff.getByLabel("Three Ovens Bakery").check();
  await staff.getByRole("button", { name: "Invite and tell them" }).click();
  await staff.getByText("Invited. They are told by e-mail.").waitFor();

  const employer = await signedIn(employerEmail);
  await employer.goto(`${app.origin}/employer/fairs`);
  await employer.getByRole("link", { name: "Spring job fair" }).click();
  await employer.getByRole("link", { name: "Take the invitation" }).click();
  await fillOpening(employer, 1, "Night baker");
  await employer.getByRole("group", { name: "Person 1" }).getByLabel("Name").fill("Ana Reyes");
  await employer.getByRole("button", { name: "Take the invitation" }).click();
  await employer.getByText("You have a table, and the center has what you bring.").waitFor();
  await employer.getByRole("link", { name: "Door ticket" }).click();
  const code = await shortCodeOn(employer);

  await staff.goto(list);
  await staff.getByText("0 of 1").first().waitFor();
  await staff.goto(`${app.origin}/door/${eventId}/scans`);
  await staff.getByRole("textbox").first().fill(code);
  await staff.getByRole("button").first().click();
  await staff.getByText("Employer: Three Ovens Bakery (Ana R.)").waitFor();
  await staff.goto(`${list}?show=arrived`);
  await staff.getByText("1 of 1").first().waitFor();
  await staff.getByRole("rowheader", { name: "Three Ovens Bakery" }).waitFor();
  const counts = await countAttendance(services.db, { centerId: center.id, eventId });
  expect(counts).toMatchObject({ registered: 0, admitted: 0 });

  await staff.goto(`${app.origin}/events`);
  await staff.getByRole("link", { name: "Spring job fair" }).click();
  await staff.getByRole("heading", { name: "Night baker" }).waitFor();
});
