/** The quasigroup of H. M. Damm's check digit (2004): it finds every single wrong digit and every swap of neighbours. */
const damm = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
] as const;

const checkDigit = (digits: string) =>
  [...digits].reduce((row, digit) => Number(damm[row]?.charAt(Number(digit))), 0);

/** The short code of a number under ten million: seven digits and a check digit. */
export function shortCodeOf(number: number): string {
  const digits = String(number % 10_000_000).padStart(7, "0");
  return `${digits}${checkDigit(digits)}`;
}

/** True where eight digits carry the right check digit. */
export function isShortCode(text: string): boolean {
  return /^\d{8}$/.test(text) && checkDigit(text) === 0;
}

/** As it is printed and spoken: two groups of four. */
export function spokenShortCode(shortCode: string): string {
  return `${shortCode.slice(0, 4)} ${shortCode.slice(4)}`;
}
