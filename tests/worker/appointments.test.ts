import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  cancelAppointment,
  forgetAppointment,
  moveAppointment,
} from "~/app/commands/change-appointment.server";
import { cancelTimes } from "~/app/commands/offer-time.server";
import { planInterviewReminders } from "~/app/commands/plan-interview-reminders.server";
import { sendDue } from "~/app/worker/worker.server";
import { anAppointment, someHours } from "~/tests/factories/appointments";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
/** Ten days ahead at nine, ten and eleven in the center. */
let first: string;
let second: string;
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
  center = await aCenter(services);
  const { times } = await someHours(services, center, {
    hours: { fromDay: "2026-12-11", untilDay: "2026-12-12" },
  });
  [first = "", second = ""] = times.map(({ id }) => id);
});

const email = "ana@mail.example";
const book = () => anAppointment(services, center, first, { name: "Ana Ruiz", email, language: "es" });
const as = (bookingId: string) => ({
  actor: { kind: "patron" as const, id: bookingId, centerId: center.id },
  ...{ center, bookingId },
});

/** Sends what is due. @returns the mails that went out */
async function sent() {
  const before = services.mailer.sent.length;
  while ((await sendDue(services, options)) > 0);
  return services.mailer.sent.slice(before);
}

async function lastMail() {
  const mail = (await sent()).at(-1);
  if (mail === undefined) throw new Error("no mail");
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
    start: String(value("dtstart")),
    location: value("location"),
    description: String(value("description")),
  };
}

test("an appointment, its move and its end are one calendar entry, each newer than the last", async () => {
  const { bookingId, code } = await book();
  const booked = await lastMail();
  const uid = `${bookingId}@${center.host}`;
  expect(booked.subject).toBe("Su cita: Ana Reyes, vie, 11 de dic");
  expect(booked.text).toContain(`https://center.example/a/${code}`);
  expect(booked.text).toContain("Desk 3");
  expect(entryIn(booked)).toMatchObject({
    ...{ method: "REQUEST", uid, sequence: 0, start: "2026-12-11T17:00:00Z" },
    location: "Desk 3, Central, 630 River Street",
  });
  await moveAppointment(services, { ...as(bookingId), slotId: second });
  expect(entryIn(await lastMail())).toMatchObject({
    ...{ method: "REQUEST", uid, sequence: 1, start: "2026-12-11T18:00:00Z" },
  });
  await cancelTimes(services, { actor: center.staff, center, slotIds: [second], reason: "Ana is ill." });
  const cancelled = await lastMail();
  expect(entryIn(cancelled)).toMatchObject({ method: "CANCEL", uid, sequence: 2 });
  expect(cancelled.text).toContain("tenemos que cancelar su cita");
  expect(cancelled.text).toContain("Ana is ill.");
});

test("no calendar entry holds the way to an appointment: calendars are shared", async () => {
  const { code } = await book();
  expect(entryIn(await lastMail())?.description).not.toContain(code);
});

test("what was given up before its mail went out is told once, as given up", async () => {
  const { bookingId } = await book();
  await cancelAppointment(services, as(bookingId));
  expect((await sent()).map(({ subject }) => subject.split(":")[0])).toEqual(["Cita cancelada"]);
});

test("a reminder says when and with whom, and none goes to somebody who gave up or was forgotten", async () => {
  const { bookingId } = await book();
  await sent();
  services.clock.set(new Date("2026-12-10T17:00Z"));
  await planInterviewReminders(services);
  const reminder = await lastMail();
  expect(reminder.subject).toMatch(/^Recuerde su cita: Ana Reyes/);
  expect(reminder.text).toContain("su cita con Ana Reyes es el viernes");
  expect(entryIn(reminder)).toBeNull();
  services.clock.set(new Date("2026-12-11T15:00Z"));
  await planInterviewReminders(services);
  await forgetAppointment(services, as(bookingId));
  expect(await sent()).toEqual([]);
});
