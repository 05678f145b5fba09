import { data } from "@remix-run/node";
import type { RefusalReason, Refused } from "~/app/domain/refusal";
import { type FormErrors, type FormValues, formErrors } from "./parse-form.server";
import { messageOf, statusOf } from "./refusals";

/** A refused form, to show again with what was typed. */
export interface FormAgain {
  errors: FormErrors;
  values: FormValues;
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
