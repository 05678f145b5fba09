import { z } from "zod";
import { mostSeats } from "~/app/domain/bookings/booking";
import { longestGap, type OfferedTimes, slotLength } from "~/app/domain/bookings/make-slots";
import { localOf } from "~/app/domain/time/zoned-time";
import { calendarDate, id, line, optional, text, ticked, wholeNumber } from "./fields";

/** `09:30`; browsers without a time field leave the zero or add seconds. */
export const clockTime = z
  .string({ error: "required" })
  .transform((typed) => typed.trim())
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/, "time-form"),
  )
  .transform((typed) => typed.padStart(typed.indexOf(":") === 1 ? typed.length + 1 : 0, "0").slice(0, 5));

/** A call's address: https alone, since it goes into mails. */
const callUrl = line(300).pipe(z.url({ protocol: /^https$/, error: "place-or-link" }));

const offered = {
  date: z
    .string({ error: "required" })
    .transform((typed) => typed.trim())
    .pipe(z.string().min(1, "required").pipe(calendarDate)),
  from: clockTime,
  until: clockTime,
  length: wholeNumber(slotLength.least, slotLength.most),
  gap: wholeNumber(0, longestGap),
  pauseFrom: optional(clockTime),
  pauseUntil: optional(clockTime),
  seats: wholeNumber(1, mostSeats),
  place: optional(line(120)),
  callUrl: optional(callUrl),
};

interface Typed {
  date: string;
  from: string;
  until: string;
  length: number;
  gap: number;
  pauseFrom: string | null;
  pauseUntil: string | null;
  seats: number;
  place: string | null;
  callUrl: string | null;
}

function complete(form: Typed, context: z.RefinementCtx): void {
  const problem = (field: keyof Typed, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if ((form.place === null) === (form.callUrl === null)) problem("place", "place-or-link");
  if ((form.pauseFrom === null) !== (form.pauseUntil === null)) {
    problem(form.pauseFrom === null ? "pauseFrom" : "pauseUntil", "required");
  }
}

const timesOf = ({ date, from, until, length, gap, pauseFrom, pauseUntil, seats }: Typed): OfferedTimes => ({
  ...{ from: { date, time: from }, until: { date, time: until }, length, gap, seats },
  pause:
    pauseFrom === null || pauseUntil === null
      ? null
      : { from: { date, time: pauseFrom }, until: { date, time: pauseUntil } },
});

const offerOf = (form: Typed) => ({ times: timesOf(form), place: form.place, callUrl: form.callUrl });

/** Interview times of the employer that asks. */
export const slotForm = z.strictObject(offered).superRefine(complete).transform(offerOf);

/** The same for staff, who say whose times they are. */
export const slotFormOfStaff = z
  .strictObject({ ...offered, employerId: id })
  .superRefine(complete)
  .transform(({ employerId, ...form }) => ({ ...offerOf(form), employerId }));

export const seatsForm = z.strictObject({ seats: wholeNumber(1, mostSeats) });

/** Whether the copy of an event has its interview times too. */
export const copyForm = z.strictObject({ withSlots: ticked });

export const reasonForm = z.strictObject({ reason: optional(text(500)) });

/** What stands in the form at first: the whole event in times of twenty minutes. */
export function usualTimes(event: { startsAt: Date; endsAt: Date; zone: string }): Record<string, string> {
  const from = localOf(event.startsAt, event.zone);
  const until = localOf(event.endsAt, event.zone);
  return {
    ...{ date: from.date, from: from.time, until: until.date === from.date ? until.time : "23:59" },
    ...{ length: "20", gap: "0", seats: "1" },
  };
}
