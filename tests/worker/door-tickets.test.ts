import { and, eq } from "drizzle-orm";
import ICAL from "ical.js";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { smtpMailer } from "~/app/adapters/email/smtp-mailer.server";
import { announceToEmployers } from "~/app/commands/announce-to-employers.server";
import { claimMessages } from "~/app/commands/claim-messages.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { sendDue } from "~/app/worker/worker.server";
import { outbox } from "~/db/schema";
import { aCenter, type TestCenter } from "../factories/center";
import { aFair, aFairEmployer, aPersonNamed, aTable, type TestFairEmployer } from "../factories/fairs";
import { createTestServices, noon, type TestServices } from "../factories/services";
import { startSmtpServer } from "../factories/smtp";
import { takeBackTable } from "../factories/tables";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let employer: TestFairEmployer;
let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
let mailer: ReturnType<typeof smtpMailer>;
const faults: unknown[] = [];
const kim = aPersonNamed("Kim Lee", "kim@mail.example");

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  smtp = await startSmtpServer();
  mailer = smtpMailer(smtp.url);
});
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await aFair(services, center);
  employer = await aFairEmployer(services, center);
  await aTable(services, center, eventId, employer, { people: [aPersonNamed("Ana Reyes"), kim] });
  smtp.mails.length = 0;
});
afterEach(async () => {
  expect(faults.splice(0)).toEqual([]);
  await services.db.delete(outbox);
});
afterAll(async () => {
  mailer.close();
  await smtp.close();
  await services.drop();
});

async function workAll(): Promise<void> {
  const options = {
    originOf: async () => "https://center.example",
    onError: (error: unknown) => faults.push(error),
  };
  while ((await sendDue({ ...services, mailer }, options)) > 0);
}

test("somebody who stands at a table reads what staff write to all employers, and nothing once the ticket ended", async () => {
  const announce = () =>
    announceToEmployers(services, {
      ...{ actor: center.staff, center, eventId, announcementId: services.ids.uuid() },
      text: "Park in the yard from 8 AM.",
    });
  await announce();
  await workAll();
  const [message] = toKim().filter(({ text }) => text?.includes("Park in the yard"));
  expect(message?.text).toContain("Cedar Foods Co-op");
  expect(message?.text).not.toContain("/employer/");
  smtp.mails.length = 0;
  await announce();
  await takeBackTable(services, center, eventId, employer.employerId);
  await workAll();
  expect(toKim().filter(({ text }) => text?.includes("Park in the yard"))).toEqual([]);
});

/** What the mail server got for Kim, the oldest first. */
const toKim = () => smtp.mails.filter(({ to }) => to && !Array.isArray(to) && to.text === "kim@mail.example");

function calendarIn(mail: (typeof smtp.mails)[number] | undefined) {
  const part = mail?.attachments.find((attachment) => attachment.contentType === "text/calendar");
  const calendar = new ICAL.Component(ICAL.parse(part?.content.toString("utf8") ?? ""));
  const event = calendar.getFirstSubcomponent("vevent");
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event?.getFirstPropertyValue("uid"),
    sequence: event?.getFirstPropertyValue("sequence"),
  };
}

const readQr = (mail: (typeof smtp.mails)[number] | undefined) => {
  const image = mail?.attachments.find((attachment) => attachment.contentType === "image/png");
  const pixels = PNG.sync.read(image?.content ?? Buffer.alloc(0));
  return jsQR(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height)?.data ?? "";
};

const step = (name: "accept" | "decline" | "withdraw") =>
  takeTableStep(services, {
    ...{ actor: center.staff, center, eventId, employerId: employer.employerId },
    ...{ name, reason: "Secret reason" },
  });

