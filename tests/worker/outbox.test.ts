import { and, eq } from "drizzle-orm";
import ICAL from "ical.js";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { derivedCodes } from "~/app/adapters/codes/codes.server";
import { smtpMailer } from "~/app/adapters/email/smtp-mailer.server";
import { cancelRegistration, restoreRegistration } from "~/app/commands/change-registration.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { sendDue } from "~/app/worker/worker.server";
import { outbox, patrons } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices, ticketKeys } from "../factories/services";
import { startSmtpServer } from "../factories/smtp";

let services: TestServices;
let center: TestCenter;
let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
let mailer: ReturnType<typeof smtpMailer>;
const faults: unknown[] = [];

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  smtp = await startSmtpServer();
  mailer = smtpMailer(smtp.url);
});
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(outbox);
  smtp.mails.length = 0;
  smtp.refuse(null);
});
afterEach(() => expect(faults.splice(0)).toEqual([]));
afterAll(async () => {
  mailer.close();
  await smtp.close();
  await services.drop();
});

const options = {
  originOf: async () => "https://center.example",
  onError: (error: unknown) => faults.push(error),
};
const work = () => sendDue({ ...services, mailer }, options);

/** Sends everything that is due now, whatever order keeps for a later look. */
async function workAll(): Promise<void> {
  while ((await work()) > 0);
}

/** An event whose own mails to the employer are gone already. */
async function anOpenEvent(): Promise<string> {
  const eventId = await aPublishedEvent(services, center);
  await services.db.delete(outbox);
  return eventId;
}

const messages = () =>
  services.db
    .select({
      kind: outbox.kind,
      state: outbox.state,
      sequence: outbox.sequence,
      messageId: outbox.messageId,
      attempts: outbox.attempts,
      nextAt: outbox.nextAt,
      lastError: outbox.lastError,
    })
    .from(outbox)
    .orderBy(outbox.place);

function calendarIn(mail: (typeof smtp.mails)[number] | undefined) {
  const part = mail?.attachments.find((attachment) => attachment.contentType === "text/calendar");
  const calendar = new ICAL.Component(ICAL.parse(part?.content.toString("utf8") ?? ""));
  const event = calendar.getFirstSubcomponent("vevent");
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event?.getFirstPropertyValue("uid"),
    sequence: event?.getFirstPropertyValue("sequence"),
    status: event?.getFirstPropertyValue("status"),
    start: String(event?.getFirstPropertyValue("dtstart")),
    text: String(event),
  };
}

const email = "rosa@mail.example";

