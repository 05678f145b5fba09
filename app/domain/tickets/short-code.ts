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

function checkDigit(digits: string): number {
  let row = 0;
  for (let place = 0; place < digits.length; place += 1) {
    row = Number(damm.at(row)?.charAt(Number(digits.charAt(place))));
  }
  return row;
}

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
