import { orientationOf, orientationSegment } from "./exif-orientation";
import {
  bytesOf,
  joined,
  lettersAt,
  mostParts,
  type PictureFault,
  type PictureParts,
  viewOf,
} from "./picture-parts";

const app0 = 0xe0;
const app1 = 0xe1;
const app14 = 0xee;
const endOfImage = 0xd9;
const startOfScan = 0xda;
/** Frames that browsers show: baseline, extended and progressive. */
const frames = new Set([0xc0, 0xc1, 0xc2]);
/** Of one colour, its marker and length included. */
const shortestFrame = 13;
/** What a decoder needs: tables of codes and steps, lines, restarts. */
const tables = new Set([0xc4, 0xdb, 0xdc, 0xdd]);
/** Every other frame: lossless, hierarchical, arithmetic. */
const isOtherFrame = (marker: number) =>
  marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8;

interface Found {
  size: { width: number; height: number } | null;
  orientation: number | null;
  /** Whether colours are in the usual order (JFIF), and Adobe's note where they are in another. */
  heads: Uint8Array[];
  rest: Uint8Array[];
}

/**
 * Reads a JPEG's segments (ITU T.81, annex B) without decoding any. Of what cameras and programs add, only how the
 * camera was held is kept; a second picture, or anything else behind the end, is left out.
 */
export function readJpeg(bytes: Uint8Array): PictureParts | PictureFault {
  const view = viewOf(bytes);
  const found: Found = { size: null, orientation: null, heads: [], rest: [] };
  for (let at = 2, n = 0; at + 2 <= bytes.length; n += 1) {
    if (bytes[at] !== 0xff || n > mostParts) return "broken";
    const marker = view.getUint8(at + 1);
    if (marker === endOfImage) return whole(found, bytes.subarray(at, at + 2));
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 4 <= bytes.length ? at + 2 + view.getUint16(at + 2) : bytes.length + 1;
    if (end > bytes.length) return "cut-short";
    const next = marker === startOfScan ? endOfScan(bytes, end) : end;
    if (next === null) return "cut-short";
    if (!keep(found, marker, bytes.subarray(at, next))) return "broken";
    at = next;
  }
  return "cut-short";
}

/** Keeps what a segment is needed for; false where no browser could show what it begins. */
function keep(found: Found, marker: number, segment: Uint8Array): boolean {
  if (frames.has(marker)) {
    if (found.size !== null || segment.length < shortestFrame) return false;
    const view = viewOf(segment);
    found.size = { width: view.getUint16(7), height: view.getUint16(5) };
  }
  if (isOtherFrame(marker)) return false;
  if (marker === startOfScan && found.size === null) return false;
  if (frames.has(marker) || tables.has(marker) || marker === startOfScan) found.rest.push(segment);
  if (marker === app0 && lettersAt(segment, 4, 5) === "JFIF\0" && segment.length >= 18)
    found.heads.push(withoutThumbnail(segment));
  if (marker === app14 && lettersAt(segment, 4, 5) === "Adobe" && segment.length >= 16)
    found.heads.push(shortened(segment, 16));
  if (marker === app1) found.orientation ??= orientationOf(segment);
  return true;
}

/** JFIF's version and density, and a thumbnail of no size. */
function withoutThumbnail(segment: Uint8Array): Uint8Array {
  return joined([shortened(segment, 18).subarray(0, 16), Uint8Array.from([0, 0])]);
}

/** A segment of so many bytes, marker and length included. */
function shortened(segment: Uint8Array, length: number): Uint8Array {
  return joined([segment.subarray(0, 2), Uint8Array.from([0, length - 2]), segment.subarray(4, length)]);
}

/** Where the next segment begins: the first marker that is neither a stuffed byte nor a restart; null without one. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return null;
}

function whole({ size, orientation, heads, rest }: Found, end: Uint8Array): PictureParts | PictureFault {
  if (size === null || !rest.some((segment) => segment[1] === startOfScan)) return "broken";
  const held = orientation === null || orientation === 1 ? [] : [orientationSegment(orientation)];
  const { width, height } = size;
  const isTurned = orientation !== null && orientation >= 5;
  return {
    ...(isTurned ? { width: height, height: width } : { width, height }),
    parts: [bytesOf("\xff\xd8"), ...heads, ...held, ...rest, end],
  };
}
