import { deflateSync } from "node:zlib";

/** Bytes of letters and numbers, in the order they are given. */
export const bytes = (...parts: (string | number | number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === "number") return [part];
      return typeof part === "string" ? Array.from(part, (letter) => letter.charCodeAt(0)) : [...part];
    }),
  );

const big = (value: number, length: number) =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) % 256);
const little = (value: number, length: number) => big(value, length).reverse();

export interface Size {
  width: number;
  height: number;
}
const usual = { width: 400, height: 300 };

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (data: Uint8Array) => {
  let c = 0xffffffff;
  for (const byte of data) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};

export const pngChunk = (name: string, data: Uint8Array | string = "") => {
  const named = bytes(name, data);
  return bytes(big(named.length - 4, 4), named, big(crc(named), 4));
};

/** A room with a wall around it as a PNG that every browser shows, with chunks more between header and pixels. */
export const aPng = ({ width, height }: Size = usual, ...more: Uint8Array[]): Uint8Array =>
  bytes(
    "\x89PNG\r\n\x1a\n",
    pngChunk("IHDR", bytes(big(width, 4), big(height, 4), [8, 0, 0, 0, 0])),
    ...more,
    pngChunk("IDAT", deflateSync(greyRoom(width, height))),
    pngChunk("IEND"),
  );

/** A byte that says how a line is packed, then a byte a pixel. */
function greyRoom(width: number, height: number): Buffer {
  const line = width + 1;
  const room = Buffer.alloc(line * height, 0xf4);
  for (let y = 0; y < height; y += 1) {
    const isWall = y < 12 || y >= height - 12;
    room[y * line] = 0;
    room.fill(0x55, y * line + 1, y * line + (isWall ? line : 13));
    room.fill(0x55, (y + 1) * line - 12, (y + 1) * line);
  }
  return room;
}

/** A header that states a size, and no pixels to speak of. */
export const aPngOfSize = ({ width, height }: Size): Uint8Array =>
  bytes(
    "\x89PNG\r\n\x1a\n",
    pngChunk("IHDR", bytes(big(width, 4), big(height, 4), [8, 0, 0, 0, 0])),
    pngChunk("IDAT", "x"),
    pngChunk("IEND"),
  );

export const jpegSegment = (marker: number, data: Uint8Array | string) => {
  const body = bytes(data);
  return bytes(0xff, marker, big(body.length + 2, 2), body);
};

/** The segments of a JPEG of this size, without its picture's worth: for readers of headers. */
export const aJpeg = (
  { width, height, frame = 0xc0 }: Size & { frame?: number } = usual,
  ...more: Uint8Array[]
): Uint8Array =>
  bytes(
    0xff,
    0xd8,
    ...more,
    jpegSegment(0xdb, "steps"),
    jpegSegment(frame, bytes(8, big(height, 2), big(width, 2), 1, 1, 0x11, 0)),
    jpegSegment(0xc4, "codes"),
    jpegSegment(0xda, bytes(1, 1, 0, 0, 63, 0)),
    // A stuffed byte, a restart, and data around them.
    bytes(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
    bytes(0xff, 0xd9),
  );

/** An APP1 segment as cameras write it, with how it was held and where it was. */
export const exifSegment = (orientation: number, place = "34.05N 118.25W") =>
  jpegSegment(
    0xe1,
    bytes(
      "Exif\0\0",
      "II*\0",
      little(8, 4),
      little(2, 2),
      ...[little(0x0110, 2), little(2, 2), little(4, 4), "cam\0"],
      ...[little(0x0112, 2), little(3, 2), little(1, 4), little(orientation, 4)],
      little(0, 4),
      place,
    ),
  );

export const webpChunk = (name: string, data: Uint8Array | string) => {
  const body = bytes(data);
  return bytes(name, little(body.length, 4), body, body.length % 2 === 0 ? [] : 0);
};

export const lossless = ({ width, height }: Size = usual) =>
  webpChunk("VP8L", bytes(0x2f, little(width - 1 + (height - 1) * 2 ** 14, 4), "rest"));
export const lossy = ({ width, height }: Size = usual) =>
  webpChunk("VP8 ", bytes(0, 0, 0, 0x9d, 0x01, 0x2a, little(width, 2), little(height, 2), "rest"));
export const extended = ({ width, height }: Size = usual, flags = 0x10) =>
  webpChunk("VP8X", bytes(flags, 0, 0, 0, little(width - 1, 3), little(height - 1, 3)));

export const aWebp = (...chunks: Uint8Array[]): Uint8Array => {
  const body = bytes("WEBP", ...chunks);
  return bytes("RIFF", little(body.length, 4), body);
};
