import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import QRCode from "qrcode";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import type { SentProps } from "~/app/door/door-page-props";
import { frameToVerdict } from "~/app/door/use-scanners";
import { buildDoorPage, type DoorStub, startDoorStub } from "~/tests/door/stub/door-stub";
import type { StubTicket } from "~/tests/door/stub/stub-api";
import { faultsByAxe } from "./axe";
import { launchBrowser } from "./browser";
import { cameraFilm } from "./fake-camera";

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const ticket = (at: number, name: string, state: StubTicket["state"] = "registered"): StubTicket => ({
  code: `A${at}`.padEnd(34, "0"),
  shortCode: shortCodeOf(1_000_000 + at),
  name,
  state,
});
const ana = ticket(1, "Ana Ruiz");
const li = ticket(2, "Li Wei");
const cancelled = ticket(3, "Anahit Petrosyan", "cancelled");
const payload = ({ code }: StubTicket) => `https://JOBS.LIBRARY.EXAMPLE.ORG/T/${code}`;

let folder: string;
let built: Awaited<ReturnType<typeof buildDoorPage>>;
let browser: Browser;
const stubs: DoorStub[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairday-door-"));
  built = await buildDoorPage();
  // Ana's ticket is held for three seconds, then Li's comes at once, then the table is empty.
  const scenes = [{ payload: payload(ana) }, { payload: payload(li) }, "blank"] as const;
  browser = await launchBrowser({
    fakeCamera: await cameraFilm(scenes, join(folder, "camera.y4m"), { secondsPerScene: 3 }),
    args: ["--host-resolver-rules=MAP door.example 127.0.0.1"],
  });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  for (const stub of stubs.splice(0)) await stub.stop();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** A volunteer's phone at a door that has its name. */
async function atTheDoor(props: Partial<SentProps> = {}, options: BrowserContextOptions = phone) {
  const stub = await startDoorStub(built, [ana, li, cancelled], props);
  stubs.push(stub);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(stub.url);
  await page.getByRole("button", { name: "Use this door" }).click();
  return { stub, page };
}

const verdict = (page: Page) => page.getByRole("alert");
const check = async (page: Page, code: string) => {
  await page.getByRole("textbox", { name: "Ticket code" }).fill(code);
  await page.getByRole("button", { name: "Check in" }).click();
};
/** Types as a scanner does: key after key without a pause. */
async function scannerTypes(page: Page, text: string) {
  for (const sign of text) await page.keyboard.press(sign === " " ? "Space" : sign);
  await page.keyboard.press("Enter");
}

describe("the camera", () => {
  test("opens by one tap, reads one code after the other untouched, and a code held in view once", async () => {
    const { stub, page } = await atTheDoor();
    await page.getByRole("button", { name: "Start the camera" }).click();
    await page.waitForFunction((name) => performance.getEntriesByName(name).length >= 2, frameToVerdict);
    const codes = stub.received.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining([payload(ana), payload(li)]));
    // The film plays in a loop, so that a code may come again; after another one it is a second look.
    expect(codes.every((code, at) => code !== codes[at - 1])).toBe(true);
  });

  test("is explained, with a photo instead, where the address is not secure", async () => {
    const stub = await startDoorStub(built, [ana]);
    stubs.push(stub);
    const page = await (await browser.newContext(phone)).newPage();
    await page.goto(stub.url.replace("localhost", "door.example"));
    await page.getByRole("button", { name: "Use this door" }).click();
    expect(await page.getByText("not on a secure address").isVisible()).toBe(true);
    const photo = {
      name: "photo.png",
      mimeType: "image/png",
      buffer: await QRCode.toBuffer(payload(ana), { width: 900 }),
    };
    await page.getByLabel("Take a photo of the code").setInputFiles(photo);
    await verdict(page).getByText("Ana Ruiz").waitFor();
  });
});

describe("a scanner that types", () => {
  test("is taken with the focus anywhere, and presses no button", async () => {
    const { stub, page } = await atTheDoor();
    await page.getByRole("button", { name: "Count walk-in" }).focus();
    await scannerTypes(page, ana.shortCode);
    await verdict(page).getByText("Ana Ruiz").waitFor();
    expect(stub.received.map(({ code }) => code)).toEqual([ana.shortCode]);
  });

  test("leaves what a person typed in the search", async () => {
    const { stub, page } = await atTheDoor();
    await page.getByRole("button", { name: "Find" }).click();
    const search = page.getByRole("searchbox", { name: "Name or ticket code" });
    await search.pressSequentially("anah", { delay: 120 });
    await page.getByText("Anahit Petrosyan").waitFor();
    await scannerTypes(page, ana.shortCode);
    await verdict(page).getByText("Ana Ruiz").waitFor();
    await page.getByRole("button", { name: "Next visitor" }).click();
    expect(await search.inputValue()).toBe("anah");
    expect(stub.received).toHaveLength(1);
  });
});

