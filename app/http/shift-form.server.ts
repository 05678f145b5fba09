import { z } from "zod";
import { channels, mostInquiries } from "~/app/domain/desk/inquiry";
import { type Tally, tallyField } from "~/app/domain/desk/shift";
import { calendarDate, id, optional, wholeNumber } from "./fields";

const number = optional(wholeNumber(0, mostInquiries));
/** A center names its own categories, so the compiler knows their fields by their kind alone. */
const numbers = z.record(z.string(), z.number().nullable());

/** A past shift's form: its facts, and a number for each category, where nothing written is none. */
export function shiftForm(categories: readonly { key: string }[]) {
  const counts = Object.fromEntries(categories.map(({ key }) => [tallyField(key), number]));
  const facts = { date: calendarDate, branchId: id, channel: z.enum(channels, "not-in-list") };
  return z
    .strictObject(facts)
    .extend(counts)
    .transform(({ date, branchId, channel, ...rest }) => {
      const written = numbers.parse(rest);
      const tallies = categories.map(
        ({ key }): Tally => ({ category: key, count: written[tallyField(key)] ?? 0 }),
      );
      return { ...z.object(facts).parse({ date, branchId, channel }), tallies };
    });
}
