import type { PayUnit } from "~/app/domain/events/event";
import { dollarFormats } from "~/app/domain/text/formats";
import type { Words } from "~/app/i18n/speak";

export interface Pay {
  payMinCents: number;
  payMaxCents: number;
  payUnit: PayUnit;
}

const wholeDollars = dollarFormats(0);
const dollarsAndCents = dollarFormats(2);

/** Cents as dollars, the cents left out where there are none: "$21.50", "$24". */
function dollarsInWords(cents: number, locale: string): string {
  const format = cents % 100 === 0 ? wholeDollars : dollarsAndCents;
  return format(locale).format(cents / 100);
}

/** Pay as it is said: "$21.50 to $24 an hour", or one figure where the range is none. */
export function payInWords({ payMinCents, payMaxCents, payUnit }: Pay, t: Words): string {
  const [least, most] = [dollarsInWords(payMinCents, t.locale), dollarsInWords(payMaxCents, t.locale)];
  const pay = payMinCents === payMaxCents ? least : t("pay.range", { least, most });
  return t(`pay.${payUnit}`, { pay });
}
