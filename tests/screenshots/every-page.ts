import { mkdir, rm, writeFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltApplication, startBuiltApplication } from "../e2e/application";
import { launchBrowser } from "../e2e/browser";
import { openLook } from "../e2e/open-look";
import { makePageStory, type PageStory } from "../e2e/page-story";
import { otherLooks, pageTable } from "../e2e/page-table";
import { fillToTheBrim } from "./extremes";
import { galleryOf } from "./gallery";

const folder = "reports/screenshots";
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];
const schemes = ["light", "dark"] as const;

let app: BuiltApplication;
let browser: Browser;
let story: PageStory;

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  app = await startBuiltApplication({ hasMailServer: false });
  browser = await launchBrowser();
  story = await makePageStory(app, browser);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** SCREENSHOTS_OF=staff.events takes those alone whose route begins so. */
const only = process.env.SCREENSHOTS_OF ?? "";

test.each(["seed", "extremes"] as const)("every page is photographed, with the %s", async (fill) => {
  if (fill === "extremes") await fillToTheBrim(app, story);
  const taken: string[] = [];
  for (const [route, looks] of Object.entries({ ...pageTable, other: otherLooks })) {
    if (!route.startsWith(only)) continue;
    for (const [n, look] of looks.entries()) {
      const page = story.pages[look.as];
      await openLook(app, story, page, look);
      const name = `${fill}.${route}.${n + 1}${look.refused ? ".refused" : ""}`;
      taken.push(...(await photograph(page, name)));
    }
  }
  await writeFile(`${folder}/${fill}.html`, galleryOf(taken));
  expect(taken.length).toBeGreaterThan(0);
});

/** What Chromium paints at once: a taller picture begins again from the top after 8,192 pixels. */
const tallest = 8000;

/** A picture of the whole page at each size, of a tall one in parts, by day and by night. @returns their files' names */
async function photograph(page: Page, name: string): Promise<string[]> {
  const files: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      files.push(...(await photographParts(page, `${name}.${size.width}.${colorScheme}`, size.width)));
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  return files;
}

async function photographParts(page: Page, name: string, width: number): Promise<string[]> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const tops = Array.from({ length: Math.ceil(height / tallest) }, (_, n) => n * tallest);
  const files = tops.map((top) => (top === 0 ? `${name}.png` : `${name}.part-${top / tallest + 1}.png`));
  for (const [n, top] of tops.entries()) {
    const clip = { x: 0, y: top, width, height: Math.min(tallest, height - top) };
    await page.screenshot({ path: `${folder}/${files[n]}`, fullPage: true, clip });
  }
  return files;
}
