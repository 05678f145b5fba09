import { once } from "node:events";
import { get } from "node:http";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findEventDetail } from "~/db/queries/event-detail";
import {
  aCenter,
  anOpening,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { faultsByAxe } from "./axe";
import { launchBrowser } from "./browser";
import { type ListeningApp, listen } from "./listening-app";

const oldPhone: BrowserContextOptions = { viewport: { width: 320, height: 568 }, javaScriptEnabled: false };
const title = "Warehouse, delivery and kitchen jobs at the Harborline terminals";

let services: TestServices;
let center: TestCenter;
let app: ListeningApp;
let browser: Browser;
let eventId: string;
let eventPath: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  const openings = ["Warehouse associate", "Kitchen assistant", "Delivery driver"].map((opening) =>
    anOpening({
      title: opening,
      duties: "Lift, sort and carry.",
      schedule: "Mornings",
      howToApply: "At the event",
    }),
  );
  eventId = await aPublishedEvent(services, center, {
    title,
    roomId: center.roomId,
    description: "Recruiters meet you one by one.\n\nAsk about paid training.",
    openings,
  });
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  eventPath = `/events/${event?.slug}`;
  app = await listen(services);
  browser = await launchBrowser();
});
afterEach(async () => {
  expect(app.faults).toEqual([]);
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await services.drop();
});

const visitor = async (options: BrowserContextOptions = oldPhone) =>
  (await browser.newContext(options)).newPage();

/** Registers by the form, and is on the manage page afterwards. */
async function register(page: Page, name = "Ana Ruiz") {
  await page.goto(`${app.origin}${eventPath}/registration`);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Get my ticket" }).click();
  await page.getByRole("img", { name: "Your ticket as a QR code" }).waitFor();
}

async function expectNoViolation(page: Page) {
  // axe needs script, which a page read without it cannot run.
  expect(await faultsByAxe(page)).toEqual([]);
}

const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe("without script, on a screen of 320 pixels", () => {
  test("a visitor finds the event, gets a ticket, corrects the name, cancels and comes back", async () => {
    const page = await visitor();
    await page.goto(app.origin);
    await page.getByLabel("Job or employer").fill("kitchen");
    await page.getByRole("button", { name: "Find events" }).click();
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("link", { name: "Get a ticket" }).click();
    await page.getByLabel("E-mail").fill("Ana <ana@example.org>");
    await page.getByRole("button", { name: "Get my ticket" }).click();
    await page.getByRole("link", { name: "Type a name." }).click();
    await page.keyboard.type("Ana Ruiz");
    await page.getByLabel("E-mail").fill("ana@example.org");
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: "Your ticket as a QR code" }).waitFor();
    expect(await page.locator("noscript p").isVisible()).toBe(true);

    await page.getByRole("link", { name: "Correct my name" }).click();
    await page.getByLabel("Name").fill("Anna Ruiz");
    await page.getByRole("button", { name: "Save my name" }).click();
    await page.getByRole("heading", { name: "Anna" }).waitFor();
    await page.getByRole("button", { name: "Cancel my place" }).click();
    expect(await page.getByRole("img", { name: "Your ticket" }).count()).toBe(0);
    await page.getByRole("button", { name: "Take my place again" }).click();
    await page.getByRole("img", { name: "Your ticket as a QR code" }).waitFor();
  });
});

describe("by keyboard", () => {
  test("the first stop leads past the masthead, and the form is filled and sent without a mouse", async () => {
    const page = await visitor({ viewport: { width: 390, height: 844 } });
    await page.goto(`${app.origin}${eventPath}/registration`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Kim Lee");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Kim" }).waitFor();
  });
});

describe("at 400 percent on a desk, by keyboard alone", () => {
  test("a ticket is got and given back, and what has the focus is always in sight", async () => {
    // 1280 by 1024 pixels at 400 percent (WCAG 2.2, 1.4.10).
    const page = await visitor({ viewport: { width: 320, height: 256 } });
    const isInSight = () =>
      page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        return box !== undefined && box.bottom > 0 && box.top < innerHeight;
      });
    /** Tabs until something by this name has the focus. */
    const reach = async (name: string) => {
      for (let stops = 0; stops < 60; stops++) {
        await page.keyboard.press("Tab");
        expect([name, await isInSight()]).toEqual([name, true]);
        const found = await page.evaluate(
          (wanted) => document.activeElement?.textContent?.trim() === wanted,
          name,
        );
        if (found) return;
      }
      throw new Error(`"${name}" is not reached by the keyboard`);
    };
    await page.goto(app.origin + eventPath);
    await reach("Get a ticket");
    await page.keyboard.press("Enter");
    await page.getByLabel("Name").focus();
    await page.keyboard.type("Kim Lee");
    await reach("Get my ticket");
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: "Your ticket as a QR code" }).waitFor();
    expect(await isWide(page)).toBe(false);
    await reach("Cancel my place");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Take my place again" }).waitFor();
  });
});

describe("what a visitor's system asks for", () => {
  const pages = () => [eventPath, `${eventPath}/registration`, "/"];

  test("nothing moves where they want nothing to", async () => {
    const page = await visitor({ reducedMotion: "reduce" });
    for (const path of pages()) {
      await page.goto(app.origin + path);
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll("*")]
          .map((element) => getComputedStyle(element))
          .filter(
            ({ animationName, transitionDuration }) =>
              animationName !== "none" || transitionDuration.split(", ").some((time) => time !== "0s"),
          ),
      );
      expect([path, moving.length]).toEqual([path, 0]);
    }
  });

  test("buttons, fields and the focus keep their edges in their colours", async () => {
    const page = await visitor({ forcedColors: "active" });
    await page.goto(`${app.origin}${eventPath}/registration`);
    const edgeOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
          return borderTopStyle !== "none" && Number.parseFloat(borderTopWidth) >= 1;
        });
    for (const selector of [".button", "input[name=name]", "select"]) {
      expect([selector, await edgeOf(selector)]).toEqual([selector, true]);
    }
    await page.getByLabel("Name").focus();
    const ring = await page.getByLabel("Name").evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
    });
    expect(ring).toBeGreaterThanOrEqual(2);
  });
});

