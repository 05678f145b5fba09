import { mkdirSync } from "node:fs";
import { test } from "vitest";
import { startBuiltApplication } from "./application";
import { launchBrowser } from "./browser";
import { makePageStory } from "./page-story";

test("look", { timeout: 500_000 }, async () => {
  mkdirSync("/tmp/shots", { recursive: true });
  const app = await startBuiltApplication({ hasMailServer: false });
  const browser = await launchBrowser();
  const story = await makePageStory(app, browser);
  const page = story.pages.anyone;
  const { open } = story;
  const shot = async (name: string, path: string, who = page, width = 390) => {
    await who.setViewportSize({ width, height: 844 });
    await who.goto(`${app.origin}${path}`);
    await who.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
  };
  const slug = open.slug;
  for (const l of ["fa", "hy", "ko"]) {
    await shot(`${l}-list`, `/${l}/`);
    await shot(`${l}-event`, `/${l}/events/${slug}`);
    await shot(`${l}-form`, `/${l}/events/${slug}/registration`);
  }
  await shot(`fa-list-desk`, `/fa/`, page, 1280);
  await page.goto(`${app.origin}/fa/events/${slug}/registration`);
  await page.locator("main form button").last().click();
  await page.screenshot({ path: `/tmp/shots/fa-refused.png`, fullPage: true });
  await page.locator("[name=name]").fill("مریم Smith-حسینی");
  await page.locator("main form button").last().click();
  await page.waitForURL(/\/m\//);
  await page.screenshot({ path: `/tmp/shots/fa-manage.png`, fullPage: true });
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: `/tmp/shots/fa-print.png`, fullPage: true });
  await page.emulateMedia({ media: "screen" });
  const url = page.url();
  await page.goto(`${url}?lang=zh-Hant`);
  await page.screenshot({ path: `/tmp/shots/zh-manage.png`, fullPage: true });
  await page.goto(`${url}/party?lang=fa`);
  await page.screenshot({ path: `/tmp/shots/fa-party.png`, fullPage: true });
  await shot("staff-languages", "/staff/languages", story.pages.staff, 1280);
  await shot("staff-language", "/staff/languages/fa", story.pages.staff, 390);
  await shot("staff-texts", `/staff/events/${open.id}/texts`, story.pages.staff, 390);
  await shot("staff-text", `/staff/events/${open.id}/texts/fa`, story.pages.staff, 390);
  const kiosk = story.pages.kiosk;
  await kiosk.setViewportSize({ width: 1024, height: 768 });
  await kiosk.goto(`${app.origin}/kiosk/${story.live.id}`);
  await kiosk.screenshot({ path: `/tmp/shots/kiosk-en.png` });
  await kiosk.goto(`${app.origin}/kiosk/${story.live.id}?lang=fa`);
  await kiosk.screenshot({ path: `/tmp/shots/kiosk-fa.png` });
  await kiosk.goto(`${app.origin}/kiosk/${story.live.id}/registrations?lang=fa`);
  await kiosk.screenshot({ path: `/tmp/shots/kiosk-fa-form.png` });
  await browser.close();
  console.log(app.faults());
  await app.stop();
});
