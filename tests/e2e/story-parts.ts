import type { Page } from "@playwright/test";
import { vettingChecks } from "~/app/domain/employers/checks";
import { localOf } from "~/app/domain/time/zoned-time";

/** The demonstration center's. */
const zone = "America/Los_Angeles";
const hour = 3_600_000;

/** When the story's event is: its doors can be opened now, since it starts within a day. */
export interface StoryTimes {
  startsAt: Date;
  endsAt: Date;
  /** In the past. */
  doorsOpenAt: Date;
}

/**
 * Twelve hours from now, or a few more, so that start and end lie between five in the morning and midnight: never in
 * the hours that change twice a year. The doors' hour keeps clear of them too.
 */
export function storyTimes(now = new Date()): StoryTimes {
  const clockHour = (at: Date) => Number(localOf(at, zone).time.slice(0, 2));
  const isAwake = (at: Date) => clockHour(at) >= 5 && clockHour(at) < 20;
  const candidates = Array.from({ length: 10 }, (_, n) => wholeHour(now.getTime() + (12 + n) * hour));
  const startsAt = candidates.find(isAwake) ?? wholeHour(now.getTime() + 12 * hour);
  const oneHourAgo = new Date(now.getTime() - hour);
  const doorsOpenAt = clockHour(oneHourAgo) === 1 ? new Date(now.getTime() - 2.1 * hour) : oneHourAgo;
  return { startsAt, endsAt: new Date(startsAt.getTime() + 3 * hour), doorsOpenAt };
}

const wholeHour = (at: number) => new Date(Math.floor(at / hour) * hour);

/** Fills in one of the event form's moments. */
export async function fillMoment(page: Page, label: string, at: Date): Promise<void> {
  const { date, time } = localOf(at, zone);
  const moment = page.getByRole("group", { name: label });
  await moment.getByLabel("Time").fill(time);
  await moment.getByLabel("Day").fill(date);
}

/** What an employer writes of an event, but for its openings. */
export async function fillEvent(page: Page, title: string, { startsAt, endsAt }: StoryTimes): Promise<void> {
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("What people should know").fill("Meet the bakers. Interviews are on the spot.");
  await fillMoment(page, "Start", startsAt);
  await fillMoment(page, "End", endsAt);
  await page
    .getByLabel("Branch and room")
    .selectOption({ label: "East Side Branch, Meeting Room B (holds 45)" });
  await page.getByLabel("How many people may register").fill("30");
  await page.getByLabel("What to bring").fill("A resume if you have one.");
  await page.getByLabel("Contact for help with access").fill("access@sunrise-ovens.example");
}

/** An opening in the form's n-th block. */
export async function fillOpening(page: Page, n: number, title: string): Promise<void> {
  const block = page.locator(`#opening-${n}`);
  await block.getByLabel("Job title").fill(title);
  await block.getByLabel("How many to hire").fill("4");
  await block.getByLabel("Lowest pay, in dollars").fill("21.50");
  await block.getByLabel("Highest pay, in dollars").fill("24");
  await block.getByLabel("Paid by").selectOption("hour");
  await block.getByLabel("Kind of job").selectOption("full-time");
}

export interface Newcomer {
  name: string;
  email: string;
  password: string;
}

/** Somebody of an employer fills in the page for sign-up, confirms by the mailed link and signs in. */
export async function signUp(
  page: Page,
  { name, email, password }: Newcomer,
  confirmLink: () => Promise<string>,
) {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Work e-mail address").fill(email);
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.getByRole("heading", { name: "Look in your mail" }).waitFor();
  await page.goto(await confirmLink());
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: "Describe your organization" }).waitFor();
}

/** An employer asks for an event with one opening, and sends the request. */
export async function askForEvent(page: Page, title: string, times: StoryTimes): Promise<void> {
  await page.getByRole("link", { name: "Ask for an event" }).click();
  await fillEvent(page, title, times);
  await fillOpening(page, 1, "Night baker");
  await page.getByRole("button", { name: "Send to the center" }).click();
  await page.getByText("Your request is with the center.").waitFor();
}

/** What an employer says of itself before its first request. */
export async function describeOrganization(
  page: Page,
  { legalName, name, email }: { legalName: string; name: string; email: string },
): Promise<void> {
  await page.getByLabel("Legal name").fill(legalName);
  await page.getByLabel("Street address").fill("4 Flour Lane, Riverside, CA 92501");
  await page.getByLabel("Website").fill("www.sunrise-ovens.example");
  await page.getByLabel("How many people work there").selectOption("20-49");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("I state this for my organization").check();
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByRole("heading", { name: "Your events" }).waitFor();
}

/** Staff go from the queue to the employer, make one check after the other, and vet it. */
export async function vetFromQueue(page: Page, origin: string, employer: string): Promise<void> {
  await page.goto(`${origin}/staff`);
  await page.getByRole("link", { name: employer }).click();
  await page.getByRole("link", { name: "Vet this employer" }).click();
  await page.getByRole("link", { name: "Make this check" }).first().click();
  for (const _check of vettingChecks) await makeCheck(page);
  await page.getByRole("link", { name: "Vet this employer" }).click();
  await page.getByRole("button", { name: "Vet this employer" }).click();
  await page.getByText("Vetted", { exact: true }).first().waitFor();
}

/** Each check leads to the next; the call is the one that asks for more than a finding. */
async function makeCheck(page: Page): Promise<void> {
  const number = page.getByLabel("The number that you called");
  if ((await number.count()) > 0) {
    await number.fill("951-555-0177");
    await page.getByLabel("Where you found it").fill("The state's business register");
    await page
      .getByLabel("Day of the call")
      .fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    await page.getByLabel("Time of the call").fill("10:00");
  }
  await page.getByRole("radio", { name: "In order" }).check();
  await page.getByLabel("Note").fill("Looked it up.");
  const before = page.url();
  await page.getByRole("button", { name: "Keep this check" }).click();
  await page.waitForURL((url) => url.href !== before);
}

/** Staff go from the queue to the event, approve it and publish it. @returns the event's id */
export async function publishFromQueue(page: Page, origin: string, title: string): Promise<string> {
  await page.goto(`${origin}/staff`);
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("link", { name: "Approve" }).click();
  await page.getByRole("button", { name: "Approve event" }).click();
  await page.getByRole("link", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Publish event" }).click();
  await page.getByText("Published", { exact: true }).waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Staff let the doors be open from a time that has passed. */
export async function openDoors(page: Page, origin: string, eventId: string, at: Date): Promise<void> {
  await page.goto(`${origin}/staff/events/${eventId}`);
  await page.getByRole("link", { name: "Edit or move" }).click();
  await page.getByText("Setup, doors and registration times").click();
  await fillMoment(page, "Doors open", at);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL((url) => url.pathname === `/staff/events/${eventId}`);
}

/** A visitor looks for a job, and goes on from the event to the form for a ticket. */
export async function findEvent(page: Page, origin: string, search: string, title: string): Promise<void> {
  await page.goto(origin);
  await page.getByLabel("Job or employer").fill(search);
  await page.getByRole("button", { name: "Find events" }).click();
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("link", { name: "Get a ticket" }).click();
}

/** The eight digits under the ticket's code. */
export const shortCodeOn = (page: Page) => page.locator(".short-code > [aria-hidden]").innerText();
