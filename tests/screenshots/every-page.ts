import { mkdir, rm, writeFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, test } from "vitest";
import { type BuiltApplication, startBuiltApplication } from "../e2e/application";
import { launchBrowser } from "../e2e/browser";
import { openLook } from "../e2e/open-look";
import { makePageStory, type PageStory } from "../e2e/page-story";
import { otherLooks, pageTable } from "../e2e/page-table";
import { emptyLists, fillToTheBrim } from "./extremes";
import { folder, galleryOf } from "./gallery";
import { states } from "./states";

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

/** SCREENSHOTS_OF=staff.events,survey takes those alone whose route begins with one of them. */
const only = (process.env.SCREENSHOTS_OF ?? "").split(",");
const isWanted = (route: string) => only.some((start) => route.startsWith(start));

test.each(["seed", "extremes"] as const)("every page is photographed, with the %s", async (fill) => {
  if (fill === "extremes") await fillToTheBrim(app, story);
  const taken: string[] = [];
  for (const [route, looks] of Object.entries({ ...pageTable, other: otherLooks })) {
    if (!isWanted(route)) continue;
    for (const [n, look] of looks.entries()) {
      const page = story.pages[look.as];
      await openLook(app, story, page, look);
      const name = `${fill}.${route}.${n + 1}${look.refused ? ".refused" : ""}`;
      taken.push(...(await photograph(page, name)));
    }
  }
  await writeFile(`${folder}/${fill}.html`, galleryOf(taken));
});

test("what a page shows after a step is photographed", async () => {
  const taken: string[] = [];
  for (const [route, walk] of Object.entries(states)) {
    if (!isWanted(route)) continue;
    await walk(app, story, async (state, page) => {
      taken.push(...(await photograph(page, `states.${route}.${state}`)));
    });
  }
  await writeFile(`${folder}/states.html`, galleryOf(taken));
});

/** Lists of which somebody sees the first page before there is anything in them. */
const emptied = [
  "employer.events.$eventId.interviews._index",
  "employer.events.$eventId.shared",
  "staff.events.$eventId.employers._index",
  "staff.events.$eventId.interviews._index",
  "staff.events.$eventId.openings._index",
  "staff.events.$eventId.results._index",
  "staff.events.$eventId.survey",
  "staff.events.$eventId.tables._index",
  "staff.settings_.wage-floors._index",
  "staff.settings_.webhooks._index",
  "staff.templates._index",
  "($locale).openings",
  "($locale).events.$slug_.openings",
];

test("lists are photographed with nothing in them", async () => {
  await emptyLists(app, story);
  const taken: string[] = [];
  for (const route of emptied.filter(isWanted)) {
    for (const [n, look] of (pageTable[route] ?? []).entries()) {
      if (look.refused || look.status) continue;
      await openLook(app, story, story.pages[look.as], look);
      taken.push(...(await photograph(story.pages[look.as], `none.${route}.${n + 1}`)));
    }
  }
  await writeFile(`${folder}/none.html`, galleryOf(taken));
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