describe("the confirmation", () => {
  test("holds a QR that another library reads from its pixels, and that code is admitted", async () => {
    const eventId = await anOpenEvent();
    await aRegistration(services, center, eventId, { email });
    await work();
    const image = smtp.mails[0]?.attachments.find((attachment) => attachment.contentType === "image/png");
    const pixels = PNG.sync.read(image?.content ?? Buffer.alloc(0));
    const read = jsQR(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height);
    expect(read?.data).toMatch(/^https:\/\/CENTER\.EXAMPLE\/T\/[0-9A-Z]{34}$/);
    const scan = await recordScan(services, {
      actor: center.door,
      eventId,
      scanId: services.ids.uuid(),
      text: read?.data ?? "",
      scannedAt: null,
      door: null,
      device: null,
      override: false,
      verdictMs: null,
    });
    expect(scan).toMatchObject({ answer: { outcome: "admitted" } });
  });

  test("links the manage page and never the ticket's, in neither part; the calendar links neither", async () => {
    const { manageCode, ticketCode } = await aRegistration(services, center, await anOpenEvent(), { email });
    await work();
    const [mail] = smtp.mails;
    expect(mail?.text).toContain(`https://center.example/m/${manageCode}`);
    expect(mail?.html).toContain(`https://center.example/m/${manageCode}`);
    expect(`${mail?.text}${String(mail?.html)}`).not.toContain(ticketCode);
    expect(calendarIn(mail).text).not.toMatch(/\/[tm]\//i);
  });

  test("of a party says for how many the ticket is", async () => {
    await aRegistration(services, center, await anOpenEvent(), { email }, 3);
    await work();
    expect(smtp.mails[0]?.text).toContain("For 3 people. One ticket lets all of you in.");
  });

  test("comes from the center, with the event's calendar entry as a request", async () => {
    const { registrationId } = await aRegistration(services, center, await anOpenEvent(), { email });
    await work();
    const [mail] = smtp.mails;
    expect(mail?.from?.value).toEqual([{ name: center.name, address: center.mailFrom }]);
    expect(calendarIn(mail)).toMatchObject({
      method: "REQUEST",
      uid: `${registrationId}@${center.host}`,
      sequence: 0,
    });
    expect(calendarIn(mail).text).toContain(`ORGANIZER;CN=${center.name}:mailto:${center.mailFrom}`);
  });

  test("goes to nobody who gave no address or was forgotten", async () => {
    const eventId = await anOpenEvent();
    await aRegistration(services, center, eventId);
    expect(await messages()).toEqual([]);
    const { registrationId } = await aRegistration(services, center, eventId, { email });
    await services.db.delete(patrons).where(eq(patrons.registrationId, registrationId));
    await work();
    expect(smtp.mails).toEqual([]);
    expect(await messages()).toMatchObject([{ state: "withheld", lastError: "no address" }]);
  });

  test("does not go out once its event has ended", async () => {
    await aRegistration(services, center, await anOpenEvent(), { email });
    services.clock.advance(6 * 3_600_000);
    await work();
    expect(smtp.mails).toEqual([]);
    expect(await messages()).toMatchObject([{ state: "withheld", lastError: "the event is over" }]);
  });
});

describe("the calendar's sequence", () => {
  test("rises when the event moves, with the same UID and the new time", async () => {
    const eventId = await anOpenEvent();
    await aRegistration(services, center, eventId, { email });
    await workAll();
    const startsAt = new Date(noon.getTime() + 26 * 3_600_000);
    const endsAt = new Date(noon.getTime() + 29 * 3_600_000);
    await editEvent(services, {
      actor: center.staff,
      center,
      eventId,
      patch: { startsAt, endsAt },
      reason: "Elevator repair",
    });
    await workAll();
    const [first, moved] = smtp.mails
      .filter((mail) => mail.to && !Array.isArray(mail.to) && mail.to.text === email)
      .map(calendarIn);
    expect(moved).toMatchObject({
      method: "REQUEST",
      uid: first?.uid,
      sequence: 1,
      start: "2026-12-02T22:00:00Z",
    });
  });

  test("rises with a cancelled place and with its return", async () => {
    const eventId = await anOpenEvent();
    const { registrationId } = await aRegistration(services, center, eventId, { email });
    const request = { actor: { ...center.staff, kind: "patron" as const }, center, registrationId };
    await workAll();
    await cancelRegistration(services, request);
    await workAll();
    await restoreRegistration(services, request);
    await workAll();
    expect(
      smtp.mails.map(calendarIn).map(({ method, sequence, status }) => [method, sequence, status]),
    ).toEqual([
      ["REQUEST", 0, "CONFIRMED"],
      ["CANCEL", 1, "CANCELLED"],
      ["REQUEST", 2, "CONFIRMED"],
    ]);
  });

  test("rises when the event is cancelled, as METHOD:CANCEL, with the reason in the mail", async () => {
    const eventId = await anOpenEvent();
    await aRegistration(services, center, eventId, { email });
    await workAll();
    await takeEventStep(services, {
      actor: center.staff,
      center,
      eventId,
      to: "cancelled",
      reason: "Burst pipe",
    });
    await workAll();
    const mail = smtp.mails.findLast(
      (candidate) => candidate.to && !Array.isArray(candidate.to) && candidate.to.text === email,
    );
    expect(calendarIn(mail)).toMatchObject({ method: "CANCEL", sequence: 1, status: "CANCELLED" });
    expect(mail?.text).toContain("Burst pipe");
  });
});

describe("delivery", () => {
  test("is tried again after a 4xx with the same Message-ID, later each time", async () => {
    await aRegistration(services, center, await anOpenEvent(), { email });
    const [{ messageId } = { messageId: "" }] = await messages();
    smtp.refuse({ code: 451, text: "try later" });
    await work();
    const [waiting] = await messages();
    expect(waiting).toMatchObject({ state: "queued", attempts: 1, lastError: expect.stringMatching(/^451/) });
    expect(await work()).toBe(0);
    smtp.refuse(null);
    services.clock.set(waiting?.nextAt ?? noon);
    await work();
    expect(smtp.mails.map((mail) => mail.messageId)).toEqual([messageId]);
    expect(await messages()).toMatchObject([{ state: "sent", lastError: null }]);
  });

  test("fails at once on a 5xx, and says which in codes alone", async () => {
    await aRegistration(services, center, await anOpenEvent(), { email });
    smtp.refuse({ code: 550, text: `no mailbox for ${email}` });
    await work();
    const [failed] = await messages();
    expect(failed?.state).toBe("failed");
    expect(failed?.lastError).not.toContain(email);
  });

  test("is given up after 24 hours", async () => {
    const soon = 20 * 3_600_000;
    const eventId = await aPublishedEvent(services, center, {
      startsAt: new Date(noon.getTime() + 2 * soon),
      endsAt: new Date(noon.getTime() + 3 * soon),
    });
    await services.db.delete(outbox);
    await aRegistration(services, center, eventId, { email });
    smtp.refuse({ code: 451, text: "try later" });
    for (let n = 0; n < 60; n += 1) {
      await work();
      const [row] = await messages();
      if (row?.state !== "queued") break;
      services.clock.set(row.nextAt);
    }
    expect(await messages()).toMatchObject([{ state: "failed" }]);
    expect(services.clock.now().getTime() - noon.getTime()).toBeGreaterThan(22 * 3_600_000);
  });

  test("of a newer message replaces an older one of the registration that was not sent", async () => {
    const eventId = await anOpenEvent();
    const { registrationId } = await aRegistration(services, center, eventId, { email });
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    await workAll();
    expect(await messages()).toMatchObject([
      { kind: "registration-confirmed", state: "superseded" },
      { kind: "registration-cancelled", state: "sent" },
    ]);
  });

  test("of a later message waits for an earlier one of the registration", async () => {
    const eventId = await anOpenEvent();
    const { registrationId } = await aRegistration(services, center, eventId, { email });
    const held = new Date(noon.getTime() + 60_000);
    await services.db.update(outbox).set({ leaseUntil: held });
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    expect(await work()).toBe(0);
    services.clock.set(new Date(held.getTime() + 1));
    await workAll();
    expect((await messages()).map((message) => message.kind)).toEqual([
      "registration-confirmed",
      "registration-cancelled",
    ]);
    expect(smtp.mails).toHaveLength(2);
  });

  test("by four workers at once sends each of a hundred messages once", async () => {
    const eventId = await anOpenEvent();
    for (let n = 0; n < 100; n += 1)
      await aRegistration(services, center, eventId, {
        name: `Visitor ${n}`,
        email: `visitor${n}@mail.example`,
      });
    await Promise.all([workAll(), workAll(), workAll(), workAll()]);
    expect(new Set(smtp.mails.map((mail) => mail.messageId)).size).toBe(100);
    expect(smtp.mails).toHaveLength(100);
  });

  test("is by another worker, with the same Message-ID, where the first was killed after claiming", async () => {
    await aRegistration(services, center, await anOpenEvent(), { email });
    const { claimMessages } = await import("~/app/commands/claim-messages.server");
    const [claimed] = await claimMessages(services, { limit: 10 });
    expect(await work()).toBe(0);
    services.clock.advance(91_000);
    await work();
    expect(smtp.mails.map((mail) => mail.messageId)).toEqual([claimed?.messageId]);
  });
});

describe("a batch whose mails go slowly", () => {
  /** Sends with one lane; `onFirst` happens while the first mail is on its way. */
  async function workSlowly(onFirst: () => Promise<unknown>): Promise<void> {
    let isFirst = true;
    const slow: typeof mailer = {
      ...mailer,
      send: async (mail) => {
        const isThis = isFirst;
        isFirst = false;
        if (isThis) await onFirst();
        return mailer.send(mail);
      },
    };
    await sendDue({ ...services, mailer: slow }, { ...options, lanes: 1 });
  }

  test("mails nobody who was forgotten meanwhile", async () => {
    const eventId = await anOpenEvent();
    await aRegistration(services, center, eventId, { email });
    const { registrationId } = await aRegistration(services, center, eventId, { email: "ben@mail.example" });
    await workSlowly(async () => {
      services.clock.advance(1_000);
      await services.db.delete(patrons).where(eq(patrons.registrationId, registrationId));
    });
    expect((await messages()).map(({ state }) => state)).toEqual(["sent", "withheld"]);
  });

  test("has each written down soon, not at its end", async () => {
    const eventId = await anOpenEvent();
    for (const name of ["ana", "ben"])
      await aRegistration(services, center, eventId, { email: `${name}@mail.example` });
    let states: string[] = [];
    const isWritten = async () => {
      states = (await messages()).map(({ state }) => state);
      expect(states).toContain("sent");
    };
    const waiting: typeof mailer = {
      ...mailer,
      send: async (mail) => {
        if (mail.to.startsWith("ben")) await vi.waitFor(isWritten);
        return mailer.send(mail);
      },
    };
    await sendDue({ ...services, mailer: waiting }, { ...options, lanes: 1 });
    expect(states).toEqual(["sent", "queued"]);
  });
});

test("a place taken again and again is confirmed five times a day and no more", async () => {
  const { registrationId } = await aRegistration(services, center, await anOpenEvent(), { email });
  const request = { actor: { ...center.staff, kind: "patron" as const }, center, registrationId };
  for (let n = 0; n < 6; n += 1) {
    await cancelRegistration(services, request);
    await restoreRegistration(services, request);
    await workAll();
  }
  const confirmed = (await messages()).filter(({ kind }) => kind === "registration-confirmed");
  expect(confirmed.filter(({ state }) => state === "withheld").length).toBe(confirmed.length - 5);
});

test("an employer reads the old time and the new one where its event moved", async () => {
  const eventId = await anOpenEvent();
  const patch = {
    startsAt: new Date(noon.getTime() + 26 * 3_600_000),
    endsAt: new Date(noon.getTime() + 29 * 3_600_000),
  };
  await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "Elevator repair" });
  await workAll();
  expect(smtp.mails[0]?.text).toMatch(/December 2[\s\S]*December 1/);
});

test("a link of an open invitation stays good when another key mints", async () => {
  const { code, hash } = services.codes.invitation({ id: "an id", generation: 1 });
  const rotated = derivedCodes([{ id: "k2", bytes: new Uint8Array(32).fill(8) }, ...ticketKeys]);
  expect(rotated.invitation({ id: "an id", generation: 1, tokenHash: hash }).code).toBe(code);
  expect(rotated.invitation({ id: "an id", generation: 1 }).code).not.toBe(code);
});

test("a message to everyone registered is written once for each, whatever runs twice", async () => {
  const eventId = await anOpenEvent();
  await aRegistration(services, center, eventId, { email });
  await aRegistration(services, center, eventId, { name: "Ben", email: "ben@mail.example" });
  await workAll();
  await takeEventStep(services, { actor: center.staff, center, eventId, to: "cancelled", reason: "Flood" });
  const again = await takeEventStep(services, {
    actor: center.staff,
    center,
    eventId,
    to: "cancelled",
    reason: "Flood",
  });
  expect(again).toMatchObject({ outcome: "taken" });
  const told = await services.db.$count(
    outbox,
    and(eq(outbox.eventId, eventId), eq(outbox.kind, "event-cancelled")),
  );
  expect(told).toBe(3);
});
