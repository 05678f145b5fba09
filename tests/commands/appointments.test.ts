import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  cancelAppointment,
  forgetAppointment,
  markAppointment,
  moveAppointment,
} from "~/app/commands/change-appointment.server";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { planInterviewReminders } from "~/app/commands/plan-interview-reminders.server";
import { countOrphanedAppointments } from "~/db/queries/keys";
import { audit, bookingCodes, bookings, outbox, patrons } from "~/db/schema";
import { allowing, anAppointment, appointmentsIn, bookTime, someHours } from "../factories/appointments";
import { aCenter, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
/** Tomorrow at nine, ten and eleven in the center. */
let first: string;
let second: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(patrons);
  center = await aCenter(services);
  const { times } = await someHours(services, center, { hours: { untilDay: "2026-12-03" } });
  [first = "", second = ""] = times.map(({ id }) => id);
});

const hour = 3_600_000;
const nine = new Date("2026-12-02T17:00Z");
const from = (hours: number) => services.clock.set(new Date(nine.getTime() + hours * hour));
const patron = (bookingId: string) => ({
  actor: { kind: "patron" as const, id: bookingId, centerId: center.id },
  ...{ center, bookingId },
});
const staff = (bookingId: string) => ({ actor: center.staff, center, bookingId });
const email = "rosa@mail.example";
const mailsOf = async (bookingId: string) =>
  (
    await services.db
      .select({ kind: outbox.kind, state: outbox.state, sequence: outbox.sequence })
      .from(outbox)
      .where(eq(outbox.bookingId, bookingId))
      .orderBy(outbox.place)
  ).map(({ kind, state, sequence }) => `${kind} ${state} ${sequence}`);

describe("booking", () => {
  test("gives whoever asks the time, a link whose hash alone is kept, and a confirmation", async () => {
    const { bookingId, code } = await anAppointment(services, center, first, { email });
    expect(await appointmentsIn(services, first)).toMatchObject([{ id: bookingId, status: "booked" }]);
    const [kept] = await services.db.select().from(bookingCodes).where(eq(bookingCodes.bookingId, bookingId));
    expect(kept?.codeHash).toBe(services.codes.hash(code));
    expect(await mailsOf(bookingId)).toEqual(["booking-confirmed queued 0"]);
  });

  test("needs no e-mail, and writes none then", async () => {
    const { bookingId } = await anAppointment(services, center, first);
    expect(await mailsOf(bookingId)).toEqual([]);
  });

  test("posted again gives the same; by somebody else at the same screen, nothing", async () => {
    const key = services.ids.uuid();
    const once = await anAppointment(services, center, first, { key });
    expect(await bookTime(services, center, first, { key })).toEqual(once);
    expect(await bookTime(services, center, first, { key, name: "Sam Park" })).toMatchObject({
      reason: "form-expired",
    });
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ["that somebody has", () => anAppointment(services, center, first), "time-taken"],
    ["that has begun", async () => from(0), "slot-begun"],
  ])("a time %s is refused", async (_which, before, reason) => {
    await before();
    expect(await bookTime(services, center, first)).toEqual({ outcome: "refused", reason });
  });

  test("a time of another center is not there", async () => {
    const abroad = await aCenter(services);
    expect(await bookTime(services, abroad, first)).toEqual({ outcome: "refused", reason: "not-found" });
  });

  test("the sixth confirmation of a day to one address is kept back", async () => {
    const { times } = await someHours(services, center, { counselor: "Ben Ito" });
    const ids = [];
    for (const { id } of times.slice(0, 6))
      ids.push((await anAppointment(services, allowing(center, 6), id, { email })).bookingId);
    const states = (await Promise.all(ids.map(mailsOf))).map(([mail]) => mail?.split(" ")[1]);
    expect(states).toEqual([...Array.from({ length: 5 }, () => "queued"), "withheld"]);
  });
});

