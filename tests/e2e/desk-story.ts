import type { Page } from "@playwright/test";
import type { BuiltApplication } from "./application";

interface Parts {
  app: BuiltApplication;
  staff: Page;
  admin: Page;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

/** A past shift to take back, a sampling week to remove, a file to match, and a category that is retired. */
export async function makeDeskStory(parts: Parts) {
  return {
    batch: await logShift(parts),
    sample: await countWeek(parts),
    file: await readFile(parts),
    category: await retireCategory(parts),
  };
}

async function logShift({ app, staff }: Parts): Promise<string> {
  await staff.goto(`${app.origin}/staff/desk/shifts/new`);
  await staff.getByLabel("Branch").selectOption({ label: "Central Library" });
  await staff.getByLabel("Resume").fill("12");
  await staff.getByRole("button", { name: "Log the shift" }).click();
  await staff
    .getByRole("link", { name: /^Take back/ })
    .first()
    .click();
  return pathOf(staff);
}

async function countWeek({ app, staff }: Parts): Promise<string> {
  await staff.goto(`${app.origin}/staff/desk/samples`);
  await staff.getByLabel("Branch").selectOption({ label: "East Side Branch" });
  await staff.getByLabel("A day of that week").fill("2025-10-08");
  await staff.getByLabel("Inquiries in that week").fill("84");
  await staff.getByRole("button", { name: "Keep the week" }).click();
  await staff
    .getByRole("link", { name: /^Remove/ })
    .first()
    .click();
  return pathOf(staff);
}

/** A file of another tool, half of whose words are matched. */
async function readFile({ app, admin }: Parts): Promise<string> {
  const text =
    "Date,Location,Question type,Count\n2025-01-06,Central Library,Resume,4\n1/7/2025,Annex,Jobs,2";
  await admin.goto(`${app.origin}/staff/desk/imports`);
  const file = { name: "desk.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await admin.getByLabel("CSV file").setInputFiles(file);
  await admin.getByRole("button", { name: "Read the file" }).click();
  await admin.getByRole("button", { name: "Check the file" }).click();
  await admin.getByText("cells need mending").waitFor();
  return pathOf(admin);
}

async function retireCategory({ app, admin }: Parts): Promise<string> {
  await admin.goto(`${app.origin}/staff/desk/categories`);
  await admin.getByRole("button", { name: "Retire: Benefits" }).click();
  await admin.getByRole("link", { name: "Benefits" }).click();
  return pathOf(admin);
}
