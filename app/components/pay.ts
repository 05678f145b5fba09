import type { PayUnit } from "~/app/domain/events/event";
import { dollarFormats } from "~/app/domain/text/formats";
import { payUnitWords } from "./words";

export interface Pay {
  payMinCents: number;
  payMaxCents: number;
  payUnit: PayUnit;
}

const wholeDollars = dollarFormats(0);
const dollarsAndCents = dollarFormats(2);

/** Cents as dollars, the cents left out where there are none: "$21.50", "$24". */
function dollarsInWords(cents: number, locale = "en-US"): string {
  const format = cents % 100 === 0 ? wholeDollars : dollarsAndCents;
  return format(locale).format(cents / 100);
}

/** Pay as it is said: "$21.50 to $24 an hour", or one figure where the range is none. */
export function payInWords({ payMinCents, payMaxCents, payUnit }: Pay, locale = "en-US"): string {
  const least = dollarsInWords(payMinCents, locale);
  const range = payMinCents === payMaxCents ? least : `${least} to ${dollarsInWords(payMaxCents, locale)}`;
  return `${range} ${payUnitWords[payUnit]}`;
}
