import { z } from "zod";
import type { Services } from "~/app/adapters/services";
import type { CenterSettings } from "~/app/domain/centers/settings";
import type { FieldProblem } from "~/app/domain/refusal";
import { largestParty } from "~/app/domain/registrations/party";
import { textableNumber } from "~/app/domain/sms/phone";
import { accommodationFields, accommodationIn, checkAccommodation } from "./accommodation-form.server";
import { contactFields, patronLanguage, personName, ticked, wholeNumber } from "./fields";
import type { FormErrors, FormValues } from "./parse-form.server";

const shown = [
  ...["name", "partySize", "waits", "veteran", "texts", "email", "phone", "language"],
  ...Object.keys(accommodationFields),
];

/** How many come by one registration, as a form gives it. */
export const people = wholeNumber(1, largestParty);

/** What somebody who registers is asked. The key makes a second post the same request. */
export const registrationForm = z
  .strictObject({
    formKey: z.string().optional(),
    name: personName,
    partySize: z
      .string()
      .optional()
      .transform((typed) => typed?.trim() || "1")
      .pipe(people),
    /** All of the party wait where there are places for some of them alone. */
    waits: ticked,
    veteran: ticked,
    texts: ticked,
    ...contactFields,
    language: patronLanguage.optional(),
    ...accommodationFields,
  })
  .superRefine(checkAccommodation)
  .transform(({ accommodationKind, accommodationText, ...form }) => ({
    ...form,
    accommodation: accommodationIn({ accommodationKind, accommodationText }),
  }));

/** What a form's boxes ask of the waitlist. Who goes first counts only where the center asks for it. */
export const lineWishes = (
  center: { settings: Pick<CenterSettings, "veteransFirst"> },
  { waits, veteran }: { waits: boolean; veteran: boolean },
) => ({
  patience: waits ? ("waits" as const) : ("waits-if-full" as const),
  hasPriority: veteran && center.settings.veteransFirst,
});

/** What is wrong with a phone that somebody wants texts to; nothing where they want none. */
export function checkTexts(
  { texter }: Pick<Services, "texter">,
  { texts, phone }: { texts: boolean; phone: string | null },
): FieldProblem[] {
  if (!texts || texter === null) return [];
  if (phone === null) return [{ field: "phone", problem: "required" }];
  const isTextable = textableNumber(phone, texter.from) !== null;
  return isTextable ? [] : [{ field: "phone", problem: "not-textable" }];
}

/** Errors beside the fields that the form shows; any other is about the form as a whole. */
export function errorsInForm(errors: FormErrors): FormErrors {
  const inForm: FormErrors = {};
  for (const [name, message] of Object.entries(errors)) {
    if (shown.includes(name)) inForm[name] = message;
    else inForm.form = `${message} (${name})`;
  }
  return inForm;
}

/** The form again: what was typed, and the key it came with where that still stands. */
export interface FormAgain {
  values: FormValues;
  errors?: FormErrors;
  formKey: string | undefined;
  waitSeconds?: number;
}
