const prime = 0x100000001b3n;
const basis = 0xcbf29ce484222325n;
const mask = 0xffffffffffffffffn;

/**
 * A short name for a text, 16 hexadecimal signs (FNV-1a, 64 bits, over code points). It tells texts apart that nobody
 * made to collide: whoever relies on more compares the texts too.
 */
export function digestOf(text: string): string {
  let hash = basis;
  for (const letter of text) {
    hash = ((hash ^ BigInt(letter.codePointAt(0) ?? 0)) * prime) & mask;
  }
  return hash.toString(16).padStart(16, "0");
}