describe("a door ticket in the mail", () => {
  test("goes to whose address the employer gave, and its QR opens the door", async () => {
    await workAll();
    expect(smtp.mails.filter(({ subject }) => subject?.startsWith("Your door ticket"))).toHaveLength(1);
    const [mail] = toKim();
    expect(mail?.subject).toMatch(/^Your door ticket: Spring job fair/);
    expect(mail?.text).toContain("Kim Lee, show this QR code at the door.");
    expect(mail?.text).toContain("Cedar Foods Co-op");
    const scan = await recordScan(services, {
      ...{ actor: center.door, eventId, scanId: services.ids.uuid(), text: readQr(mail), scannedAt: null },
      ...{ door: null, device: null, override: false, verdictMs: null },
    });
    expect(scan).toMatchObject({ answer: { outcome: "admitted" } });
  });

  test("puts the event into the calendar, and leads to nothing that a visitor does with a place", async () => {
    await workAll();
    const [mail] = toKim();
    expect(calendarIn(mail)).toMatchObject({ method: "REQUEST", sequence: 1 });
    const links = [...String(mail?.html).matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href);
    const own = links.filter((href) => href.includes("/m/"));
    expect(own).toHaveLength(1);
    expect(own[0]).toMatch(/^https:\/\/center\.example\/m\/[0-9A-Z]{26}\/data$/);
    expect(links.filter((href) => /\/[ta]\/|survey|feeds/.test(href))).toEqual([]);
  });

  test("that is delivered again is the same mail, with one Message-ID", async () => {
    await claimMessages(services, { limit: 100 });
    services.clock.advance(91_000);
    await workAll();
    const [first] = toKim();
    const isTicket = and(eq(outbox.kind, "door-ticket"), eq(outbox.eventId, eventId));
    await services.db.update(outbox).set({ state: "queued", leaseUntil: null }).where(isTicket);
    await workAll();
    const [, second] = toKim();
    expect(toKim()).toHaveLength(2);
    expect([second?.messageId, second?.html, second?.text]).toEqual([
      first?.messageId,
      first?.html,
      first?.text,
    ]);
    expect(readQr(second)).toBe(readQr(first));
  });

  test("is not sent any more where the ticket ended before", async () => {
    await step("withdraw");
    await workAll();
    expect(toKim()).toEqual([]);
  });

  test("that went out is followed by word that it ended, without the staff's reason", async () => {
    await workAll();
    await step("withdraw");
    await workAll();
    const [ticket, end] = toKim();
    expect(end?.subject).toMatch(/^Your door ticket ended/);
    expect(end?.text).toContain("ended it. Ask Cedar Foods Co-op");
    expect(end?.text).not.toContain("Secret reason");
    expect(calendarIn(end)).toEqual({ ...calendarIn(ticket), method: "CANCEL", sequence: 2 });
  });
});

describe("an event with mailed door tickets", () => {
  test("that moves tells their holders, with the ticket that stays", async () => {
    await workAll();
    const hour = 3_600_000;
    const patch = {
      startsAt: new Date(noon.getTime() + 26 * hour),
      endsAt: new Date(noon.getTime() + 28 * hour),
      doorsOpenAt: null,
      doorsCloseAt: null,
    };
    await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "Elevator repair" });
    await workAll();
    const [ticket, moved] = toKim();
    expect(moved?.subject).toMatch(/^New time: Spring job fair/);
    expect(moved?.text).toContain("Elevator repair");
    expect(readQr(moved)).toBe(readQr(ticket));
    expect(calendarIn(moved)).toMatchObject({ method: "REQUEST", sequence: 2 });
  });

  test("that is cancelled tells their holders not to come", async () => {
    await workAll();
    const to = "cancelled" as const;
    await takeEventStep(services, { actor: center.staff, center, eventId, to, reason: "Burst pipe" });
    await workAll();
    const [, cancelled] = toKim();
    expect(cancelled?.text).toContain("Kim Lee, do not come. This event is cancelled.");
    expect(calendarIn(cancelled)).toMatchObject({ method: "CANCEL", sequence: 2 });
  });
});
