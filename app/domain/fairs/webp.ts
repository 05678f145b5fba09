import {
  bytesOf,
  joined,
  lettersAt,
  mostParts,
  type PictureFault,
  type PictureParts,
  viewOf,
} from "./picture-parts";

interface Size {
  width: number;
  height: number;
}

interface Found {
  /** As the extended header says; null without one. */
  canvas: Size | null;
  alpha: Uint8Array | null;
  image: (Size & { chunk: Uint8Array }) | null;
}

/**
 * Reads a WebP's chunks (RFC 9649) without unpacking any. A still picture and its transparency are kept; EXIF, XMP,
 * profiles and what follows the stated length are left out.
 */
export function readWebp(bytes: Uint8Array): PictureParts | PictureFault {
  const view = viewOf(bytes);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return "cut-short";
  const found: Found = { canvas: null, alpha: null, image: null };
  for (let at = 12, n = 0; at + 8 <= end; n += 1) {
    if (n > mostParts) return "broken";
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) return "cut-short";
    const fault = keep(found, lettersAt(bytes, at, 4), bytes.subarray(at, Math.min(next, end)));
    if (fault !== null) return fault;
    at = next;
  }
  return whole(found);
}

function keep(found: Found, name: string, chunk: Uint8Array): PictureFault | null {
  if (name === "ANIM" || name === "ANMF") return "moving";
  if (name === "VP8X") {
    if (chunk.length < 18) return "broken";
    found.canvas = { width: 1 + threeBytes(chunk, 12), height: 1 + threeBytes(chunk, 15) };
  }
  if (name === "ALPH") found.alpha ??= chunk;
  const size = name === "VP8 " ? lossySize(chunk) : name === "VP8L" ? losslessSize(chunk) : undefined;
  if (size === undefined) return null;
  if (size === null || found.image !== null) return "broken";
  found.image = { ...size, chunk };
  return null;
}

const threeBytes = (bytes: Uint8Array, at: number) => viewOf(bytes).getUint32(at - 1, true) >>> 8;

/** Of a key frame of VP8 (RFC 6386, 9.1): fourteen bits each, the rest says how to scale. */
function lossySize(chunk: Uint8Array): Size | null {
  if (chunk.length < 18 || lettersAt(chunk, 11, 3) !== "\x9d\x01\x2a") return null;
  const view = viewOf(chunk);
  return { width: view.getUint16(14, true) & 0x3fff, height: view.getUint16(16, true) & 0x3fff };
}

/** Of a lossless picture: a sign, then both sizes less one, fourteen bits each. */
function losslessSize(chunk: Uint8Array): Size | null {
  if (chunk.length < 13 || chunk[8] !== 0x2f) return null;
  const bits = viewOf(chunk).getUint32(9, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

function whole({ canvas, alpha, image }: Found): PictureParts | PictureFault {
  if (image === null) return "broken";
  const { width, height, chunk } = image;
  // The size that was looked at has to be the one that a decoder takes.
  if (canvas !== null && (canvas.width !== width || canvas.height !== height)) return "broken";
  const parts = alpha === null ? [even(chunk)] : [extendedHeader(width, height), even(alpha), even(chunk)];
  const length = 4 + parts.reduce((sum, part) => sum + part.length, 0);
  return {
    width,
    height,
    parts: [joined([bytesOf("RIFF"), littleEndian(length, 4), bytesOf("WEBP")]), ...parts],
  };
}

/** A chunk of odd length is followed by a zero. */
const even = (chunk: Uint8Array) => (chunk.length % 2 === 0 ? chunk : joined([chunk, new Uint8Array(1)]));

/** Says that there is transparency, and nothing else. */
const extendedHeader = (width: number, height: number) =>
  joined([
    bytesOf("VP8X"),
    littleEndian(10, 4),
    littleEndian(0x10, 4),
    littleEndian(width - 1, 3),
    littleEndian(height - 1, 3),
  ]);

const littleEndian = (value: number, length: number) =>
  Uint8Array.from({ length }, (_, at) => (value >>> (8 * at)) & 0xff);
