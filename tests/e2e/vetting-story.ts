import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { openings } from "~/db/schema";
import type { BuiltApplication } from "./application";

interface Parts {
  app: BuiltApplication;
  staff: Page;
  admin: Page;
  employer: Page;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

/** A request with a flag and a thread, an employer that is half checked, a template and a wage floor. */
export async function makeVettingStory(parts: Parts, request: { id: string; employerId: string }) {
  return {
    template: await writeTemplate(parts),
    floorRemoval: await addFloor(parts),
    flag: await raiseFlag(parts, request.id),
    ...(await writeToEachOther(parts, request.id)),
    ...(await checkTheStreet(parts, request.employerId)),
  };
}

async function writeTemplate({ app, staff }: Parts): Promise<string> {
  await staff.goto(`${app.origin}/staff/templates/new`);
  await staff.getByLabel("Name").fill("Pay is missing");
  await staff.getByLabel("Words").fill("What does the job pay? Write the lowest and the highest figure.");
  await staff.getByRole("button", { name: "Keep the template" }).click();
  await staff.getByRole("link", { name: "Pay is missing", exact: true }).click();
  return pathOf(staff);
}

async function addFloor({ app, admin }: Parts): Promise<string> {
  await admin.goto(`${app.origin}/staff/settings/wage-floors`);
  await admin.getByLabel("From").fill("2026-07-01");
  await admin.getByLabel("Dollars an hour").fill("17.90");
  await admin.getByLabel("Area words").fill("Nowhere at all");
  await admin.getByLabel("Source").fill("City wage order of July 2026");
  await admin.getByRole("button", { name: "Add the wage floor" }).click();
  await admin.getByRole("link", { name: /^Remove/ }).click();
  return pathOf(admin);
}

async function raiseFlag({ app, staff }: Parts, eventId: string): Promise<string> {
  const { db } = app.database;
  await db
    .update(openings)
    .set({ minimumQualifications: "Clean record required." })
    .where(eq(openings.eventId, eventId));
  await staff.goto(`${app.origin}/staff/events/${eventId}`);
  await staff
    .getByRole("link", { name: /^Decide ?: Criminal records/ })
    .first()
    .click();
  return pathOf(staff);
}

async function writeToEachOther({ app, staff, employer }: Parts, eventId: string) {
  await employer.goto(`${app.origin}/employer/events/${eventId}/thread`);
  await employer.getByLabel("Your message").fill("May we bring a banner? It is two meters wide.");
  await employer.getByRole("button", { name: "Send the message" }).click();
  await employer.getByText("Your message is sent to the center.").waitFor();
  await staff.goto(`${app.origin}/staff/events/${eventId}/thread`);
  await staff.getByLabel("Template").selectOption({ label: "Pay is missing" });
  await staff.getByRole("button", { name: "Put its words in" }).click();
  await staff.getByText("What does the job pay?").waitFor();
  await staff.getByRole("button", { name: "Send the message" }).click();
  await staff.getByText("Your message is sent to the employer.").waitFor();
  return { thread: pathOf(staff) };
}

async function checkTheStreet({ app, staff }: Parts, employerId: string) {
  await staff.goto(`${app.origin}/staff/employers/${employerId}/vetting/checks/street`);
  await staff.getByRole("radio", { name: "A concern" }).check();
  await staff.getByLabel("Note").fill("The map shows a shop for mailboxes.");
  await staff.getByRole("button", { name: "Keep this check" }).click();
  await staff.getByText("The check is kept.").waitFor();
  return {};
}
