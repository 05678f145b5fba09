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

/** What of a number may be shown to whoever looks over a shoulder: its last two digits. */
export const numberEnd = (number: string): string => number.slice(-2);
