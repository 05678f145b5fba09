import { readFile } from "node:fs/promises";
import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderPdf } from "~/tests/factories/rendered-pdf";
import { type BuiltApplication, demonstration, signIn, startBuiltApplication } from "./application";
import { launchBrowser } from "./browser";

let app: BuiltApplication;
let browser: Browser;

beforeAll(async () => {
  app = await startBuiltApplication({ hasMailServer: false });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test("who has just signed in gets to the report of one page in three clicks", async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await signIn(page, app, demonstration.emailOf("staff"));
  await page.goto(`${app.origin}/staff`);
  await page.getByRole("link", { name: "Report", exact: true }).click();
  await page.getByRole("link", { name: "This year", exact: true }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Print one page (PDF)" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^report-\d{4}-01-01-to-.*\.pdf$/);
  const pages = renderPdf(await readFile(await download.path()));
  expect(pages).toHaveLength(1);
  expect(pages.flatMap(({ lines }) => lines).join(" ")).toContain("Inquiries answered");
});
