import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stoppedClock } from "~/app/adapters/clock/clock";
import { mailboxMailer } from "~/app/adapters/email/mailbox-mailer.server";
import type { OutgoingMail } from "~/app/adapters/email/mailer";

let dataDir: string;
const clock = stoppedClock("2026-12-01T20:00:00.000Z");

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "fairday-mailbox-"));
  clock.set("2026-12-01T20:00:00.000Z");
});
afterEach(() => rm(dataDir, { recursive: true }));

const aMail = (more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  from: { name: "Job Center", address: "jobs@library.example" },
  to: "rosa@example.org",
  subject: "Your ticket",
  html: "<p>Hello</p>",
  text: "Hello",
  messageId: "<1@jobs.library.example>",
  ...more,
});
const host = "jobs.library.example";

test("a mail that one process keeps is read by another, with its calendar and its picture", async () => {
  const calendar = { method: "REQUEST" as const, content: "BEGIN:VCALENDAR" };
  const inlineImages = [{ cid: "qr", png: new Uint8Array([1, 2, 3]) }];
  expect(await mailboxMailer({ dataDir, clock }).send(aMail({ calendar, inlineImages }))).toEqual({
    outcome: "sent",
  });
  const [mail] = await mailboxMailer({ dataDir, clock }).list(host);
  expect(mail).toMatchObject({ subject: "Your ticket", to: "rosa@example.org", calendar, at: clock.now() });
  expect(mail?.inlineImages).toEqual([{ cid: "qr", dataUrl: "data:image/png;base64,AQID" }]);
  expect(await mailboxMailer({ dataDir, clock }).find(host, mail?.id ?? "")).toEqual(mail);
});

test("no other account can read a kept mail", async () => {
  await mailboxMailer({ dataDir, clock }).send(aMail());
  const folder = join(dataDir, "mailbox");
  const [name = ""] = await readdir(folder);
  expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test("the newest comes first, and the oldest are dropped past the number that is kept", async () => {
  const mailer = mailboxMailer({ dataDir, clock, keep: 2 });
  for (const subject of ["first", "second", "third"]) {
    await mailer.send(aMail({ subject }));
    clock.advance(1000);
  }
  expect((await mailer.list(host)).map(({ subject }) => subject)).toEqual(["third", "second"]);
});

test("a center sees its own mails alone", async () => {
  const mailer = mailboxMailer({ dataDir, clock });
  await mailer.send(aMail({ messageId: "<2@other.example>" }));
  const [mail] = await mailer.list("other.example");
  expect(await mailer.list(host)).toEqual([]);
  expect(await mailer.find(host, mail?.id ?? "")).toBeNull();
});

test.each(["../keys/TICKET_KEY", "1764619200000-0000000g", "", "1764619200000-00000000/x"])(
  "an id that is none opens no file: %j",
  async (id) => {
    expect(await mailboxMailer({ dataDir, clock }).find(host, id)).toBeNull();
  },
);

test("what is no whole mail in the folder is passed over", async () => {
  const mailer = mailboxMailer({ dataDir, clock });
  await mailer.send(aMail());
  await writeFile(join(dataDir, "mailbox", "1764619200000-00000000.json"), "{");
  await writeFile(join(dataDir, "mailbox", "notes.txt"), "x");
  expect(await mailer.list(host)).toHaveLength(1);
});

test("a folder that cannot be written is tried again later", async () => {
  await writeFile(join(dataDir, "mailbox"), "a file stands here");
  expect(await mailboxMailer({ dataDir, clock }).send(aMail())).toMatchObject({ outcome: "retry" });
});
