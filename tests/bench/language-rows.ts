import type { Browser } from "@playwright/test";
import { eq } from "drizzle-orm";
import { type Locale, locales } from "~/app/i18n/locales";
import { registrations } from "~/db/schema";
import { launchBrowser } from "../e2e/browser";
import { wholeBytes } from "./byte-rows";
import { percentile } from "./compare";
import { makeEvent, type Setting } from "./setting";
import { milliseconds, type Row } from "./table";
import { prepareTickets } from "./tickets";

const rounds = 5;
const slowdown = 4;
/** Bytes a second of 400 kbit/s, and the milliseconds of a link that slow. */
const slowLink = { offline: false, downloadThroughput: 50_000, uploadThroughput: 25_000, latency: 200 };

/**
 * The registration form and the ticket in each language: what crosses the wire at a first visit, and how long a slow
 * phone takes until all of it can be used, which is the page's `load`, since these pages run no script.
 */
export async function languageRows(setting: Setting): Promise<Row[]> {
  const { id: eventId, slug } = await makeEvent(setting);
  const [ticket] = await prepareTickets(setting, { eventId, count: 1 });
  if (ticket === undefined) throw new Error("There is no ticket");
  const browser = await launchBrowser();
  const rows: Row[] = [];
  try {
    for (const { tag, name } of locales) {
      const { db } = setting.services;
      await db
        .update(registrations)
        .set({ language: tag })
        .where(eq(registrations.id, ticket.registrationId));
      const form = tag === "en" ? `/events/${slug}/registration` : `/${tag}/events/${slug}/registration`;
      rows.push(await rowOf(setting, browser, { page: `Registration form in ${name}`, tag, path: form }));
      rows.push(
        await rowOf(setting, browser, { page: `Ticket in ${name}`, tag, path: `/t/${ticket.ticketCode}` }),
      );
    }
  } finally {
    await browser.close();
  }
  return rows;
}

async function rowOf(
  { port, origin }: Setting,
  browser: Browser,
  { page, tag, path }: { page: string; tag: Locale; path: string },
): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: tag });
    const phone = await context.newPage();
    const devtools = await context.newCDPSession(phone);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", slowLink);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await phone.goto(origin + path, { waitUntil: "load" });
    if ((await phone.locator("html").getAttribute("lang")) !== tag)
      throw new Error(`${path} is not in ${tag}`);
    times.push(
      await phone.evaluate(() => {
        const [navigation] = performance.getEntriesByType("navigation");
        return navigation instanceof PerformanceNavigationTiming ? navigation.loadEventEnd : Number.NaN;
      }),
    );
    await context.close();
  }
  return {
    name: `${page}: compressed with its styles; until it can be used at 400 kbit/s, processor slowed ${slowdown} times`,
    ours: `${((await wholeBytes(port, origin, path)) / 1000).toFixed(1)} kB; ${milliseconds(percentile(times, 0.5))}`,
    p50: milliseconds(percentile(times, 0.5)),
  };
}
