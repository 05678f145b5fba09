import { z } from "zod";
import type { WeekdayHours, WeeklyHours } from "~/app/domain/appointments/hours";
import { longestGap, slotLength } from "~/app/domain/bookings/make-slots";
import type { Weekday } from "~/app/domain/calendar/week";
import type { HoursRow } from "~/db/queries/counselor-hours";
import { calendarDate, id, line, optional, text, wholeNumber } from "./fields";
import { clockTime } from "./slot-form.server";

const day = z
  .strictObject({
    from: optional(clockTime),
    until: optional(clockTime),
    pauseFrom: optional(clockTime),
    pauseUntil: optional(clockTime),
  })
  .superRefine(({ from, until, pauseFrom, pauseUntil }, context) => {
    const half = (field: string) =>
      context.addIssue({ code: "custom", path: [field], message: "half-hours" });
    if ((from === null) !== (until === null)) half(from === null ? "from" : "until");
    if ((pauseFrom === null) !== (pauseUntil === null)) half(pauseFrom === null ? "pauseFrom" : "pauseUntil");
    if (from === null && until === null && pauseFrom !== null) half("from");
  });

const hours = {
  place: line(120),
  length: wholeNumber(slotLength.least, slotLength.most),
  gap: wholeNumber(0, longestGap),
  fromDay: calendarDate,
  untilDay: optional(calendarDate),
  week: z.array(day).length(7, "required"),
};

const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

interface Typed extends Omit<WeeklyHours, "week"> {
  week: z.infer<typeof day>[];
}

const hoursIn = ({ week, length, gap, fromDay, untilDay }: Typed): WeeklyHours => ({
  ...{ length, gap, fromDay, untilDay },
  week: weekdays.flatMap((weekday): WeekdayHours[] => {
    const { from = null, until = null, pauseFrom = null, pauseUntil = null } = week[weekday] ?? {};
    if (from === null || until === null) return [];
    const pause = pauseFrom === null || pauseUntil === null ? null : { from: pauseFrom, until: pauseUntil };
    return [{ weekday, from, until, pause }];
  }),
});

/** A counselor's week as it is changed: whose it is and where stays. */
export const hoursForm = z
  .strictObject(hours)
  .transform(({ place, ...form }) => ({ place, hours: hoursIn(form) }));

/** The same as it is added. */
export const newHoursForm = z
  .strictObject({ ...hours, counselor: line(120), branchId: id })
  .transform(({ place, counselor, branchId, ...form }) => ({
    ...{ place, counselor, branchId },
    hours: hoursIn(form),
  }));

/** A day on which nobody is seen by appointment. */
export const closedDayForm = z.strictObject({ day: calendarDate, name: line(120) });

/** Times of a day that are taken out: whose, and what is said to those who have one. */
export const dayCancellationForm = z.strictObject({
  counselor: optional(line(120)),
  reason: optional(text(500)),
});

/** One time that is added by hand. */
export const timeForm = z
  .strictObject({
    branchId: id,
    counselor: line(120),
    place: line(120),
    date: calendarDate,
    from: clockTime,
    until: clockTime,
  })
  .transform(({ date, from, until, ...time }) => ({
    ...time,
    times: { from: { date, time: from }, until: { date, time: until } },
  }));

/** What stands in the form at first: mornings and afternoons of a working week, in times of 45 minutes. */
export function usualHours(today: string): Record<string, string> {
  const values: Record<string, string> = { length: "45", gap: "15", fromDay: today };
  for (const weekday of [1, 2, 3, 4, 5]) {
    values[`week.${weekday}.from`] = "09:00";
    values[`week.${weekday}.until`] = "17:00";
    values[`week.${weekday}.pauseFrom`] = "12:00";
    values[`week.${weekday}.pauseUntil`] = "13:00";
  }
  return values;
}

/** The values of hours as their form shows them. */
export function hoursValues({
  place,
  week,
  length,
  gap,
  fromDay,
  untilDay,
}: HoursRow): Record<string, string> {
  const values: Record<string, string> = {
    ...{ place, length: String(length), gap: String(gap), fromDay, untilDay: untilDay ?? "" },
  };
  for (const { weekday, from, until, pause } of week) {
    values[`week.${weekday}.from`] = from;
    values[`week.${weekday}.until`] = until;
    values[`week.${weekday}.pauseFrom`] = pause?.from ?? "";
    values[`week.${weekday}.pauseUntil`] = pause?.until ?? "";
  }
  return values;
}
