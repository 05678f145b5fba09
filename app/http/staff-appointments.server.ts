import type { Params } from "@remix-run/react";
import type { DayCount } from "~/app/components/appointment-overview";
import { markPresence } from "~/app/domain/appointments/mark-presence";
import { dayAfter, dayStart } from "~/app/domain/time/day-start";
import { isCalendarDate, localOf } from "~/app/domain/time/zoned-time";
import { findAppointment, findTime, listDay, listTimeIds } from "~/db/queries/appointments";
import { findHours, listClosedDays } from "~/db/queries/counselor-hours";
import type { RequestContext } from "./context.server";
import { branchesWithRooms } from "./place-forms.server";
import { foundOr404 } from "./require-actor.server";
import { idOr404 } from "./staff-page.server";

type Context = Pick<RequestContext, "services" | "center">;

export const todayOf = ({ services, center }: Context): string =>
  localOf(services.clock.now(), center.timeZone).date;

/** The day that an address names. @throws the page that says there is none */
export const dayOr404 = (day: string | undefined): string =>
  foundOr404(day !== undefined && isCalendarDate(day) ? day : null);

/** A day's first instant in the center's zone, and that of the next. */
export function spanOfDay({ center }: Pick<Context, "center">, day: string): { from: Date; until: Date } {
  const at = (date: string) => dayStart(date, center.timeZone) ?? new Date(`${date}T00:00:00Z`);
  return { from: at(day), until: at(dayAfter(day)) };
}

const daysOverviewed = 14;

/** How many times of the next two weeks are booked and how many are free, by day, with the days that are closed. */
export async function nextDays(context: Context): Promise<DayCount[]> {
  const { services, center } = context;
  const today = todayOf(context);
  const days = Array.from({ length: daysOverviewed }, (_, n) => dayAfter(today, n));
  const span = {
    from: spanOfDay(context, today).from,
    until: spanOfDay(context, days.at(-1) ?? today).until,
  };
  const [rows, closed] = await Promise.all([
    listDay(services.db, { centerId: center.id, ...span }),
    listClosedDays(services.db, { centerId: center.id, from: today }),
  ]);
  return days.map((day) => {
    const times = rows.filter(({ startsAt }) => localOf(startsAt, center.timeZone).date === day);
    const booked = times.filter(({ bookingId }) => bookingId !== null).length;
    const closedFor = closed.find((one) => one.day === day)?.name ?? null;
    const { from: at } = spanOfDay(context, day);
    return { day, at, booked, free: times.length - booked, closedFor, isToday: day === today };
  });
}

/** The times of a day with who has them, and which marks can be made by now. */
export async function daySheet(context: Context, day: string) {
  const { services, center } = context;
  const rows = await listDay(services.db, { centerId: center.id, ...spanOfDay(context, day) });
  const { from: dayBegins } = spanOfDay(context, day);
  const now = services.clock.now();
  return rows.map((row) => {
    const can = (presence: "kept" | "missed") => {
      const at = { now, dayBegins, startsAt: row.startsAt };
      return markPresence({ status: "booked", presence: null }, presence, at).outcome === "marked";
    };
    return { ...row, canKeep: can("kept"), canMiss: can("missed"), isOver: row.endsAt <= now };
  });
}

/** The ids of a day's times, of one counselor or of all. */
export const timesOfDay = ({ services, center }: Context, day: string, counselor: string | null) =>
  listTimeIds(services.db, { centerId: center.id, ...spanOfDay({ center }, day), counselor });

/** One time that the address names. @throws the page that says there is none */
export async function timeOr404({ services, center }: Context, params: Params) {
  const slotId = idOr404(params.slotId);
  const time = foundOr404(await findTime(services.db, { centerId: center.id, slotId }));
  return {
    ...time,
    timeZone: center.timeZone,
    day: localOf(time.startsAt, center.timeZone).date,
    isFree: time.cancelledAt === null && time.held < time.seats && services.clock.now() < time.endsAt,
  };
}

/** One appointment that the address names, its contacts opened for staff. @throws the page that says there is none */
export async function appointmentOr404({ services, center }: Context, params: Params) {
  const bookingId = idOr404(params.bookingId);
  const found = foundOr404(await findAppointment(services.db, { centerId: center.id, bookingId }));
  const { emailCipher, phoneCipher, codeHash: _hash, keyId: _key, ...appointment } = found;
  return {
    ...appointment,
    email: services.contacts.openIfAny(emailCipher),
    phone: services.contacts.openIfAny(phoneCipher),
    timeZone: center.timeZone,
    day: localOf(found.startsAt, center.timeZone).date,
    isAhead: found.status === "booked" && services.clock.now() < found.endsAt,
  };
}

/** One counselor's hours that the address names. @throws the page that says there are none */
export async function hoursOr404({ services, center }: Context, params: Params) {
  const hoursId = idOr404(params.hoursId);
  return foundOr404(await findHours(services.db, { centerId: center.id, hoursId }));
}

/** The branches to choose from, by name. */
export const branchesOf = async (context: Context): Promise<{ id: string; name: string }[]> =>
  (await branchesWithRooms(context)).map(({ id, name }) => ({ id, name }));
