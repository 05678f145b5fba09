import { z } from "zod";
import { patronRefusals } from "~/app/components/patron-refusals";
import { ticked } from "./fields";
import { queryOf } from "./staff-page.server";

/** The button of an interview time: it waits for a seat where it says so. */
export const bookingForm = z.strictObject({ waits: ticked });

/**
 * Back to the list of times, with what was done or why it was not: the list shows what is free now, and where several
 * employers have times, it opens at the one that was asked for.
 */
export const bookingAnswer = (
  page: string,
  result: { outcome: string } | { outcome: "refused"; reason: string },
  slotId?: string,
): string => {
  if (!("reason" in result)) return `${page}?done=${result.outcome}`;
  return `${page}?refused=${result.reason}${slotId === undefined ? "" : `&at=${slotId}`}`;
};

/** What a redirect to the list says, from its address. Unknown words say nothing. */
export function bookingTold(request: Request) {
  const refused = queryOf(request, "refused");
  return {
    done: queryOf(request, "done"),
    at: queryOf(request, "at"),
    refused: patronRefusals.find((reason) => reason === refused) ?? null,
  };
}
