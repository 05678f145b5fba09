import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeDay, openDay } from "~/app/commands/close-day.server";
import { changeHours } from "~/app/commands/keep-hours.server";
import { cancelTimes, offerTime } from "~/app/commands/offer-time.server";
import { planAppointments } from "~/app/commands/plan-appointments.server";
import { daysAhead } from "~/app/domain/appointments/hours";
import { counselorHours, outbox, slots } from "~/db/schema";
import {
  anAppointment,
  anyHours,
  appointmentsIn,
  someHours,
  timesOf,
  wallOf,
} from "../factories/appointments";
import { aCenter, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  // What an earlier test left would be made on too.
  const isOver = { fromDay: "2026-11-01", untilDay: "2026-11-30" };
  await services.db.update(counselorHours).set(isOver);
  center = await aCenter(services);
});

const day = 86_400_000;
const later = (days: number) => services.clock.set(new Date(noon.getTime() + days * day));
const of = () => ({ actor: center.staff, center });
const change = (hoursId: string, hours: Parameters<typeof anyHours>[0]) =>
  changeHours(services, { ...of(), hoursId, place: "Desk 3", hours: anyHours(hours) });

describe("weekly hours", () => {
  test("make the times of six weeks as they are added", async () => {
    const { times } = await someHours(services, center);
    // It is noon: what has begun today is not made.
    expect(times).toHaveLength(daysAhead * 3);
    expect(wallOf(center, times)[0]).toBe("2026-12-02 09:00");
  });

  test("that are posted again make nothing more", async () => {
    const { hoursId, times } = await someHours(services, center);
    expect(await someHours(services, center, { hoursId })).toMatchObject({ made: 0, times });
  });

  test("make the next day's times once that day comes within reach", async () => {
    const { hoursId } = await someHours(services, center);
    expect(await planAppointments(services)).toBe(0);
    later(1);
    expect(await planAppointments(services)).toBe(3);
    expect(await planAppointments(services)).toBe(0);
    expect(wallOf(center, await timesOf(services, center, hoursId)).at(-1)).toBe("2027-01-13 11:00");
  });

  test("make each time once, however many workers plan at once", async () => {
    await someHours(services, center);
    later(3);
    const made = await Promise.all(Array.from({ length: 5 }, () => planAppointments(services)));
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(9);
  });

  test("leave out where their counselor is taken already, at whatever branch", async () => {
    await someHours(services, center, { hours: { untilDay: "2026-12-02" } });
    const { times } = await someHours(services, center, {
      counselor: "ANA REYES",
      hours: {
        untilDay: "2026-12-02",
        length: 90,
        week: [{ weekday: 3, from: "10:30", until: "13:30", pause: null }],
      },
    });
    expect(wallOf(center, times)).toEqual(["2026-12-02 12:00"]);
  });

  test("that change take the free times with them", async () => {
    const { hoursId } = await someHours(services, center);
    await change(hoursId, { length: 90, untilDay: "2026-12-03" });
    expect(wallOf(center, await timesOf(services, center, hoursId))).toEqual([
      "2026-12-02 09:00",
      "2026-12-02 10:30",
      "2026-12-03 09:00",
      "2026-12-03 10:30",
    ]);
  });

  test("that change take no time from whoever has one", async () => {
    const { hoursId, times } = await someHours(services, center);
    const [, second] = times;
    await anAppointment(services, center, second?.id ?? "");
    const changed = await change(hoursId, { length: 90, untilDay: "2026-12-02" });
    expect(changed).toMatchObject({ outcome: "kept", kept: 1 });
    expect(wallOf(center, await timesOf(services, center, hoursId))).toEqual(["2026-12-02 10:00"]);
  });

  test("do not bring a time back that staff took out", async () => {
    const { hoursId, times } = await someHours(services, center, { hours: { untilDay: "2026-12-02" } });
    await cancelTimes(services, { ...of(), slotIds: [times[0]?.id ?? ""], reason: null });
    await change(hoursId, { untilDay: "2026-12-02" });
    expect(wallOf(center, await timesOf(services, center, hoursId))).toEqual([
      "2026-12-02 10:00",
      "2026-12-02 11:00",
    ]);
  });

  test("of another center are not there", async () => {
    const { hoursId } = await someHours(services, await aCenter(services));
    expect(await change(hoursId, {})).toEqual({ outcome: "refused", reason: "not-found" });
  });
});

