import { data } from "@remix-run/node";
import type { RoomDayView } from "~/app/components/room-day";
import type { RefusalReason, Refused } from "~/app/domain/refusal";
import type { Words } from "~/app/i18n/speak";
import { type FormErrors, type FormValues, formErrors } from "./parse-form.server";
import { messageOf, statusOf } from "./refusals";

/** A refused form, to show again with what was typed. */
export interface FormAgain {
  errors: FormErrors;
  values: FormValues;
  /** What is on in the room that an event's form names. */
  roomDay?: RoomDayView | null;
}

/** Values that a schema did not take. */
export const notAccepted = ({ errors, values }: FormAgain) => data<FormAgain>({ errors, values }, 422);

/**
 * What a command refused, beside its fields or above the form. `fields` says which field asks for a reason, `words` what
 * it says where the page has asked for something else by it.
 */
export function refusedForm(
  refused: Refused,
  values: FormValues,
  fields: Partial<Record<RefusalReason, string>> = {},
  words: Partial<Record<RefusalReason, string>> = {},
) {
  const field = fields[refused.reason];
  const message = words[refused.reason] ?? messageOf(refused.reason);
  const errors = field === undefined ? formErrors(refused.fields, message) : { [field]: message };
  return data<FormAgain>({ errors, values }, statusOf(refused.reason));
}

/** What a command refused on a visitor's own page, in the page's language. */
export const refusedInWords = ({ reason, fields }: Refused, values: FormValues, t: Words) =>
  data<FormAgain>({ errors: formErrors(fields, messageOf(reason, t), t), values }, statusOf(reason));
