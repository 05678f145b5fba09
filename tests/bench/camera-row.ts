import { join } from "node:path";
import { makeDoorPass } from "~/app/commands/make-door-pass.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { frameToVerdict } from "~/app/door/use-scanners";
import { deviceCookie } from "~/app/http/find-actor.server";
import { launchBrowser } from "../e2e/browser";
import { cameraFilm } from "../e2e/fake-camera";
import { percentile } from "./compare";
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

/** Signs a phone in by a door pass, as a volunteer's is. */
async function makeCredential({ services, center }: Setting, eventId: string): Promise<string> {
  const made = await makeDoorPass(services, { actor: center.staff, eventId });
  if (made.outcome === "refused") throw new Error(`No door pass: ${made.reason}`);
  const { code } = services.codes.invitation({ id: made.passId, generation: 1 });
  const redeemed = await redeemDoorPass(services, { center, token: code, label: "bench" });
  if (redeemed.outcome === "refused") throw new Error(`The door pass was refused: ${redeemed.reason}`);
  return redeemed.credential;
}
