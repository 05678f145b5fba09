import { bytesOf, joined, lettersAt, viewOf } from "./picture-parts";

const exif = "Exif\0\0";
const orientationTag = 0x0112;
const short = 3;

/**
 * How a camera was held, 1 to 8 (EXIF 2.32, 4.6.4), as an APP1 segment of a JPEG says it; null where it says nothing.
 * From 5 on, width and height change places.
 */
export function orientationOf(segment: Uint8Array): number | null {
  const tiff = segment.subarray(4 + exif.length);
  if (lettersAt(segment, 4, exif.length) !== exif || tiff.length < 8) return null;
  const view = viewOf(tiff);
  const order = lettersAt(tiff, 0, 2);
  if (order !== "II" && order !== "MM") return null;
  const isLittle = order === "II";
  const first = view.getUint32(4, isLittle);
  if (first + 2 > tiff.length) return null;
  const entries = view.getUint16(first, isLittle);
  for (let n = 0; n < entries; n += 1) {
    const at = first + 2 + n * 12;
    if (at + 12 > tiff.length) return null;
    if (view.getUint16(at, isLittle) !== orientationTag) continue;
    if (view.getUint16(at + 2, isLittle) !== short) return null;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An APP1 segment that says how the camera was held and nothing else: a picture without it would lie on its side. */
export function orientationSegment(orientation: number): Uint8Array {
  const entry = [0x01, 0x12, 0, short, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [...bytesOf("MM"), 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const body = joined([bytesOf(exif), Uint8Array.from(tiff)]);
  return joined([Uint8Array.from([0xff, 0xe1, 0, body.length + 2]), body]);
}
