/** Digits of Persian, Arabic, Hindi, Thai and Khmer keyboards, by code point of their zero. */
const zeros = [0x06f0, 0x0660, 0x0966, 0x0e50, 0x17e0] as const;

/** A text with the digits that keyboards of other scripts type as those that codes and phone numbers are made of. */
export function asciiDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\u17e0-\u17e9]/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((first) => code >= first && code <= first + 9) ?? code;
      return String(code - zero);
    });
}
