import type { Browser, CDPSession, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type BuiltApplication,
  demonstration,
  photographFailures,
  signIn,
  startBuiltApplication,
} from "./application";
import { faultsByAxe } from "./axe";
import { launchBrowser } from "./browser";

let app: BuiltApplication;
let browser: Browser;

beforeAll(async () => {
  app = await startBuiltApplication({ hasMailServer: false });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  const faults = app.faults();
  await app.stop();
  expect(faults).toBe("");
});

const email = demonstration.emailOf("staff");

/** A browser whose device keeps passkeys and checks who is there: Chromium's own, in memory. */
async function aDevice(): Promise<{ page: Page; session: CDPSession; authenticatorId: string }> {
  const page = await (await browser.newContext()).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { page, session, authenticatorId };
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(`${app.origin}/account`);
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Your password").fill(demonstration.password);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Make the passkey" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${app.origin}/sign-out`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
}

async function faultsOf(page: Page): Promise<string[]> {
  const found = await faultsByAxe(page);
  return found.map((fault) => `${new URL(page.url()).pathname}: ${fault}`);
}

test("somebody adds a passkey, signs in by it alone, and removes it", async () => {
  photographFailures(browser);
  const { page, session, authenticatorId } = await aDevice();
  await signIn(page, app, email);
  await addPasskey(page, "My work phone");
  await page.getByText("Your passkey is added").waitFor();
  const faults = await faultsOf(page);
  const { credentials } = await session.send("WebAuthn.getCredentials", { authenticatorId });
  expect(credentials).toHaveLength(1);

  // One for an account is enough on a device, which says so itself.
  await addPasskey(page, "The same again");
  await page.getByText("This device keeps a passkey for your account already.").waitFor();
  faults.push(...(await faultsOf(page)));

  await signOut(page);
  faults.push(...(await faultsOf(page)));
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/staff"));

  await page.goto(`${app.origin}/account`);
  const row = page.getByRole("row", { name: /My work phone/ });
  expect(await row.innerText()).not.toContain("Not yet");
  await row.getByRole("link", { name: "Remove My work phone" }).click();
  faults.push(...(await faultsOf(page)));
  await page.getByRole("button", { name: "Remove the passkey" }).click();
  await page.getByText("The passkey is removed.").waitFor();

  // The device offers it still, and nobody is signed in by it.
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("No account here has this passkey.").waitFor();
  await page.goto(`${app.origin}/account`);
  await page.waitForURL((url) => url.pathname === "/sign-in");
  expect(faults).toEqual([]);
  await page.context().close();
});

test("a device that checks nobody signs nobody in, and says how to go on", async () => {
  photographFailures(browser);
  const { page, session, authenticatorId } = await aDevice();
  await signIn(page, app, email);
  await addPasskey(page, "My tablet");
  await page.getByText("Your passkey is added").waitFor();
  await signOut(page);
  await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("No passkey was used. Try again, or sign in another way.").waitFor();
  await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await page.getByRole("button", { name: "Use your passkey" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/staff"));
  await page.context().close();
});

test("without script the way by passkey is not offered, and the page that makes one says why", async () => {
  photographFailures(browser);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${app.origin}/sign-in`);
  expect(await page.getByRole("button", { name: "Sign in with a passkey" }).isVisible()).toBe(false);
  await signIn(page, app, email);
  await page.goto(`${app.origin}/account/passkeys/new`);
  await page.getByLabel("Your password").fill(demonstration.password);
  await page.getByRole("button", { name: "Go on" }).click();
  expect(await page.getByText("Passkeys need JavaScript").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Make the passkey" }).isVisible()).toBe(false);
  await page.context().close();
});
