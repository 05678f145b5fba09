/** Digits of Persian and Arabic keyboards, by code point of their zero. */
const zeros = [0x06f0, 0x0660] as const;

/** A text with the digits that keyboards of other scripts type as those that codes and phone numbers are made of. */
export function asciiDigits(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code <= first + 9) ?? code;
    return String(code - zero);
  });
}
