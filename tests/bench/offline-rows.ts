import type { Page } from "@playwright/test";
import { frameToVerdict } from "~/app/door/use-scanners";
import { deviceCookie } from "~/app/http/find-actor.server";
import { launchBrowser } from "../e2e/browser";
import { percentile } from "./compare";
import { makeCredential } from "./door-credential";
import { makeEvent, type Setting } from "./setting";
import { milliseconds, type Row, whole } from "./table";
import { prepareTickets } from "./tickets";

const people = 3_000;
const scans = 60;
const slowdown = 4;
/** Bytes a second of 400 kbit/s, and the milliseconds of a link that slow. */
const slowLink = { downloadThroughput: 50_000, uploadThroughput: 25_000, latency: 200 };

/**
 * A phone with the list of 3,000 people: the verdict without a connection, from the decoded code to its first paint,
 * on a processor slowed four times, and the list's way to the phone over a slow link.
 */
export async function offlineRows(setting: Setting): Promise<Row[]> {
  const { id: eventId } = await makeEvent(setting);
  const tickets = await prepareTickets(setting, { eventId, count: people });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const value = await makeCredential(setting, eventId);
    await context.addCookies([{ name: deviceCookie, value, url: setting.origin }]);
    const page = await context.newPage();
    await page.goto(`${setting.origin}/door/${eventId}`);
    await page.getByRole("button", { name: "Use this door" }).click();
    await page.getByText("list is new").waitFor();
    const list = await listOverSlowLink(page, eventId);
    await context.setOffline(true);
    await page.getByText("Offline").first().waitFor();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const codes = tickets.slice(0, scans).map(({ ticketCode }) => ticketCode);
    const times = await page.evaluate(checkIn, { codes, name: frameToVerdict });
    const p95 = percentile(times, 0.95);
    return [
      {
        name: `Verdict without a connection, list of ${whole(people)}, processor slowed ${slowdown} times: code to paint, p95`,
        ours: milliseconds(p95),
        target: "< 50 ms",
        p50: milliseconds(percentile(times, 0.5)),
        p99: milliseconds(percentile(times, 0.99)),
      },
      list,
    ];
  } finally {
    await browser.close();
  }
}

/** Runs in the page: a driver outside would ask the slowed processor all the while whether it is done. */
async function checkIn({ codes, name }: { codes: string[]; name: string }): Promise<number[]> {
  for (const [n, code] of codes.entries()) {
    const field = document.querySelector<HTMLInputElement>("#door-code");
    if (field === null) throw new Error("There is no field for the code");
    const measured = new Promise<void>((resolve) => {
      new PerformanceObserver((list, observer) => {
        if (list.getEntriesByName(name).length === 0) return;
        observer.disconnect();
        resolve();
      }).observe({ type: "measure" });
    });
    field.value = code;
    field.form?.requestSubmit();
    await measured;
    if (!document.querySelector('.verdict[data-tone="admitted"]'))
      throw new Error(`Scan ${n} was not admitted`);
    document.querySelector<HTMLButtonElement>(".verdict button")?.click();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return performance.getEntriesByName(name).map(({ duration }) => duration);
}

async function listOverSlowLink(page: Page, eventId: string): Promise<Row> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", { offline: false, ...slowLink });
  const { bytes, took } = await page.evaluate(async (path) => {
    const begun = performance.now();
    const answer = await fetch(path, { cache: "no-store" });
    await answer.json();
    const [entry] = performance.getEntriesByName(new URL(path, location.href).href).slice(-1);
    const sent = entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0;
    return { bytes: sent, took: performance.now() - begun };
  }, `/api/v1/events/${eventId}/roster`);
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await devtools.detach();
  return {
    name: `List of ${whole(people)} over 400 kbit/s, ${whole(bytes / 1000)} kB compressed`,
    ours: `${(took / 1000).toFixed(1)} s`,
  };
}
