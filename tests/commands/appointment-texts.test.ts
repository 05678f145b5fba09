import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { memoryTexter } from "~/app/adapters/sms/memory-texter";
import {
  cancelAppointment,
  forgetAppointment,
  moveAppointment,
} from "~/app/commands/change-appointment.server";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { planInterviewReminders } from "~/app/commands/plan-interview-reminders.server";
import { receiveText } from "~/app/commands/receive-text.server";
import { agreeToAppointmentTexts, endAppointmentTexts } from "~/app/commands/text-appointment.server";
import { sendDue } from "~/app/worker/worker.server";
import { listTextConsents } from "~/db/queries/sms";
import { audit, outbox, smsConsents, smsStops } from "~/db/schema";
import { allowing, anAppointment, someHours } from "../factories/appointments";
import { aCenter, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let texter: ReturnType<typeof memoryTexter>;
let center: TestCenter;
/** The eleventh of December at nine, ten and eleven in the center. */
let times: string[];
const faults: unknown[] = [];

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  texter = memoryTexter();
  for (const table of [smsConsents, smsStops]) await services.db.delete(table);
  center = await aCenter(services);
  const hours = { fromDay: "2026-12-11", untilDay: "2026-12-12" };
  times = (await someHours(services, center, { hours })).times.map(({ id }) => id);
});

const phone = "(213) 555-0100";
const number = "+12135550100";
const nine = new Date("2026-12-11T17:00Z");
const hour = 3_600_000;
const before = (hours: number) => new Date(nine.getTime() - hours * hour);
const book = (more: Parameters<typeof anAppointment>[3] = {}, n = 0) =>
  anAppointment(services, center, times[n] ?? "", { phone, texts: { language: "es" }, ...more });
const patron = (bookingId: string) => ({
  actor: { kind: "patron" as const, id: bookingId, centerId: center.id },
  ...{ center, bookingId },
});
const listed = (bookingId: string) => listTextConsents(services.db, { centerId: center.id, bookingId });

/** Sends what is due. @returns the texts that went out */
async function texted() {
  const options = {
    originOf: async () => "https://center.example",
    onError: (error: unknown) => faults.push(error),
  };
  const sent = texter.sent.length;
  while ((await sendDue({ ...services, texter }, options)) > 0);
  return texter.sent.slice(sent);
}
const textsOf = async (bookingId: string) =>
  (await services.db.select().from(outbox).where(eq(outbox.bookingId, bookingId)).orderBy(outbox.place))
    .filter(({ channel }) => channel === "sms")
    .map(({ kind, state, lastError }) => [kind, state, lastError].filter(Boolean).join(" "));

describe("whoever books and wants texts", () => {
  test("is noted with when and to which words in which language, and the number as a keyed hash alone", async () => {
    const { bookingId } = await book();
    expect(await listed(bookingId)).toEqual([
      { textVersion: "appointment-2026-11", language: "es", givenAt: noon, endedAt: null, endedAs: null },
    ]);
    const [row] = await services.db.select().from(smsConsents);
    expect(services.contacts.hashes(number)).toContain(row?.phoneHash);
    expect(JSON.stringify(row)).not.toMatch(/2135550100|555-0100/);
  });

  test("is sent a confirmation that says neither with whom nor what about, with the way to their page", async () => {
    const { code } = await book({ language: "es" });
    const [text] = await texted();
    expect(text?.to).toBe(number);
    expect(text?.body).toBe(
      `Tiene una cita en ${center.name}. Véala, cámbiela o cancélela: https://center.example/a/${code}`,
    );
  });

  test("is sent none where they tick nothing, or nobody can text their number", async () => {
    await book({ texts: null });
    await book({ phone: "+0 12 34 56 78 90" }, 1);
    expect(await texted()).toEqual([]);
    expect(await services.db.$count(smsConsents)).toBe(0);
  });

  test("with a number that had five today is booked, and the sixth text is kept back", async () => {
    center = allowing(center, 9);
    const ids = [];
    for (const n of [0, 1, 2, 3, 4, 5]) ids.push((await book({}, n)).bookingId);
    const states = (await Promise.all(ids.map(textsOf))).map(([text]) => text?.split(" ")[1]);
    expect(states).toEqual([...Array.from({ length: 5 }, () => "queued"), "withheld"]);
  });

  test("by night hears of it in the morning", async () => {
    services.clock.set(new Date("2026-12-02T07:30Z"));
    await book();
    expect(await texted()).toEqual([]);
    services.clock.set(new Date("2026-12-02T17:00Z"));
    expect(await texted()).toHaveLength(1);
  });
});

