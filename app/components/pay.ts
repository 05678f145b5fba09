import type { PayUnit } from "~/app/domain/events/event";
import { payUnitWords } from "./words";

export interface Pay {
  payMinCents: number;
  payMaxCents: number;
  payUnit: PayUnit;
}

/** Cents as dollars, the cents left out where there are none: "$21.50", "$24". */
function dollarsInWords(cents: number, locale = "en-US"): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(cents / 100);
}

/** Pay as it is said: "$21.50 to $24 an hour", or one figure where the range is none. */
export function payInWords({ payMinCents, payMaxCents, payUnit }: Pay, locale = "en-US"): string {
  const least = dollarsInWords(payMinCents, locale);
  const range = payMinCents === payMaxCents ? least : `${least} to ${dollarsInWords(payMaxCents, locale)}`;
  return `${range} ${payUnitWords[payUnit]}`;
}
