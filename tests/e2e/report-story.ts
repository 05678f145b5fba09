import type { Page } from "@playwright/test";
import type { BuiltApplication } from "./application";

/** A figure from before, a target, and a report that is public. */
export async function makeReportStory({ origin }: BuiltApplication, admin: Page) {
  const base = `${origin}/staff/report`;
  await admin.goto(`${base}/opening-balances`);
  await admin.getByLabel("Figure", { exact: true }).selectOption("attendance");
  await admin.getByLabel("First day").fill("2015-07-01");
  await admin.getByLabel("Last day").fill("2017-06-30");
  await admin.getByLabel("Number", { exact: true }).fill("250");
  await admin.getByLabel("at least").check();
  await admin.getByLabel("Source").fill("Annual report 2017");
  await admin.getByRole("button", { name: "Add the figure" }).click();
  const balance = await pathOf(admin, /^Withdraw\s*: Participants/);

  await admin.goto(`${base}/targets`);
  await admin.getByLabel("Figure", { exact: true }).selectOption("inquiries");
  await admin.getByLabel("Year").fill("2026");
  await admin.getByLabel("Target", { exact: true }).fill("4000");
  await admin.getByRole("button", { name: "Add the target" }).click();
  const target = await pathOf(admin, /^Remove\s*: Inquiries answered/);

  await admin.goto(`${base}/shares`);
  await admin.getByLabel("First day").fill("2015-01-01");
  await admin.getByLabel("Last day").fill("2031-12-31");
  await admin.getByRole("button", { name: "Publish" }).click();
  await admin.waitForURL((url) => /\/shares\/[\w-]+$/.test(url.pathname));
  const share = new URL(admin.url()).pathname;
  const link = await admin.locator("a[href*='/r/']").getAttribute("href");
  return { balance, target, share, link: new URL(link ?? "", origin).pathname };
}

async function pathOf(page: Page, name: RegExp): Promise<string> {
  const href = await page.getByRole("link", { name }).first().getAttribute("href");
  if (href === null) throw new Error(`no link ${name}`);
  return href;
}