describe("reminders by text", () => {
  const planAt = async (at: Date) => {
    services.clock.set(at);
    await planInterviewReminders({ ...services, texter });
    return texted();
  };

  test("go out a day and two hours before, each once, beside those by mail", async () => {
    const { bookingId, code } = await book({ email: "rosa@mail.example" });
    await texted();
    const [text, ...more] = await planAt(before(24));
    expect(text?.body).toBe(`You have a reminder from ${center.name}: https://center.example/a/${code}`);
    expect([...more, ...(await planAt(before(23)))]).toEqual([]);
    // Two hours before is in the quiet hours, which end an hour before.
    expect(await planAt(before(2))).toEqual([]);
    expect(await planAt(before(1))).toHaveLength(1);
    const reminders = (await services.db.select().from(outbox).where(eq(outbox.bookingId, bookingId)))
      .filter(({ kind }) => kind.startsWith("booking-reminder"))
      .map(({ kind, channel }) => `${channel} ${kind}`)
      .sort();
    expect(reminders).toEqual([
      "email booking-reminder-day",
      "email booking-reminder-hours",
      "sms booking-reminder-day",
      "sms booking-reminder-hours",
    ]);
  });

  test("go to nobody who wants none any more, or texted STOP", async () => {
    const [one, other] = [await book(), await book({ phone: "213 555 0177" }, 1)];
    await texted();
    await endAppointmentTexts(services, patron(one.bookingId));
    await receiveText(services, { from: "+12135550177", body: "STOP", id: "SM1" });
    expect(await planAt(before(23))).toEqual([]);
    expect(await textsOf(one.bookingId)).toEqual(["booking-confirmed sent"]);
    expect(await textsOf(other.bookingId)).toContain("booking-reminder-day withheld the number texted STOP");
  });

  test("are none where no gateway is set up", async () => {
    const { bookingId } = await book();
    services.clock.set(before(24));
    expect(await planInterviewReminders({ ...services, texter: null })).toBe(0);
    expect(await textsOf(bookingId)).toEqual(["booking-confirmed queued"]);
  });
});

describe("news of an appointment", () => {
  test("from staff go by text too; of what somebody does themselves no text goes", async () => {
    const { bookingId } = await book();
    await texted();
    await moveAppointment(services, { ...patron(bookingId), slotId: times[1] ?? "" });
    expect(await texted()).toEqual([]);
    await cancelAppointment(services, { actor: center.staff, center, bookingId });
    const [text] = await texted();
    expect(text?.body).toMatch(/^You have news about your visit from /);
  });

  test("are not sent of one that was given up before its confirmation went out", async () => {
    const { bookingId } = await book();
    await cancelAppointment(services, patron(bookingId));
    expect(await texted()).toEqual([]);
    expect(await textsOf(bookingId)).toEqual(["booking-confirmed withheld nothing left to say"]);
  });
});

describe("on their page, whoever has an appointment", () => {
  test("agrees once however often they tap, ends texts, and wants them again: each time is kept", async () => {
    const { bookingId } = await book({ texts: null });
    const agree = () => agreeToAppointmentTexts(services, { ...patron(bookingId), language: "en" });
    await Promise.all(Array.from({ length: 5 }, agree));
    expect(await listed(bookingId)).toHaveLength(1);
    services.clock.advance(hour);
    for (const _time of [1, 2]) await endAppointmentTexts(services, patron(bookingId));
    await agree();
    expect(await listed(bookingId)).toMatchObject([{ endedAs: "own-page" }, { endedAs: null }]);
    const trail = await services.db
      .select()
      .from(audit)
      .where(eq(audit.subjectId, bookingId))
      .orderBy(audit.id);
    expect(trail.map(({ action }) => action).filter((action) => action.startsWith("texts"))).toEqual([
      "texts wanted",
      "texts ended",
      "texts wanted",
    ]);
  });

  test("cannot agree without a number that texts reach, nor where no gateway is set up", async () => {
    const { bookingId } = await book({ phone: null, texts: null });
    const request = { ...patron(bookingId), language: "en" };
    expect(await agreeToAppointmentTexts(services, request)).toMatchObject({
      fields: [{ field: "phone", problem: "not-textable" }],
    });
    expect(await agreeToAppointmentTexts({ ...services, texter: null }, request)).toMatchObject({
      reason: "not-found",
    });
  });
});

describe("the proof", () => {
  test("outlives the deletion of their data, which ends the texts", async () => {
    const { bookingId } = await book();
    await forgetAppointment(services, patron(bookingId));
    expect(await listed(bookingId)).toMatchObject([{ endedAs: "deletion" }]);
    expect(await texted()).toEqual([]);
  });

  test("goes after the center's years, and not before", async () => {
    const { bookingId } = await book();
    services.clock.set(new Date("2030-12-10T00:00Z"));
    await forgetPatrons(services);
    expect(await listed(bookingId)).toHaveLength(1);
    services.clock.set(new Date("2030-12-14T00:00Z"));
    await forgetPatrons(services);
    expect(await listed(bookingId)).toEqual([]);
  });
});