describe("a closed day", () => {
  test("takes its free times away, keeps what somebody has, and gives them back once it is open", async () => {
    const { hoursId, times } = await someHours(services, center, { hours: { untilDay: "2026-12-03" } });
    await anAppointment(services, center, times[0]?.id ?? "");
    const closed = await closeDay(services, { ...of(), day: "2026-12-02", name: "Staff day" });
    expect(closed).toEqual({ outcome: "closed", kept: 1 });
    expect(wallOf(center, await timesOf(services, center, hoursId))).toEqual([
      "2026-12-02 09:00",
      "2026-12-03 09:00",
      "2026-12-03 10:00",
      "2026-12-03 11:00",
    ]);
    await openDay(services, { ...of(), day: "2026-12-02" });
    expect(await timesOf(services, center, hoursId)).toHaveLength(6);
  });

  test("makes none as weeks pass", async () => {
    await someHours(services, center);
    await closeDay(services, { ...of(), day: "2027-01-13", name: "Holiday" });
    later(1);
    expect(await planAppointments(services)).toBe(0);
  });

  test("that has passed is refused", async () => {
    const closed = await closeDay(services, { ...of(), day: "2026-11-30", name: "Late" });
    expect(closed).toMatchObject({ reason: "values-not-accepted" });
  });
});

const aTime = (from: string, until: string, counselor = "Ana Reyes", slotId = services.ids.uuid()) =>
  offerTime(services, {
    ...{ ...of(), slotId, branchId: center.branchId, counselor, place: "Desk 3" },
    times: { from: { date: "2026-12-05", time: from }, until: { date: "2026-12-05", time: until } },
  });

describe("a time that is added by hand", () => {
  test("is there once, however often it is posted", async () => {
    const slotId = services.ids.uuid();
    await aTime("18:00", "18:45", "Ana Reyes", slotId);
    expect(await aTime("18:00", "18:45", "Ana Reyes", slotId)).toEqual({ outcome: "offered" });
    const [row] = await services.db.select().from(slots).where(eq(slots.id, slotId));
    expect(row).toMatchObject({
      startsAt: new Date("2026-12-06T02:00Z"),
      endsAt: new Date("2026-12-06T02:45Z"),
      hoursId: null,
    });
  });

  test("is refused in words where the counselor has another", async () => {
    await aTime("18:00", "19:00");
    expect(await aTime("18:30", "19:30")).toEqual({
      ...{ outcome: "refused", reason: "values-not-accepted" },
      fields: [{ field: "from", problem: "counselor-taken" }],
    });
    expect(await aTime("19:00", "20:00")).toEqual({ outcome: "offered" });
    expect(await aTime("18:00", "19:00", "Ben Ito")).toEqual({ outcome: "offered" });
  });

  test("of one counselor and one hour is there once, also where ten add it at once", async () => {
    const tries = await Promise.all(Array.from({ length: 10 }, () => aTime("18:00", "19:00")));
    expect(tries.filter(({ outcome }) => outcome === "offered")).toHaveLength(1);
  });

  test("control: without the constraint, ten are", async () => {
    await services.db.execute(sql`alter table slots drop constraint slots_counselor_no_overlap`);
    const tries = await Promise.all(Array.from({ length: 10 }, () => aTime("18:00", "19:00")));
    expect(tries.filter(({ outcome }) => outcome === "offered")).toHaveLength(10);
    await services.db.delete(slots).where(eq(slots.centerId, center.id));
    await services.db.execute(sql`alter table slots add constraint slots_counselor_no_overlap
      exclude using gist (center_id with =, lower(counselor) with =, tstzrange(starts_at, ends_at) with &&)
      where (kind = 'appointment' and cancelled_at is null)`);
  });
});

describe("times that are taken out", () => {
  test("tell whoever has one by e-mail, and are gone", async () => {
    const { times } = await someHours(services, center);
    const [first, second, third] = times.map(({ id }) => id);
    const { bookingId } = await anAppointment(services, center, first ?? "", { email: "rosa@mail.example" });
    await anAppointment(services, center, second ?? "");
    const cancelled = await cancelTimes(services, {
      ...of(),
      slotIds: [first ?? "", second ?? "", third ?? ""],
      reason: "Ana is ill.",
    });
    expect(cancelled).toEqual({ outcome: "cancelled", times: 3, told: 2 });
    expect(await appointmentsIn(services, first ?? "")).toMatchObject([
      { status: "cancelled", endedBy: "staff" },
    ]);
    const mails = await services.db
      .select({ kind: outbox.kind, reason: outbox.reason })
      .from(outbox)
      .where(eq(outbox.bookingId, bookingId))
      .orderBy(outbox.place);
    expect(mails.at(-1)).toEqual({ kind: "booking-cancelled", reason: "Ana is ill." });
  });

  test("are taken out once", async () => {
    const { times } = await someHours(services, center);
    const slotIds = [times[0]?.id ?? ""];
    await cancelTimes(services, { ...of(), slotIds, reason: null });
    expect(await cancelTimes(services, { ...of(), slotIds, reason: null })).toMatchObject({
      times: 0,
      told: 0,
    });
  });
});
