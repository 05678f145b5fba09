import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltApplication, photographFailures, startBuiltApplication } from "./application";
import { launchBrowser } from "./browser";
import { faultsSeenBy } from "./page-faults";
import { makePageStory, type PageStory, visitorsOfStaff } from "./page-story";

let app: BuiltApplication;
let browser: Browser;
let story: PageStory;

beforeAll(async () => {
  app = await startBuiltApplication({ hasMailServer: false });
  browser = await launchBrowser();
  story = await makePageStory(app, browser);
});
afterAll(async () => {
  await browser.close();
  const faults = app.faults();
  await app.stop();
  expect(faults).toBe("");
});

describe("no page of staff has a fault that axe knows, or scrolls sideways at 390 or 320 pixels", () => {
  // More than a hundred pages: on a busy machine that takes longer than a test usually may.
  test.each(visitorsOfStaff)("as %s", { timeout: 300_000 }, async (visitor) => {
    photographFailures(browser);
    expect(await faultsSeenBy(app, story, visitor)).toEqual([]);
  });
});
