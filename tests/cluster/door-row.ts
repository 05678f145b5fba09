import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { deviceCookie } from "~/app/http/find-actor.server";
import { scans, shortCodes } from "~/db/schema";
import { makeCredential } from "../bench/door-credential";
import { launchBrowser } from "../e2e/browser";
import { until } from "../faults/processes";
import { openDoors, type Site } from "./site";
import type { ClusterRow } from "./table";

const visitors = 12;

/** The door's own page in Chromium lets people in while the primary is away, and the server has them afterwards. */
export async function doorRow(site: Site): Promise<ClusterRow> {
  const { database, services, center, origin } = site;
  await database.becomeWhole(true);
  const { event } = await openDoors(site, visitors);
  const rows = await services.db
    .select({ code: shortCodes.shortCode })
    .from(shortCodes)
    .where(eq(shortCodes.eventId, event.id));
  const codes = rows.map(({ code }) => spokenShortCode(code));
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const value = await makeCredential({ services, center }, event.id);
    await context.addCookies([{ name: deviceCookie, value, url: origin }]);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${origin}/door/${event.id}`);
    await page.getByLabel("Door", { exact: true }).fill("North");
    await page.getByRole("button", { name: "Use this door" }).click();
    await page.getByText("list is new").waitFor();
    const [first = "", ...others] = codes;
    await letIn(page, first);
    const lost = await database.primary();
    await lost.lose();
    const began = performance.now();
    const waits: number[] = [];
    for (const code of others) waits.push(await letIn(page, code));
    const decided = (performance.now() - began) / 1000;
    const wasAway = (await database.primary().catch(() => null)) === null;
    await until("another node is primary", async () => (await database.primary().catch(() => null)) !== null);
    await page.getByText(/^Online(?!.*waiting)/).waitFor();
    const back = (performance.now() - began) / 1000;
    const kept = await services.db.$count(scans, eq(scans.eventId, event.id));
    await lost.replace();
    await database.becomeWhole(true);
    return {
      name: "The door's page in Chromium when the primary is lost",
      figures: [
        `${others.length} people let in within ${decided.toFixed(1)} s, ${wasAway ? "all" : "not all"} before there was a primary again`,
        `slowest verdict ${(Math.max(...waits) / 1000).toFixed(1)} s`,
        `"Online", nothing waiting, after ${back.toFixed(1)} s`,
        `${kept} of ${codes.length} scans at the server`,
      ],
      holds: kept === codes.length,
    };
  } finally {
    await browser.close();
  }
}

/** Types a code and waits for the verdict. @returns milliseconds from the tap to the verdict */
async function letIn(page: Page, code: string): Promise<number> {
  await page.getByRole("textbox", { name: "Ticket code" }).fill(code);
  const began = performance.now();
  await page.getByRole("button", { name: /^Check (in|out)$/ }).click();
  await page.getByRole("alert").getByText("Come in").waitFor();
  const took = performance.now() - began;
  await page.getByRole("button", { name: "Next visitor" }).click();
  return took;
}
