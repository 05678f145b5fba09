import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { and, asc, eq } from "drizzle-orm";
import { localOf } from "~/app/domain/time/zoned-time";
import {
  bookings,
  branches,
  counselorHours,
  doors,
  employers,
  eventEmployers,
  events,
  eventTexts,
  installationAdmins,
  memberships,
  queueNumbers,
  rooms,
  slots,
} from "~/db/schema";
import { aPng } from "~/tests/factories/pictures";
import { until } from "~/tests/faults/processes";
import { type BuiltApplication, demonstration, qrIn, signIn } from "./application";
import { makeDeskStory } from "./desk-story";
import { makeReportStory } from "./report-story";
import { fillEvent, fillOpening, shortCodeOn, signUp, storyTimes } from "./story-parts";
import { makeVettingStory } from "./vetting-story";

/** Who looks at a page. `newcomer` has confirmed an address and has no role in the center yet. */
export const visitors = [
  "anyone",
  "newcomer",
  "employer",
  "door",
  "kiosk",
  "table",
  "staff",
  "admin",
] as const;
export type Visitor = (typeof visitors)[number];
/** Those whose many pages are looked at in a file of their own, beside the others'. */
export const visitorsOfStaff = ["staff", "admin"] as const satisfies Visitor[];

/** What the pages of the table are about. */
export type PageStory = Awaited<ReturnType<typeof makePageStory>>;