describe("giving up", () => {
  test("frees the time, and tells it once however often it is tapped", async () => {
    const { bookingId } = await anAppointment(services, center, first, { email });
    await cancelAppointment(services, patron(bookingId));
    await cancelAppointment(services, patron(bookingId));
    expect(await appointmentsIn(services, first)).toMatchObject([{ status: "cancelled", endedBy: "patron" }]);
    expect(await mailsOf(bookingId)).toEqual([
      "booking-confirmed superseded 0",
      "booking-cancelled queued 1",
    ]);
    expect(await bookTime(services, center, first)).toMatchObject({ outcome: "booked" });
  });

  test("ends for a visitor as the time begins, for staff as it ends", async () => {
    const { bookingId } = await anAppointment(services, center, first);
    from(0.5);
    expect(await cancelAppointment(services, patron(bookingId))).toMatchObject({ reason: "slot-begun" });
    expect(await cancelAppointment(services, staff(bookingId))).toEqual({ outcome: "cancelled" });
  });
});

describe("moving", () => {
  test("keeps the booking and its link, and raises the calendar's sequence", async () => {
    const { bookingId } = await anAppointment(services, center, first, { email });
    expect(await moveAppointment(services, { ...patron(bookingId), slotId: second })).toEqual({
      outcome: "moved",
    });
    expect(await appointmentsIn(services, first)).toEqual([]);
    expect(await appointmentsIn(services, second)).toMatchObject([{ id: bookingId, calendarRevision: 1 }]);
    expect(await mailsOf(bookingId)).toEqual(["booking-confirmed superseded 0", "booking-moved queued 1"]);
  });

  test("to where it is changes nothing", async () => {
    const { bookingId } = await anAppointment(services, center, first, { email });
    await moveAppointment(services, { ...patron(bookingId), slotId: first });
    expect(await mailsOf(bookingId)).toEqual(["booking-confirmed queued 0"]);
  });

  test("to a time that somebody has is refused, and nothing is lost", async () => {
    const { bookingId } = await anAppointment(services, center, first);
    await anAppointment(services, center, second, { name: "Sam Park" });
    const moved = await moveAppointment(services, { ...patron(bookingId), slotId: second });
    expect(moved).toEqual({ outcome: "refused", reason: "time-taken" });
    expect(await appointmentsIn(services, first)).toMatchObject([{ id: bookingId, status: "booked" }]);
  });

  test("is refused once it was given up", async () => {
    const { bookingId } = await anAppointment(services, center, first);
    await cancelAppointment(services, patron(bookingId));
    const moved = await moveAppointment(services, { ...patron(bookingId), slotId: second });
    expect(moved).toEqual({ outcome: "refused", reason: "edit-not-allowed" });
  });
});

describe("whether somebody came", () => {
  test("is said by one tap, stands in the trail, and is taken back", async () => {
    const { bookingId } = await anAppointment(services, center, first);
    from(0);
    for (const presence of ["kept", "kept", "missed", null] as const)
      await markAppointment(services, { ...staff(bookingId), presence });
    const steps = await services.db
      .select({ from: audit.from, to: audit.to, action: audit.action })
      .from(audit)
      .where(eq(audit.subjectId, bookingId))
      .orderBy(audit.id);
    expect(steps.filter(({ action }) => action === "presence")).toMatchObject([
      { from: null, to: "kept" },
      { from: "kept", to: "missed" },
      { from: "missed", to: null },
    ]);
  });

  test("is not said of what is still ahead", async () => {
    const { bookingId } = await anAppointment(services, center, first);
    const marked = await markAppointment(services, { ...staff(bookingId), presence: "kept" });
    expect(marked).toEqual({ outcome: "refused", reason: "appointment-ahead" });
  });
});

