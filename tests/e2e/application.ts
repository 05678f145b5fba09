import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import jsQR from "jsqr";
import type { ParsedMail } from "mailparser";
import { PNG } from "pngjs";
import { onTestFailed } from "vitest";
import type { Database } from "~/db/client.server";
import { createTestDatabase } from "~/tests/factories/database";
import { startSmtpServer } from "~/tests/factories/smtp";
import { freePort, startApplication, until } from "~/tests/faults/processes";

/** The words for the demonstration's people; the start prints them (db/seed.ts). */
export const demonstration = {
  password: "open the doors",
  emailOf: (role: "admin" | "staff" | "door" | "employer") => `${role}@riverside-library.example`,
};

export interface BuiltApplication {
  /** Where its pages are, and what its links begin with. */
  origin: string;
  database: Database;
  /** What its mail server was given; empty for ever where it has none. */
  mails: readonly ParsedMail[];
  pid: number;
  /** What it wrote after it was ready: nothing, where all went well. */
  faults(): string;
  stop(): Promise<void>;
}

/**
 * The application as `npm start` runs it: its own process and port, an empty database that it migrates and seeds,
 * and a real mail server, or none, so that mail is read at /mailbox.
 */
export async function startBuiltApplication(options: {
  hasMailServer: boolean;
  env?: Readonly<Record<string, string>>;
}): Promise<BuiltApplication> {
  const [database, smtp, dataDir, port] = await Promise.all([
    createTestDatabase(),
    options.hasMailServer ? startSmtpServer() : null,
    mkdtemp(join(tmpdir(), "fairday-browser-")),
    freePort(),
  ]);
  const origin = `http://localhost:${port}`;
  const leave = async () => {
    await smtp?.close();
    await database.drop();
    await rm(dataDir, { recursive: true });
  };
  const running = await startApplication({
    PORT: String(port),
    BASE_URL: origin,
    WEBHOOKS_TO_LOOPBACK: "on",
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ...(smtp === null ? {} : { SMTP_URL: smtp.url }),
    ...options.env,
  }).catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  const whenReady = running.output().length;
  return {
    origin,
    database: database.database,
    mails: smtp?.mails ?? [],
    pid: running.pid,
    faults: () => running.output().slice(whenReady),
    stop: async () => {
      await running.end();
      await leave();
    },
  };
}

/** Waits for the newest mail to an address whose subject fits. @throws where none comes within a minute */
export async function mailTo(app: BuiltApplication, address: string, subject: RegExp): Promise<ParsedMail> {
  const find = () =>
    app.mails.findLast((mail) => recipientsOf(mail).includes(address) && subject.test(mail.subject ?? ""));
  await until(`a mail to ${address} about ${subject}`, () => find() !== undefined);
  const found = find();
  if (found === undefined) throw new Error("the mail is gone");
  return found;
}

function recipientsOf({ to }: ParsedMail): (string | undefined)[] {
  return [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
}

/** The first link of this application in a mail's plain text whose path begins so. */
export function linkIn(mail: Pick<ParsedMail, "text">, origin: string, path: string): string {
  const start = `${origin}${path}`;
  const link = (mail.text ?? "").split(/\s+/).find((word) => word.startsWith(start));
  if (link === undefined) throw new Error(`no link to ${path} in: ${mail.text}`);
  return link;
}

/** What a QR code in a PNG says, read from its pixels by another library than drew it. */
export function qrIn(png: Buffer): string {
  const { data, width, height } = PNG.sync.read(png);
  const read = jsQR(new Uint8ClampedArray(data), width, height);
  if (read === null) throw new Error("no QR code in the picture");
  return read.data;
}

/** Signs in by the form; the page is where the person works afterwards. */
export async function signIn(
  page: Page,
  app: Pick<BuiltApplication, "origin">,
  email: string,
  password = demonstration.password,
): Promise<void> {
  await page.goto(`${app.origin}/sign-in`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Keeps what every open page shows, should the running test fail: pictures in reports/e2e, addresses on the console. */
export function photographFailures(browser: Browser): void {
  onTestFailed(async () => {
    await mkdir("reports/e2e", { recursive: true });
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const [n, page] of pages.entries()) {
      const path = `reports/e2e/page-${n + 1}.png`;
      await page.screenshot({ path, fullPage: true });
      console.error(`${path}: ${page.url()}`);
    }
  });
}
