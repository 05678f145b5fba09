import { z } from "zod";
import { mondayOf } from "~/app/domain/desk/sample";
import { calendarDate, id, wholeNumber } from "./fields";

/** More than any desk answers in a week. */
const mostAWeek = 100_000;

/** A sampling week: any day of it names it. */
export const sampleForm = z
  .strictObject({ branchId: id, day: calendarDate, count: wholeNumber(0, mostAWeek) })
  .transform(({ day, ...sample }) => ({ ...sample, weekOf: mondayOf(day) }));