/** Fills the demonstration with what it lacks, by its own pages, so that every page has something to show. */
export async function makePageStory(app: BuiltApplication, browser: Browser) {
  const phone = async () => (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const pages: Record<Visitor, Page> = {
    anyone: await phone(),
    newcomer: await phone(),
    employer: await phone(),
    door: await phone(),
    kiosk: await phone(),
    table: await phone(),
    staff: await phone(),
    admin: await phone(),
  };
  for (const role of ["employer", "door", "staff", "admin"] as const) {
    await signIn(pages[role], app, demonstration.emailOf(role));
  }
  const seeded = await findSeeded(app);
  const { staff, admin, anyone } = pages;
  await startKiosk(app, staff, pages.kiosk, seeded.live.id);
  const mailbox = mailboxOf(app, pages.door);
  const place = await register(app, anyone, seeded.open.slug, "Bartholomew-Maximilian Featherstonehaugh");
  const ticket = new URL(qrIn(await anyone.locator(".ticket-qr").screenshot())).pathname.replace(
    "/T/",
    "/t/",
  );
  const given = await register(app, anyone, seeded.open.slug, "Li Wei");
  await anyone.getByRole("button", { name: "Cancel my place" }).click();
  await putUpFloorPlan(app, staff, seeded.open.id);
  const line = await standInLine(app, anyone, staff, seeded.full);
  const atTable = await askAtTable(app, anyone, pages.employer, seeded.live);
  const tablePass = await startTable(app, pages.employer, pages.table, seeded.live.id);
  const desk = await makeDeskStory({ app, staff, admin });

  return {
    desk,
    ...{ app, pages, ...seeded, ...line, ticket, mailbox },
    place: { manage: place, id: await registrationOf(app, staff, seeded.open.id, "Bartholomew") },
    givenBack: { manage: given, id: await registrationOf(app, staff, seeded.open.id, "Li Wei") },
    outcomes: await makeOutcomeLink(app, staff, seeded.past),
    survey: await findSurveyLink(app, staff, seeded.past),
    accessRequest: await askForAccess(app, anyone, place),
    appointment: await findAppointments(app, anyone),
    slot: await offerInterviews(app, anyone, seeded.open, place),
    fair: await holdFair(app, staff, pages.employer, seeded),
    atTable,
    tablePass,
    tableVisit: atTable.visit.replace(/^\/employer\/events\/([\w-]+)\/table/, "/table/$1/visits"),
    note: `/employer/events/${seeded.live.id}/notes/${await registrationOf(app, staff, seeded.live.id, "Marisol")}`,
    ownDraft: await writeDraft(app, staff),
    keptDraft: await keepDraft(app, pages.employer),
    doorPass: await makeDoorPass(app, staff, seeded.live.id),
    invitation: await invite(app, admin, mailbox),
    confirmation: await addNewcomer(app, pages.newcomer, mailbox),
    signInLink: await askForLink(app, anyone, mailbox, "/sign-in/link", "E-mail me a sign-in link"),
    reset: await askForLink(app, anyone, mailbox, "/reset", "E-mail me the link"),
    token: await makeToken(app, admin),
    ...(await makeVettingStory({ app, staff, admin, employer: pages.employer }, seeded.request)),
    webhook: await addWebhook(app, admin),
    report: await makeReportStory(app, admin),
    helpers: await findHelpers(app, staff),
    ...(await nameChief(app)),
  };
}

/** The demonstration's admin is one of all centers, too. */
async function nameChief({ database: { db } }: BuiltApplication) {
  const [admin] = await db
    .select({ userId: memberships.userId, centerId: memberships.centerId })
    .from(memberships)
    .where(eq(memberships.role, "admin"));
  const { userId, centerId } = there(admin);
  await db.insert(installationAdmins).values({ userId }).onConflictDoNothing();
  return { chief: userId, center: centerId };
}

async function findSeeded({ database: { db } }: BuiltApplication) {
  const rows = await db
    .select({
      id: events.id,
      slug: events.slug,
      status: events.status,
      employerId: eventEmployers.employerId,
    })
    .from(events)
    .innerJoin(eventTexts, eq(eventTexts.eventId, events.id))
    .innerJoin(eventEmployers, and(eq(eventEmployers.eventId, events.id), eventEmployers.isHost))
    .orderBy(asc(events.startsAt));
  const [liveFair] = await db
    .select({ id: events.id, slug: events.slug })
    .from(events)
    .where(and(eq(events.type, "job-fair"), eq(events.status, "published")));
  const [past, live, open, full] = rows.filter(({ status }) => status === "published");
  const request = rows.find(({ status }) => status === "submitted");
  const draft = rows.find(({ status }) => status === "draft");
  const [employer] = await db
    .select({ id: employers.id })
    .from(employers)
    .where(eq(employers.sizeBand, "500+"));
  const [branch] = await db.select({ id: branches.id }).from(branches);
  const [room] = await db.select({ id: rooms.id }).from(rooms);
  const [member] = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(eq(memberships.role, "door"));
  const [named] = await db
    .select({ id: doors.id })
    .from(doors)
    .where(eq(doors.eventId, there(live).id));
  return {
    door: there(named),
    past: there(past),
    live: there(live),
    liveFair: there(liveFair),
    open: there(open),
    full: there(full),
    request: there(request),
    draft: there(draft),
    vettedEmployer: there(employer),
    branch: there(branch),
    room: there(room),
    member: there(member),
  };
}

/** The demonstration's appointments: one that somebody books now, a time that is free, hours and a number. */
async function findAppointments({ database: { db }, origin }: BuiltApplication, page: Page) {
  const [hours] = await db.select({ id: counselorHours.id }).from(counselorHours);
  const [number] = await db.select({ id: queueNumbers.id }).from(queueNumbers);
  await page.goto(`${origin}/appointments`);
  const free = await page
    .locator(".times a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const [taken = "", left = ""] = free.slice(-2);
  await page.goto(`${origin}${taken}`);
  await page.getByLabel("Name").fill("Bartholomew Featherstonehaugh");
  await page.getByRole("button", { name: "Book this time" }).click();
  await page.waitForURL(/\/a\//);
  const slotId = taken.split("/").at(-1) ?? "";
  const [booked] = await db
    .select({ bookingId: bookings.id, startsAt: slots.startsAt })
    .from(bookings)
    .innerJoin(slots, eq(slots.id, bookings.slotId))
    .where(eq(bookings.slotId, slotId));
  return {
    page: new URL(page.url()).pathname,
    ...{ slotId, freeId: left.split("/").at(-1) ?? "" },
    bookingId: there(booked).bookingId,
    day: localOf(there(booked).startsAt, "America/Los_Angeles").date,
    hoursId: there(hours).id,
    numberId: there(number).id,
  };
}

/** The demonstration's event that takes registrations. */
export const findOpenEvent = async (app: BuiltApplication) => (await findSeeded(app)).open;

/** The demonstration's event that is at its doors now. */
export const findLiveEvent = async (app: BuiltApplication) => (await findSeeded(app)).live;

function there<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error("the demonstration lacks a part of its story");
  return row;
}

/** Staff make the link by which the past event's employer tells what came of it, unless it was asked. @returns its path */
async function makeOutcomeLink(
  app: BuiltApplication,
  staff: Page,
  { id, employerId }: { id: string; employerId: string },
): Promise<string> {
  await staff.goto(`${app.origin}/staff/events/${id}/outcomes/${employerId}`);
  const make = staff.getByRole("button", { name: "Make a link" });
  if ((await make.count()) > 0) await make.click();
  const link = await staff.getByText(`${app.origin}/outcomes/`).last().innerText();
  return new URL(link).pathname;
}

/** @returns the path of the past event's survey */
async function findSurveyLink(app: BuiltApplication, staff: Page, { id }: { id: string }): Promise<string> {
  await staff.goto(`${app.origin}/staff/events/${id}/survey`);
  const link = await staff.getByRole("link", { name: "the survey" }).getAttribute("href");
  return new URL(link ?? "").pathname;
}

/** @returns the path of the manage page */
async function register(app: BuiltApplication, page: Page, slug: string, name: string): Promise<string> {
  await page.goto(`${app.origin}/events/${slug}/registration`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill("patron@mail.example");
  await page.getByRole("button", { name: "Get my ticket" }).click();
  await page.getByRole("img", { name: "Your ticket as a QR code" }).waitFor();
  return new URL(page.url()).pathname;
}

/** Staff put up a picture and click a table onto it, which the host has. */
async function putUpFloorPlan(app: BuiltApplication, page: Page, eventId: string): Promise<void> {
  await page.goto(`${app.origin}/staff/events/${eventId}/floor-plan/picture`);
  const picture = {
    name: "room.png",
    mimeType: "image/png",
    buffer: Buffer.from(aPng({ width: 1_200, height: 800 })),
  };
  await page.getByLabel("Picture").setInputFiles(picture);
  await page.getByLabel("What it shows, in words").fill("One table at the left wall, beside the entrance.");
  await page.getByRole("button", { name: "Put up the plan" }).click();
  await page.getByLabel("Table number").fill("12");
  const plan = page.getByRole("button", { name: "Place the table where you click" });
  await plan.click({ position: { x: 68, y: 45 } });
  await page.getByText("25%, 24.9%").waitFor();
  const isHost = and(eq(eventEmployers.eventId, eventId), eq(eventEmployers.isHost, true));
  await app.database.db.update(eventEmployers).set({ tableNo: 12 }).where(isHost);
}

/** Two join the line of the full event, and staff make room for the first. @returns the paths of their pages */
async function standInLine(
  app: BuiltApplication,
  page: Page,
  staff: Page,
  full: { id: string; slug: string },
): Promise<{ waiting: string; offered: string }> {
  const join = async (name: string) => {
    await page.goto(`${app.origin}/events/${full.slug}/registration`);
    await page.getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Join the waitlist" }).click();
    await page.getByRole("heading", { name: "Your place in line" }).waitFor();
    return new URL(page.url()).pathname;
  };
  const [offered, waiting] = [await join("Aroha Ngata"), await join("Bo Larsen")];
  for (const name of ["Lusine Hakobyan", "Isabel Cruz", "Joon-ho Lim", "Peter Novak"]) {
    await staff.goto(`${app.origin}/staff/events/${full.id}/waitlist`);
    await staff.getByRole("link", { name }).click();
    await staff.getByRole("link", { name: "Take off the waitlist" }).click();
    await staff.getByRole("button", { name: /^Cancel the place/ }).click();
    await staff.getByText("The place is cancelled.").waitFor();
  }
  return { waiting, offered };
}

/** Asks for help to take part. @returns the path of the request */
async function askForAccess(app: BuiltApplication, page: Page, manage: string): Promise<string> {
  await page.goto(`${app.origin}${manage}/accommodation`);
  await page.getByLabel("What would help you").selectOption("other");
  await page.getByLabel("A few words about it").fill("Somebody who reads the forms to me.");
  await page.getByRole("button", { name: "Ask the job center" }).click();
  await page.getByRole("link", { name: "Change this" }).click();
  return new URL(page.url()).pathname;
}

/**
 * The demonstration's employer has a table at the live event; one visitor shares with it, another is asked. @returns the
 * second one's page, and that of the question
 */
async function askAtTable(
  app: BuiltApplication,
  visitor: Page,
  employer: Page,
  live: { id: string; slug: string },
): Promise<{ manage: string; visit: string }> {
  const { db } = app.database;
  const [own] = await db
    .select({ centerId: memberships.centerId, employerId: memberships.employerId })
    .from(memberships)
    .where(eq(memberships.role, "employer"));
  const { centerId, employerId } = there(own);
  const table = { centerId, eventId: live.id, employerId: there(employerId ?? undefined), isHost: false };
  await db.insert(eventEmployers).values(table);
  const sharing = await register(app, visitor, live.slug, "Marisol Quintanilla-Etcheverry");
  await visitor.goto(`${app.origin}${sharing}/sharing`);
  await visitor.getByRole("button", { name: "Share with Three Ovens" }).click();
  const manage = await register(app, visitor, live.slug, "Anahit Petrosyan");
  const code = await shortCodeOn(visitor);
  await employer.goto(`${app.origin}/employer/events/${live.id}/table`);
  await employer.getByLabel("The visitor's ticket").fill(code);
  await employer.getByRole("button", { name: "Ask the visitor" }).click();
  await employer.getByRole("heading", { name: "asks for your name" }).waitFor();
  return { manage, visit: new URL(employer.url()).pathname };
}

const minute = 60_000;

/**
 * The demonstration's employer offers interview times at the open event: one that the visitor has, one that is full, one
 * that is free and one that the event has left behind. @returns the id of the first
 */
async function offerInterviews(
  app: BuiltApplication,
  visitor: Page,
  open: { id: string },
  manage: string,
): Promise<string> {
  const { db } = app.database;
  const [own] = await db
    .select({ centerId: memberships.centerId, employerId: memberships.employerId })
    .from(memberships)
    .where(eq(memberships.role, "employer"));
  const [event] = await db.select({ startsAt: events.startsAt }).from(events).where(eq(events.id, open.id));
  const { centerId, employerId } = there(own);
  const of = { centerId, eventId: open.id, employerId: there(employerId ?? undefined) };
  await db.insert(eventEmployers).values({ ...of, isHost: false });
  const { startsAt } = there(event);
  const rows = [0, 20, 40, -60].map((after) => ({
    ...{ ...of, id: randomUUID(), kind: "interview" as const, seats: 1, place: "Table 4, by the window" },
    startsAt: new Date(startsAt.getTime() + after * minute),
    endsAt: new Date(startsAt.getTime() + (after + 20) * minute),
    setFor: after < 0 ? new Date(startsAt.getTime() - 60 * minute) : startsAt,
    createdAt: startsAt,
  }));
  await db.insert(slots).values(rows);
  await visitor.goto(`${app.origin}${manage}/interviews`);
  await visitor.getByRole("button", { name: "Book this time" }).first().click();
  await visitor.getByText("The time is booked.").waitFor();
  return there(rows[0]).id;
}

/**
 * Staff hold two fairs: the demonstration's employer is invited to one and applies to the other. At the open event, where
 * it offers interview times already, it gets a table, and somebody comes for it.
 */
async function holdFair(
  app: BuiltApplication,
  staff: Page,
  employer: Page,
  { open }: { open: { id: string } },
) {
  const { db } = app.database;
  const [own] = await db
    .select({ centerId: memberships.centerId, employerId: memberships.employerId })
    .from(memberships)
    .where(eq(memberships.role, "employer"));
  const { centerId } = there(own);
  const employerId = there(own?.employerId ?? undefined);
  const at = { centerId, employerId, isHost: false };
  const invitedTo = await publishFair(app, staff);
  await db.insert(eventEmployers).values({ ...at, eventId: invitedTo, standing: "invited" });
  const isThere = and(eq(eventEmployers.eventId, open.id), eq(eventEmployers.employerId, employerId));
  await db.update(eventEmployers).set({ tableNo: 14 }).where(isThere);
  const id = await publishFair(app, staff);
  const [event] = await db.select({ slug: events.slug }).from(events).where(eq(events.id, id));
  const pathOf = (eventId: string) => `/employer/fairs/${eventId}`;
  for (const eventId of [id, open.id]) {
    await employer.goto(`${app.origin}${pathOf(eventId)}/application`);
    await fillOpening(employer, 1, "Night baker");
    await employer.getByLabel("What you need at your table").fill("Power for a small oven");
    await employer.getByLabel("Who comes for you").fill("Ana Reyes");
    await employer.getByRole("button", { name: /^(Apply|Save)$/ }).click();
    await employer.getByText("Ana Reyes").waitFor();
  }
  await employer.getByRole("link", { name: "Door ticket" }).click();
  return {
    ...{ id, slug: there(event).slug, employerId },
    ...{ own: pathOf(id), withTable: pathOf(open.id), invited: pathOf(invitedTo) },
    atTable: `/staff/events/${open.id}/employers/${employerId}`,
    ticket: new URL(employer.url()).pathname,
  };
}

async function publishFair(app: BuiltApplication, page: Page): Promise<string> {
  await page.goto(`${app.origin}/staff/events/new`);
  await page.getByRole("radio", { name: "Job fair" }).check();
  await fillEvent(page, "Spring job fair of the valley", storyTimes());
  await page.getByLabel("Branch and room").selectOption("");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByRole("link", { name: "Approve and publish" }).click();
  await page.getByRole("button", { name: "Approve and publish event" }).click();
  await page.getByText("Published", { exact: true }).waitFor();
  return lastPartOf(page);
}

async function registrationOf(
  app: BuiltApplication,
  page: Page,
  eventId: string,
  name: string,
): Promise<string> {
  await page.goto(`${app.origin}/staff/events/${eventId}/registrations?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).click();
  return lastPartOf(page);
}

async function writeDraft(app: BuiltApplication, page: Page): Promise<string> {
  await page.goto(`${app.origin}/staff/events/new`);
  await page.getByLabel("Employer").selectOption({ label: "Mission Valley Hospital" });
  await fillEvent(page, "Written by staff", storyTimes());
  await fillOpening(page, 1, "Porter");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("Draft", { exact: true }).waitFor();
  return lastPartOf(page);
}

async function keepDraft(app: BuiltApplication, page: Page): Promise<string> {
  await page.goto(`${app.origin}/employer/events/new`);
  await page.getByLabel("Title", { exact: true }).fill("Hardly begun");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByText("Your draft is kept").waitFor();
  return new URL(page.url()).pathname.split("/")[3] ?? "";
}

async function makeDoorPass(app: BuiltApplication, page: Page, eventId: string) {
  await page.goto(`${app.origin}/staff/events/${eventId}/door-passes`);
  await page.getByRole("button", { name: "Make a door pass" }).click();
  const picture = await page.locator(".qr-block").screenshot();
  return { id: lastPartOf(page), path: new URL(qrIn(picture)).pathname };
}

/** Makes a tablet a kiosk by a pass. */
export async function startKiosk(
  app: BuiltApplication,
  staff: Page,
  tablet: Page,
  eventId: string,
): Promise<void> {
  await staff.goto(`${app.origin}/staff/events/${eventId}/door-passes`);
  await staff.getByRole("radio", { name: "A tablet for visitors" }).check();
  await staff.getByRole("button", { name: "Make a door pass" }).click();
  await tablet.goto(qrIn(await staff.locator(".qr-block").screenshot()));
  await tablet.getByRole("textbox").fill("Lobby");
  await tablet.getByRole("button", { name: "Start the kiosk" }).click();
  await tablet.getByRole("link", { name: "I have a ticket" }).waitFor();
}

/** Makes a phone the employer's table. @returns the path of its link */
async function startTable(
  app: BuiltApplication,
  employer: Page,
  phone: Page,
  eventId: string,
): Promise<string> {
  await employer.goto(`${app.origin}/employer/events/${eventId}/table-phones`);
  await employer.getByRole("button", { name: "Make a link" }).click();
  const link = qrIn(await employer.locator(".qr-block").screenshot());
  await phone.goto(link);
  await phone.getByRole("textbox").fill("Nia");
  await phone.getByRole("button", { name: "Open the table" }).click();
  await phone.getByText("Online").waitFor();
  return new URL(link).pathname;
}

async function invite(app: BuiltApplication, page: Page, mailbox: Mailbox): Promise<string> {
  await page.goto(`${app.origin}/staff/members/invitations/new`);
  await page.getByLabel("E-mail address").fill("volunteer@mail.example");
  await page.getByRole("radio", { name: "Door" }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  return mailbox("volunteer@mail.example", "/invitations/");
}

/** Somebody signs up, confirms and signs in. @returns the link that was used */
async function addNewcomer(app: BuiltApplication, page: Page, mailbox: Mailbox): Promise<string> {
  const newcomer = { name: "Noor Rahimi", email: "newcomer@mail.example", password: demonstration.password };
  let path = "";
  await page.goto(`${app.origin}/sign-up`);
  await signUp(page, newcomer, async () => {
    path = await mailbox(newcomer.email, "/confirm/");
    return app.origin + path;
  });
  return path;
}

async function askForLink(
  app: BuiltApplication,
  page: Page,
  mailbox: Mailbox,
  path: "/sign-in/link" | "/reset",
  button: string,
): Promise<string> {
  await page.goto(app.origin + path);
  await page.getByLabel("E-mail address").fill(demonstration.emailOf("door"));
  await page.getByRole("button", { name: button }).click();
  return mailbox(demonstration.emailOf("door"), `${path}/`);
}

async function makeToken(app: BuiltApplication, page: Page): Promise<string> {
  await page.goto(`${app.origin}/staff/tokens/new`);
  await page.getByLabel("Label").fill("Kiosk in the lobby");
  await page.getByRole("radio", { name: "Door" }).check();
  await page.getByRole("button", { name: "Make the token" }).click();
  await page.goto(`${app.origin}/staff/tokens`);
  await page.getByRole("link", { name: "Withdraw Kiosk in the lobby" }).click();
  return new URL(page.url()).pathname.split("/").at(-2) ?? "";
}

/** To a port of this machine where nobody listens: its test is refused, and waits for the next try. */
async function addWebhook(app: BuiltApplication, page: Page) {
  await page.goto(`${app.origin}/staff/settings/webhooks/new`);
  await page.getByLabel("Label").fill("Workforce dashboard of the county, for its weekly report");
  await page.getByLabel("Address").fill("http://127.0.0.1:9/hooks/fairday");
  await page.getByRole("checkbox", { name: "An event is published" }).check();
  await page.getByRole("checkbox", { name: "Somebody is let in" }).check();
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await page.getByRole("link", { name: "I have copied it" }).click();
  const { pathname } = new URL(page.url());
  await page.getByRole("button", { name: "Send a test" }).click();
  await until("the test was tried", async () => {
    await page.goto(app.origin + pathname);
    return (await page.getByText("Connection refused").count()) > 0;
  });
  const delivery = await page.getByRole("link", { name: "A test" }).getAttribute("href");
  return { page: pathname, delivery: delivery ?? "" };
}

/** The first partner, referral and page of help that the demonstration has. */
async function findHelpers(app: BuiltApplication, page: Page) {
  const firstOf = async (list: string) => {
    await page.goto(app.origin + list);
    return (await page.locator("tbody th a").first().getAttribute("href")) ?? "";
  };
  return {
    partner: await firstOf("/staff/partners"),
    referral: await firstOf("/staff/referrals"),
    resource: await firstOf("/staff/resources"),
  };
}

type Mailbox = (to: string, start: string) => Promise<string>;

/** Reads the newest mail to an address in the application's mailbox. @returns the path of its link that begins so */
function mailboxOf(app: BuiltApplication, page: Page): Mailbox {
  return async (to, start) => {
    const link = page.getByRole("row", { name: to }).getByRole("link").first();
    const text = page.locator("pre.mail-text").first();
    let path = "";
    await until(`a mail to ${to} with a link to ${start}`, async () => {
      await page.goto(`${app.origin}/mailbox`);
      if ((await link.count()) === 0) return false;
      await link.click();
      const words = (await text.innerText()).split(/\s+/);
      path = words.find((word) => word.startsWith(app.origin + start))?.slice(app.origin.length) ?? "";
      return path !== "";
    });
    return path;
  };
}

const lastPartOf = (page: Page) => new URL(page.url()).pathname.split("/").at(-1) ?? "";