describe("a volunteer without a camera", () => {
  test("finds a visitor by name, lets in, takes back by name, and lets in again", async () => {
    const { stub, page } = await atTheDoor();
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("searchbox").fill("wei");
    await page.getByRole("button", { name: "Let in Li Wei" }).click();
    await verdict(page).getByText("Come in").waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByRole("heading", { name: "Take back Li Wei?" }).waitFor();
    await page.getByRole("button", { name: "Take back", exact: true }).click();
    await page.getByText("Taken back").waitFor();
    await check(page, li.shortCode);
    await verdict(page).getByText("Come in").waitFor();
    expect(stub.received.map((body) => ("undoes" in body ? "undo" : body.code))).toEqual([
      li.shortCode,
      "undo",
      li.shortCode,
    ]);
  });

  test("counts a walk-in by one tap, and lets one in by name and language", async () => {
    const { stub, page } = await atTheDoor();
    await page.getByRole("button", { name: "Count walk-in" }).click();
    await verdict(page).getByText("One walk-in was counted.").waitFor();
    await page.getByRole("button", { name: "Next visitor" }).click();
    await page.getByRole("button", { name: "Named walk-in" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Marisol Vega");
    await page.getByRole("combobox", { name: "Language" }).selectOption("es");
    await page.getByRole("button", { name: "Let in", exact: true }).click();
    await verdict(page).getByText("Marisol Vega").waitFor();
    expect(stub.received[0]).not.toHaveProperty("name");
    expect(stub.received[1]).toMatchObject({ name: "Marisol Vega", language: "es", door: "Main door" });
    await page.locator(".door-count", { hasText: "arrived" }).getByText("2").waitFor();
  });

  test("lets in a cancelled ticket only where staff are signed in", async () => {
    const door = await atTheDoor();
    await check(door.page, cancelled.shortCode);
    await verdict(door.page).getByText("This ticket was cancelled.").waitFor();
    expect(await door.page.getByRole("button", { name: "Let in anyway" }).count()).toBe(0);
    const staff = await atTheDoor({ canOverride: true });
    await check(staff.page, cancelled.shortCode);
    await staff.page.getByRole("button", { name: "Let in anyway" }).click();
    await verdict(staff.page).getByText("Come in").waitFor();
    expect(staff.stub.received.map(({ override }) => override)).toEqual([false, true]);
  });

  test("types a code without scripts", async () => {
    const stub = await startDoorStub(built, [ana]);
    stubs.push(stub);
    const page = await (await browser.newContext({ ...phone, javaScriptEnabled: false })).newPage();
    await page.goto(stub.url);
    await page.getByRole("textbox", { name: "Door" }).fill("Garden side");
    await check(page, ana.shortCode);
    await verdict(page).getByText("Come in").waitFor();
    expect(
      await page.getByRole("textbox", { name: "Ticket code" }).evaluate((it) => it.matches(":focus")),
    ).toBe(true);
    expect(await page.locator("form.door-code input[name=door]").inputValue()).toBe("Garden side");
  });
});

describe("what goes wrong", () => {
  test("a scan without connection is kept, and its verdict comes by itself with the same id", async () => {
    const { stub, page } = await atTheDoor();
    stub.faults.cut = true;
    await check(page, ana.shortCode);
    await verdict(page).getByText("No connection.").waitFor();
    await page.getByText("Offline, 1 waiting").waitFor();
    stub.faults.cut = false;
    await verdict(page).getByText("Come in").waitFor();
    expect(stub.scans.size).toBe(1);
  });

  test("an ended sign-in keeps the scan and its id, and asks over the page", async () => {
    const { stub, page } = await atTheDoor();
    stub.faults.signedOut = true;
    await check(page, ana.shortCode);
    await page.getByRole("heading", { name: "Your sign-in has ended" }).waitFor();
    await page.getByText("1 scan is kept on this phone").waitFor();
    const [other] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("link", { name: "Sign in on a new page" }).click(),
    ]);
    expect(other.url()).toContain("/sign-in?next=");
    stub.faults.signedOut = false;
    await other.close();
    await page.getByRole("button", { name: "I have signed in" }).click();
    await verdict(page).getByText("Ana Ruiz").waitFor();
    expect(stub.received.map(({ code }) => code)).toEqual([ana.shortCode]);
  });

  test("withdrawn access is told at once", async () => {
    const { stub, page } = await atTheDoor();
    await page.getByText("Online").waitFor();
    stub.withdraw();
    await page.getByRole("heading", { name: "Your access to this door has ended" }).waitFor();
  });

  test("a bad code leaves the page ready for the next", async () => {
    const { page } = await atTheDoor();
    await check(page, "WIFI:S:Library;;");
    await verdict(page).getByText("Stop", { exact: true }).waitFor();
    await scannerTypes(page, ana.shortCode);
    await verdict(page).getByText("Come in").waitFor();
  });
});

describe("the page", () => {
  test.each([
    ["a phone", { width: 390, height: 844 }],
    ["a small old phone", { width: 320, height: 568 }],
    ["a desk", { width: 1280, height: 800 }],
  ])("has no flaw that axe knows, no small target and no scrolling on %s", async (_where, viewport) => {
    const { page } = await atTheDoor({ canOverride: true }, { viewport });
    const flaws = () => faultsByAxe(page);
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("button, a, input:not([type=hidden]):not(.visually-hidden), select")]
          .filter((element) => element.checkVisibility() && element.closest(".choice") === null)
          .filter((element) => element.getBoundingClientRect().height < 44)
          .map((element) => element.outerHTML),
      );
    const overflow = () =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
        return [scrollWidth - clientWidth, scrollHeight - clientHeight];
      });
    const sound = async () =>
      expect([await flaws(), await small(), await overflow()]).toEqual([[], [], [0, 0]]);
    await sound();
    await check(page, cancelled.shortCode);
    await verdict(page).waitFor();
    await sound();
    await page.getByRole("button", { name: "Next visitor" }).click();
    for (const panel of ["Find", "Named walk-in", "More"]) {
      await page.getByRole("button", { name: panel, exact: true }).click();
      expect([await flaws(), await small()]).toEqual([[], []]);
      await page.keyboard.press("Escape");
    }
  });
});
