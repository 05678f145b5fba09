import { and, asc, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type AppointmentRequest, bookAppointment } from "~/app/commands/book-appointment.server";
import { addHours } from "~/app/commands/keep-hours.server";
import type { WeekdayHours, WeeklyHours } from "~/app/domain/appointments/hours";
import type { Weekday } from "~/app/domain/calendar/week";
import { localOf } from "~/app/domain/time/zoned-time";
import { bookings, slots } from "~/db/schema";
import type { TestCenter } from "./center";

const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** Every day from nine to noon, an hour each, unless it says otherwise. */
export const anyHours = (more: Partial<WeeklyHours> = {}): WeeklyHours => ({
  week: weekdays.map((weekday): WeekdayHours => ({ weekday, from: "09:00", until: "12:00", pause: null })),
  ...{ length: 60, gap: 0, fromDay: "2026-12-01", untilDay: null },
  ...more,
});

interface Offered {
  counselor?: string;
  hours?: Partial<WeeklyHours>;
  hoursId?: string;
}

/** A counselor's hours, with the times that were made from them. */
export async function someHours(
  services: Services,
  center: TestCenter,
  { counselor = "Ana Reyes", hours = {}, hoursId = services.ids.uuid() }: Offered = {},
) {
  const kept = await addHours(services, {
    ...{ actor: center.staff, center, hoursId, branchId: center.branchId },
    ...{ counselor, place: "Desk 3", hours: anyHours(hours) },
  });
  if (kept.outcome === "refused") throw new Error(JSON.stringify(kept));
  return { hoursId, made: kept.made, times: await timesOf(services, center, hoursId) };
}

/** The times that stand of some hours, the first first. */
export const timesOf = (services: Services, center: TestCenter, hoursId: string) =>
  services.db
    .select({ id: slots.id, startsAt: slots.startsAt, endsAt: slots.endsAt })
    .from(slots)
    .where(and(eq(slots.centerId, center.id), eq(slots.hoursId, hoursId), isNull(slots.cancelledAt)))
    .orderBy(asc(slots.startsAt));

/** What clocks in the center show as each time begins. */
export const wallOf = (center: TestCenter, times: readonly { startsAt: Date }[]): string[] =>
  times.map(({ startsAt }) => {
    const { date, time } = localOf(startsAt, center.timeZone);
    return `${date} ${time}`;
  });

export const someone = (more: Partial<AppointmentRequest["patron"]> = {}) => ({
  ...{ name: "Rosa Delgado", email: null, phone: null, language: "en" },
  ...more,
});

type Booking = Partial<AppointmentRequest["patron"]> & Partial<Pick<AppointmentRequest, "key" | "texts">>;

/** A center where one address may have so many appointments ahead. */
export const allowing = (center: TestCenter, mostAppointments: number): TestCenter => ({
  ...center,
  settings: { ...center.settings, mostAppointments },
});

/** Books as a visitor does on the public page. */
export const bookTime = (
  services: Services,
  center: TestCenter,
  slotId: string,
  { key = services.ids.uuid(), texts = null, ...patron }: Booking = {},
) =>
  bookAppointment(services, {
    ...{ actor: { kind: "patron" as const, id: key, centerId: center.id }, center, slotId, key },
    ...{ patron: someone(patron), origin: "web" as const, texts },
  });

/** The same where it has to succeed. */
export async function anAppointment(
  services: Services,
  center: TestCenter,
  slotId: string,
  patron: Parameters<typeof bookTime>[3] = {},
) {
  const booked = await bookTime(services, center, slotId, patron);
  if (booked.outcome === "refused") throw new Error(booked.reason);
  return booked;
}

/** Every booking of a time, the first first. */
export const appointmentsIn = (services: Services, slotId: string) =>
  services.db
    .select({
      id: bookings.id,
      status: bookings.status,
      presence: bookings.presence,
      calendarRevision: bookings.calendarRevision,
      endedBy: bookings.endedBy,
    })
    .from(bookings)
    .where(eq(bookings.slotId, slotId))
    .orderBy(asc(bookings.id));
