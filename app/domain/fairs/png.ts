import { lettersAt, mostParts, type PictureFault, type PictureParts, viewOf } from "./picture-parts";

/** The chunks that say how a still picture looks. Texts, times, EXIF, profiles and further frames are none of them. */
const shown = new Set([
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "sBIT",
  "bKGD",
  "pHYs",
]);

const signature = 8;
/** A chunk's length, name and checksum. */
const around = 12;

/** Reads a PNG's chunks (ISO/IEC 15948) without unpacking any; what follows its end is left out. */
export function readPng(bytes: Uint8Array): PictureParts | PictureFault {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, signature)];
  let size: { width: number; height: number } | null = null;
  let hasPixels = false;
  for (let at = signature, n = 0; at + around <= bytes.length; n += 1) {
    if (n > mostParts) return "broken";
    const length = view.getUint32(at);
    const name = lettersAt(bytes, at + 4, 4);
    const end = at + around + length;
    if (end > bytes.length) return "cut-short";
    if ((name === "IHDR") !== (size === null)) return "broken";
    if (name === "IHDR") {
      if (length !== 13) return "broken";
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    hasPixels ||= name === "IDAT";
    if (shown.has(name)) parts.push(bytes.subarray(at, end));
    if (name === "IEND") return size !== null && hasPixels && length === 0 ? { ...size, parts } : "broken";
    at = end;
  }
  return "cut-short";
}
