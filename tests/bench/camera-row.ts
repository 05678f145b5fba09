import { join } from "node:path";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { frameToVerdict } from "~/app/door/use-scanners";
import { deviceCookie } from "~/app/http/find-actor.server";
import { launchBrowser } from "../e2e/browser";
import { cameraFilm } from "../e2e/fake-camera";
import { percentile } from "./compare";
import { makeCredential } from "./door-credential";
import { makeEvent, type Setting } from "./setting";
import { milliseconds, type Row } from "./table";
import { prepareTickets } from "./tickets";

const visitors = 20;

/** From the camera's frame that shows a ticket to its verdict on the screen, as the door page measures it. */
export async function cameraRow(setting: Setting): Promise<Row> {
  const { id: eventId } = await makeEvent(setting);
  const tickets = await prepareTickets(setting, { eventId, count: visitors });
  const scenes = tickets.map(({ ticketCode }) => ({ payload: ticketPayload(setting.origin, ticketCode) }));
  const film = { framesPerSecond: 5, secondsPerScene: 1 };
  const browser = await launchBrowser({
    fakeCamera: await cameraFilm(scenes, join(setting.folder, "camera.y4m"), film),
  });
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const value = await makeCredential(setting, eventId);
    await context.addCookies([{ name: deviceCookie, value, url: setting.origin }]);
    const page = await context.newPage();
    await page.goto(`${setting.origin}/door/${eventId}`);
    await page.getByRole("button", { name: "Use this door" }).click();
    await page.getByRole("button", { name: "Start the camera" }).click();
    const isDone = ([name, count]: [string, number]) => performance.getEntriesByName(name).length >= count;
    await page.waitForFunction(isDone, [frameToVerdict, visitors] as [string, number], { timeout: 90_000 });
    const times = await page.evaluate(
      (name) => performance.getEntriesByName(name).map(({ duration }) => duration),
      frameToVerdict,
    );
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    return {
      name: `Camera frame to verdict on screen, ${visitors} tickets in headless Chromium on the same machine`,
      ours: milliseconds(p50),
      target: "< 300 ms",
      p50: milliseconds(p50),
      p99: milliseconds(p99),
    };
  } finally {
    await browser.close();
  }
}
