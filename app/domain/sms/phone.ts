/**
 * A phone number as gateways take it (E.164: "+12135550100"). A number typed without its country is one of the country
 * that texts come from, where that is North America's; elsewhere nobody can tell. Null where it is no number to text.
 */
export function textableNumber(typed: string, from: string): string | null {
  const digits = typed.replaceAll(/\D/g, "");
  if (typed.trim().startsWith("+")) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
  const national = /^1?([2-9]\d{9})$/.exec(digits)?.[1];
  return national === undefined || !from.startsWith("+1") ? null : `+1${national}`;
}

/**
 * What two ways to type one number have in common: its digits, without the country where that is North America's. By this
 * equal numbers are found; it need be no number that exists.
 */
export function numberKey(typed: string): string {
  const digits = typed.replaceAll(/\D/g, "");
  return /^1?([2-9]\d{9})$/.exec(digits)?.[1] ?? digits;
}

/** What of a number may be shown to whoever looks over a shoulder: its last two digits. */
export const numberEnd = (number: string): string => number.slice(-2);
