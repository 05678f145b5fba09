import { z } from "zod";
import { highestTable } from "~/app/domain/fairs/tables";
import { dayAfter, dayStart } from "~/app/domain/time/day-start";
import { localOf } from "~/app/domain/time/zoned-time";
import { calendarDate, email, id, optional, text, wholeNumber } from "./fields";
import { acceptedFlags } from "./flag-views.server";
import { type ParsedForm, readForm } from "./parse-form.server";
import { problemWords } from "./problems";

/** A table's number where one was typed. */
const tableNo = optional(wholeNumber(1, highestTable));

export const acceptanceForm = z.strictObject({ tableNo, acceptedFlags });
export const tableForm = z.strictObject({ tableNo, equipment: optional(text(500)) });
export const leavingForm = z.strictObject({ reason: optional(text(1000)) });

/** How many tables there are, and the last day on which employers may apply. */
export const limitsForm = z.strictObject({
  tables: optional(wholeNumber(1, highestTable)),
  applicationsCloseOn: optional(calendarDate),
});

/** Applications close as their last day ends in the event's zone. */
export const closeOf = (lastDay: string | null, zone: string): Date | null =>
  lastDay === null ? null : dayStart(dayAfter(lastDay), zone);

/** The day that was typed for it. */
export const lastDayOf = (closesAt: Date | null, zone: string): string =>
  closesAt === null ? "" : localOf(new Date(closesAt.getTime() - 1), zone).date;

/** More at once than a center has. */
const mostInvited = 1000;
const invitedIds = z.array(id).max(mostInvited, "too-many");

/** Reads whom staff invite: ticked employers, which share one name, and an address. */
export async function readInvitation(
  request: Request,
): Promise<ParsedForm<{ employerIds: string[]; email: string | null }>> {
  const form = await request.formData().catch(() => new FormData());
  const ids = invitedIds.safeParse(form.getAll("employerIds"));
  form.delete("employerIds");
  const rest = readForm(form, z.strictObject({ email: optional(email) }));
  const values = {
    ...rest.values,
    ...(ids.success ? Object.fromEntries(ids.data.map((one) => [`employer-${one}`, "yes"])) : {}),
  };
  if (ids.success && rest.ok) return { ok: true, value: { ...rest.value, employerIds: ids.data }, values };
  const errors = {
    ...(ids.success ? {} : { employerIds: problemWords("not-found") }),
    ...(rest.ok ? {} : rest.errors),
  };
  return { ok: false, errors, values };
}
