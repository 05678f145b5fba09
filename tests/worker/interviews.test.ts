import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acceptOfferedTime, cancelTime } from "~/app/commands/change-booking.server";
import { cancelSlot } from "~/app/commands/change-slot.server";
import { planInterviewReminders } from "~/app/commands/plan-interview-reminders.server";
import { sendDue } from "~/app/worker/worker.server";
import { events } from "~/db/schema";
import { aCenter, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { anEventAhead, asPatron, book, bookingsOf, someSlots } from "~/tests/factories/slots";

const hour = 3_600_000;
let services: TestServices;
let center: TestCenter;
let eventId: string;
let slotIds: string[];
let registrationId: string;
const faults: unknown[] = [];
const options = {
  originOf: async () => "https://center.example",
  onError: (error: unknown) => faults.push(error),
};

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  // What an earlier test left would be reminded of too.
  await services.db.update(events).set({ status: "closed" });
  center = await aCenter(services);
  eventId = await anEventAhead(services, center);
  slotIds = await someSlots(services, center, eventId, { count: 2 });
  registrationId = (await aVisitor("ana@mail.example")).registrationId;
});

const aVisitor = (email: string) =>
  aRegistration(services, center, eventId, { name: "Ana Ruiz", email, language: "es" });

/** Sends what is due. @returns the last mail to an address */
async function lastMail(to = "ana@mail.example") {
  while ((await sendDue(services, options)) > 0);
  const mail = services.mailer.sent.findLast((sent) => sent.to === to);
  if (mail === undefined) throw new Error(`no mail to ${to}`);
  return mail;
}

function entryIn(mail: Awaited<ReturnType<typeof lastMail>>) {
  if (mail.calendar === undefined) return null;
  const calendar = new ICAL.Component(ICAL.parse(mail.calendar.content));
  const entry = calendar.getFirstSubcomponent("vevent");
  const value = (name: string) => entry?.getFirstPropertyValue(name);
  return {
    method: mail.calendar.method,
    uid: value("uid"),
    sequence: value("sequence"),
    status: value("status"),
    start: String(value("dtstart")),
  };
}

test("a booking, its move and its end are one calendar entry, each newer than the last", async () => {
  const [first = "", second = ""] = slotIds;
  await book(services, center, registrationId, first);
  const booked = await lastMail();
  expect(booked.subject).toMatch(/^Su hora de entrevista: /);
  expect(booked.text).toContain("/interviews");
  const [booking] = await bookingsOf(services, first);
  const uid = `${booking?.id}@${center.host}`;
  expect(entryIn(booked)).toMatchObject({
    method: "REQUEST",
    uid,
    sequence: 0,
    start: "2026-12-11T20:00:00Z",
  });
  await book(services, center, registrationId, second);
  expect(entryIn(await lastMail())).toMatchObject({
    ...{ method: "REQUEST", uid, sequence: 1, start: "2026-12-11T20:20:00Z" },
  });
  await cancelSlot(services, {
    actor: center.staff,
    center,
    eventId,
    slotId: second,
    reason: "Dana is ill.",
  });
  const cancelled = await lastMail();
  expect(entryIn(cancelled)).toMatchObject({ method: "CANCEL", uid, sequence: 2, status: "CANCELLED" });
  expect(cancelled.text).toContain("el personal canceló su entrevista");
  expect(cancelled.text).toContain("Dana is ill.");
});

test("an offer says until when; what was answered meanwhile is not sent", async () => {
  const [slotId = ""] = slotIds;
  const bo = (await aVisitor("bo@mail.example")).registrationId;
  await book(services, center, bo, slotId);
  await book(services, center, registrationId, slotId, { waits: true });
  await cancelTime(services, { ...asPatron(center, bo), slotId });
  const offered = await lastMail();
  expect(offered.subject).toMatch(/^Le guardamos una hora de entrevista/);
  expect(entryIn(offered)).toBeNull();
  await acceptOfferedTime(services, { ...asPatron(center, registrationId), slotId });
  expect((await lastMail()).subject).toMatch(/^Su hora de entrevista/);
});

test("a reminder that was held up until the interview has begun, or was given up, is not sent", async () => {
  const [slotId = ""] = slotIds;
  await book(services, center, registrationId, slotId);
  await lastMail();
  services.clock.set(new Date(noon.getTime() + 238 * hour));
  await planInterviewReminders(services);
  const before = services.mailer.sent.length;
  await cancelTime(services, { ...asPatron(center, registrationId), slotId });
  await lastMail();
  const subjects = services.mailer.sent.slice(before).map(({ subject }) => subject.split(":")[0]);
  expect(subjects).toEqual(["Entrevista cancelada"]);
});

test("a reminder says when and where, and waits out quiet hours", async () => {
  const [slotId = ""] = slotIds;
  await book(services, center, registrationId, slotId);
  await lastMail();
  services.clock.set(new Date(noon.getTime() + 216 * hour));
  await planInterviewReminders(services);
  const before = services.mailer.sent.length;
  services.clock.set(new Date(noon.getTime() + 226 * hour));
  await sendDue(services, options);
  expect(services.mailer.sent).toHaveLength(before);
  services.clock.set(new Date(noon.getTime() + 236 * hour));
  const { subject, text } = await lastMail();
  expect(subject).toMatch(/^Recuerde su entrevista/);
  expect(text).toContain("Table 4");
});
