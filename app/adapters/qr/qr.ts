import { crc32, deflateSync } from "node:zlib";
import { create, type QRCodeSegment } from "qrcode";

/** Draws a payload as a QR code: black on white with its quiet zone, error level M. */
export interface Qr {
  /** For pages and print. Crisp at any size; CSS gives the width. */
  svg(payload: string, words: { label: string }): string;
  /** For mail, where SVG is not shown. */
  png(payload: string): Promise<Buffer>;
}

/** Light modules on each side (ISO/IEC 18004: four). */
const quietZone = 4;
/**
 * Readers take any of the eight masks (ISO/IEC 18004, 7.8). Scoring all for each code takes five times as long as the
 * rest of it; this one has the least penalty over many tickets, whose signs are random.
 */
const maskPattern = 4;
/** In a PNG, one bit each, so that a module is one byte wide. Screens of twice the density double them evenly. */
const pixelsPerModule = 8;
/** The filter of a PNG's row that adds the row above, here to zeros. */
const sameAsAbove = 2;

/** A code as rows of dark modules side by side, in a square of `size` modules with its quiet zone. */
export interface QrRuns {
  size: number;
  runs: { x: number; y: number; length: number }[];
}

export function qrRuns(payload: string): QrRuns {
  const { size, isDark } = drawn(payload);
  const runs: QrRuns["runs"] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && isDark(x, y)) x += 1;
      if (x > from) runs.push({ x: from, y, length: x - from });
    }
  }
  return { size, runs };
}

/** An inline SVG, for the reader's eyes named `label`. It sets no style, so a strict CSP lets it be. */
export function qrSvg(payload: string, { label }: { label: string }): string {
  const { size, runs } = qrRuns(payload);
  let path = "";
  for (const { x, y, length } of runs) path += `M${x} ${y}h${length}v1h${-length}z`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" ` +
    `role="img" aria-label="${escapeAttribute(label)}"><rect width="${size}" height="${size}" fill="#fff"/>` +
    `<path fill="#000" d="${path}"/></svg>`
  );
}

/**
 * A PNG of one bit a pixel. Written here: the encoder that comes with qrcode writes 32 bits a pixel and takes 15 ms,
 * as long as sending eight mails.
 */
export async function qrPng(payload: string): Promise<Buffer> {
  const { size, isDark } = drawn(payload);
  const line = 1 + size;
  const lines = Buffer.alloc(line * pixelsPerModule * size);
  for (let y = 0; y < size; y += 1) {
    const from = y * pixelsPerModule * line;
    for (let x = 0; x < size; x += 1) lines[from + 1 + x] = isDark(x, y) ? 0 : 0xff;
    for (let copy = 1; copy < pixelsPerModule; copy += 1) lines[from + copy * line] = sameAsAbove;
  }
  return pngFile(size * pixelsPerModule, lines);
}

export const qr: Qr = { svg: qrSvg, png: qrPng };

/** The modules with their quiet zone around them. */
function drawn(payload: string) {
  const { modules } = create(segmentsOf(payload), { errorCorrectionLevel: "M", maskPattern });
  const isDark = (x: number, y: number) => {
    const column = x - quietZone;
    const row = y - quietZone;
    const isInside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
    return isInside && modules.get(row, column) === 1;
  };
  return { size: modules.size + 2 * quietZone, isDark };
}

/** A ticket's two segments, as qrcode would find them by trying all; any other text is left to its search. */
function segmentsOf(payload: string): string | QRCodeSegment[] {
  const [, scheme, capitals] = /^(https?:\/\/)([0-9A-Z $%*+./:-]+)$/.exec(payload) ?? [];
  if (scheme === undefined || capitals === undefined) return payload;
  return [
    { mode: "byte", data: Buffer.from(scheme) },
    { mode: "alphanumeric", data: capitals },
  ];
}

/** A square PNG (W3C PNG, third edition) of greyscale rows, one bit a pixel, each after its filter byte (0 none, 2 up). */
function pngFile(width: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeAttribute = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