describe("every public page", () => {
  test("has no fault that axe finds and does not scroll sideways at 320 pixels, by day and by night", async () => {
    const { manageCode, ticketCode } = await aRegistration(services, center, eventId, {
      name: "Bartholomew-Maximilian Featherstonehaugh-Wolfeschlegelstein",
    });
    const full = await aPublishedEvent(services, center, { capacity: 1, title: "Full house" });
    await aRegistration(services, center, full);
    const fullEvent = await findEventDetail(services.db, { centerId: center.id, eventId: full });
    const paths = [
      ...["/", "/events?q=nothing", "/events?from=2026-02-31", "/privacy"],
      ...[eventPath, `${eventPath}/registration`, `/embed${eventPath}`],
      ...[`/events/${fullEvent?.slug}`, `/events/${fullEvent?.slug}/registration`],
      ...[`/m/${manageCode}`, `/m/${manageCode}/name`, `/m/${manageCode}/return`, `/t/${ticketCode}`],
      "/m/0",
    ];
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await visitor({ viewport: { width: 320, height: 568 }, colorScheme });
      for (const path of paths) {
        await page.goto(app.origin + path);
        expect([path, await isWide(page)]).toEqual([path, false]);
        await expectNoViolation(page);
      }
    }
  });

  test("is short of 30 KB compressed with its styles, the event's page above all", async () => {
    const page = await visitor({});
    const { manageCode } = await aRegistration(services, center, eventId);
    const sizes: Record<string, number> = {};
    for (const path of [
      "/",
      eventPath,
      `${eventPath}/registration`,
      `/embed${eventPath}`,
      `/m/${manageCode}`,
    ]) {
      sizes[path === `/m/${manageCode}` ? "/m/" : path] = await bytesOf(page, path);
    }
    for (const bytes of Object.values(sizes)) expect(bytes).toBeLessThan(30 * 1024);
  });
});

/** What a browser is sent for a page and its style sheets. */
async function bytesOf(page: Page, path: string): Promise<number> {
  await page.goto(app.origin + path);
  const sheets = await page
    .locator('link[rel="stylesheet"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(sheets.length).toBeGreaterThan(0);
  expect(new Set(sheets).size, "no sheet is linked twice").toBe(sheets.length);
  const parts = await Promise.all([path, ...sheets].map((part) => sentBytes(app.origin + part)));
  return parts.reduce((sum, bytes) => sum + bytes, 0);
}

/** The length of a body as it is sent, compressed by brotli. */
async function sentBytes(url: string): Promise<number> {
  const request = get(url, { headers: { "accept-encoding": "br" } });
  const [answer] = await once(request, "response");
  expect(answer.headers["content-encoding"]).toBe("br");
  let bytes = 0;
  for await (const chunk of answer) bytes += chunk.length;
  return bytes;
}

describe("the ticket", () => {
  test("is printed by one tap, as half a page with the code 4 cm wide and nothing else", async () => {
    const page = await visitor({ viewport: { width: 700, height: 900 } });
    await register(page);
    await page.evaluate(() => {
      window.print = () => {
        document.title = "printing";
      };
    });
    await page.getByRole("button", { name: "Print my ticket" }).click();
    expect(await page.title()).toBe("printing");

    await page.emulateMedia({ media: "print" });
    const millimetres = (pixels: number) => (pixels / 96) * 25.4;
    const ticket = await page.getByRole("article").boundingBox();
    expect(millimetres(ticket?.height ?? 0)).toBeGreaterThan(40);
    // Half of a US Letter page within margins of 15 mm.
    expect(millimetres(ticket?.height ?? 999)).toBeLessThan(124);
    const qr = await page.getByRole("img", { name: "Your ticket as a QR code" }).boundingBox();
    expect(millimetres(qr?.width ?? 0)).toBeGreaterThan(48);
    for (const button of await page.getByRole("button").all()) expect(await button.isVisible()).toBe(false);
  });

  test("asks nothing of another site, and no request carries its address there", async () => {
    const page = await visitor({ viewport: { width: 390, height: 844 } });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await register(page);
    expect(asked.filter((url) => !url.startsWith(app.origin))).toEqual([]);
    const map = page.getByRole("link", { name: "Map" });
    const opened = page
      .context()
      .waitForEvent("request", (request) => request.url().includes("openstreetmap"));
    await map.click();
    expect((await opened).headers().referer).toBeUndefined();
  });
});

describe("finished on a shared computer", () => {
  test("Back shows neither the ticket nor what was typed", async () => {
    const page = await visitor({ viewport: { width: 1280, height: 800 } });
    await register(page, "Ana Ruiz");
    const manage = page.url();
    await page.getByRole("button", { name: "Finished: clear this screen" }).click();
    await page.getByRole("heading", { name: "Upcoming events" }).waitFor();
    await page.goBack();
    expect(page.url()).toBe(manage);
    await page.getByRole("heading", { name: "This screen was cleared" }).waitFor();
    expect(await page.content()).not.toContain("Ana");
    await page.goBack();
    await page.getByRole("heading", { name: "Get your ticket" }).waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("");
  });
});
