/** What a reader of one format finds in a picture's headers, in pixels, and what is kept of its bytes. */
export interface PictureParts {
  width: number;
  height: number;
  /** In the order of the file; views of it where they are kept as they were. */
  parts: Uint8Array[];
}

/** Why a reader gives a picture up: its end is missing, it is not as its format says, or it is more than one picture. */
export type PictureFault = "cut-short" | "broken" | "moving";

/** More chunks or segments than any program writes: each costs a moment and some memory, whatever its length. */
export const mostParts = 10_000;

/** Letters at a place in a file, as formats name their parts. */
export function lettersAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

export const bytesOf = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
