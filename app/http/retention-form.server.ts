import { z } from "zod";
import { cutOffDays } from "~/app/domain/accommodations/cut-off";
import { type CenterSettings, cutOffDaysOf } from "~/app/domain/centers/settings";
import { type Retention, retentionBounds, retentionOf } from "~/app/domain/registrations/retention";
import { wholeNumber } from "./fields";
import type { FormValues } from "./parse-form.server";

const within = (field: keyof Retention) =>
  wholeNumber(retentionBounds[field].least, retentionBounds[field].most);

/** How long a center keeps what belongs to a person, as an admin types it. */
export const retentionForm = z.strictObject({
  contactDays: within("contactDays"),
  outcomeDays: within("outcomeDays"),
  accommodationDays: within("accommodationDays"),
  rosterDays: within("rosterDays"),
  consentYears: within("consentYears"),
  accommodationCutOffDays: wholeNumber(cutOffDays.least, cutOffDays.most),
});

/** The numbers as they stand, for the form. */
export function retentionValues(settings: CenterSettings): FormValues {
  const numbers = { ...retentionOf(settings), accommodationCutOffDays: cutOffDaysOf(settings) };
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)]));
}