describe("reminders", () => {
  test("go out a day and two hours before, each once", async () => {
    const { bookingId } = await anAppointment(services, center, first, { email });
    // Booked three hours before the day's reminder would be due: it goes out all the same.
    const { bookingId: late } = await anAppointment(services, center, second, { email: "sam@mail.example" });
    for (const hours of [-24, -23, -2, -1]) {
      from(hours);
      await planInterviewReminders(services);
    }
    const kinds = (mails: string[]) => mails.map((mail) => mail.split(" ")[0]);
    // The booking was made after the moment a day before, so nothing is said twice.
    expect(kinds(await mailsOf(bookingId))).toEqual(["booking-confirmed", "booking-reminder-hours"]);
    expect(kinds(await mailsOf(late))).toEqual(["booking-confirmed", "booking-reminder-hours"]);
  });

  test("go out a day before to whoever booked earlier", async () => {
    const { times } = await someHours(services, center, {
      counselor: "Ben Ito",
      hours: { fromDay: "2026-12-10" },
    });
    const { bookingId } = await anAppointment(services, center, times[0]?.id ?? "", { email });
    services.clock.set(new Date("2026-12-09T17:00Z"));
    await planInterviewReminders(services);
    await planInterviewReminders(services);
    expect((await mailsOf(bookingId)).map((mail) => mail.split(" ")[0])).toEqual([
      "booking-confirmed",
      "booking-reminder-day",
    ]);
  });
});

describe("what is kept of a visitor", () => {
  const namesOf = (bookingId: string) =>
    services.db.select({ name: patrons.name }).from(patrons).where(eq(patrons.bookingId, bookingId));

  test("goes at once where they want it, with the link and an appointment ahead; the count stays", async () => {
    const { bookingId } = await anAppointment(services, center, first, { email });
    expect(await forgetAppointment(services, patron(bookingId))).toEqual({ outcome: "forgotten" });
    expect(await namesOf(bookingId)).toEqual([]);
    expect(await appointmentsIn(services, first)).toMatchObject([{ status: "cancelled" }]);
    const [code] = await services.db.select().from(bookingCodes).where(eq(bookingCodes.bookingId, bookingId));
    expect(code?.revokedAt).not.toBeNull();
    expect((await mailsOf(bookingId)).filter((mail) => mail.startsWith("booking-cancelled"))).toEqual([]);
  });

  test("of one that was kept stays counted as kept", async () => {
    const { bookingId } = await anAppointment(services, center, first);
    from(1);
    await markAppointment(services, { ...staff(bookingId), presence: "kept" });
    await forgetAppointment(services, patron(bookingId));
    expect(await appointmentsIn(services, first)).toMatchObject([{ status: "booked", presence: "kept" }]);
  });

  test("goes 30 days after the appointment by itself; the booking stays", async () => {
    const { bookingId } = await anAppointment(services, center, first, { email });
    from(1 + 30 * 24);
    await forgetPatrons(services);
    expect(await namesOf(bookingId)).toHaveLength(1);
    from(1 + 30 * 24 + 0.1);
    expect((await forgetPatrons(services)).names).toBe(1);
    expect(await namesOf(bookingId)).toEqual([]);
    expect(await appointmentsIn(services, first)).toMatchObject([{ status: "booked" }]);
  });

  test("belongs to one registration or one appointment, never to none", async () => {
    const row = { centerId: center.id, id: services.ids.uuid(), name: "Nobody's", nameFolded: "nobodys" };
    await expect(services.db.insert(patrons).values(row)).rejects.toThrow();
  });

  test("goes with its booking's row", async () => {
    const { bookingId } = await anAppointment(services, center, first);
    await services.db.delete(bookingCodes).where(eq(bookingCodes.bookingId, bookingId));
    await services.db.delete(bookings).where(eq(bookings.id, bookingId));
    expect(await namesOf(bookingId)).toEqual([]);
  });
});

test("a key that links of appointments ahead need is found missing, until they are over", async () => {
  await anAppointment(services, center, first);
  const of = (now: Date) => countOrphanedAppointments(services.db, { keyIds: ["k2"], now });
  expect((await of(noon)).map(({ keyId }) => keyId)).toEqual(["k1"]);
  expect(await of(new Date("2027-06-01T00:00Z"))).toEqual([]);
});
