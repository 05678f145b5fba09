const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Writes the first `length` five-bit groups of `bytes` in Crockford's base32, in capitals. */
export function encodeCrockford(bytes: Uint8Array, length: number): string {
  let bits = 0;
  let held = 0;
  let text = "";
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5 && text.length < length) {
      held -= 5;
      text += alphabet.charAt((bits >> held) & 31);
    }
    bits &= (1 << held) - 1;
  }
  return text;
}

/** Reads as people write: small letters count, O is zero, I and L are one. Null where a sign is outside the alphabet. */
export function normalizeCrockford(text: string): string | null {
  const capitals = text.toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]+$/.test(capitals) ? capitals : null;
}
