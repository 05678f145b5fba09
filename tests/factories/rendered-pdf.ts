import jsQR from "jsqr";
import * as mupdf from "mupdf";
import type { Box } from "~/app/domain/labels/label-sheets";

export interface RenderedPage {
  width: number;
  height: number;
  /** The page's lines of text from its top, as a reader would copy them. */
  lines: string[];
  /** What stands within a box, by the same renderer: each text with its height of type. */
  textIn(box: Box): { text: string; size: number }[];
  /** What the QR code within a box says, decoded from pixels; null where there is none. */
  qrIn(box: Box): string | null;
  /** How wide the QR code within a box is without its quiet zone, in points; 0 where there is none. */
  qrSideIn(box: Box): number;
  /** True where anything is drawn in the box. */
  hasInk(box: Box): boolean;
}

/**
 * A PDF by a renderer that did not make it: its pages in points, as text and as pixels of 200 to the inch. Without a
 * picture nothing has ink: for documents of many pages.
 */
export function renderPdf(pdf: Uint8Array, { picture = true } = {}): RenderedPage[] {
  const document = mupdf.Document.openDocument(pdf, "application/pdf");
  return Array.from({ length: document.countPages() }, (_, n) => rendered(document.loadPage(n), picture));
}

const scale = 200 / 72;
const nowhere = { topLeftCorner: { x: 0, y: 0 }, topRightCorner: { x: 0, y: 0 } };

const blank = { pixels: new Uint8ClampedArray(), stride: 0 };

function paint(page: mupdf.Page) {
  const pixmap = page.toPixmap(mupdf.Matrix.scale(scale, scale), mupdf.ColorSpace.DeviceRGB, false);
  // Copied: the renderer's memory is another once it has grown.
  return { pixels: pixmap.getPixels().slice(), stride: pixmap.getStride() };
}

interface Line {
  text: string;
  size: number;
  box: Box;
}

function rendered(page: mupdf.Page, withPicture: boolean): RenderedPage {
  const [x0, y0, x1, y1] = page.getBounds();
  const lines = linesOf(page);
  const picture = withPicture ? paint(page) : blank;
  return {
    width: x1 - x0,
    height: y1 - y0,
    lines: lines.map(({ text }) => text),
    textIn: (box) =>
      lines.filter((line) => isWithin(line.box, box)).map(({ text, size }) => ({ text, size })),
    qrIn: (box) => {
      const { data, width, height } = cropped(picture, box);
      return jsQR(data, width, height)?.data ?? null;
    },
    qrSideIn: (box) => {
      const { data, width, height } = cropped(picture, box);
      const { topLeftCorner: from, topRightCorner: to } = jsQR(data, width, height)?.location ?? nowhere;
      return Math.hypot(to.x - from.x, to.y - from.y) / scale;
    },
    hasInk: (box) => cropped(picture, box).data.some((value, at) => at % 4 === 0 && value < 200),
  };
}

function linesOf(page: mupdf.Page): Line[] {
  const found: Line[] = [];
  page.toStructuredText("preserve-whitespace").walk({
    beginLine: ([x0, y0, x1, y1]) => {
      found.push({ text: "", size: 0, box: { x: x0, y: y0, width: x1 - x0, height: y1 - y0 } });
    },
    onChar: (sign, _origin, _font, size) => {
      const line = found.at(-1);
      if (line === undefined) return;
      // A letter that the shaper made of two glyphs is in the text once, with its second glyph as unknown.
      if (sign !== "\ufffd") line.text += sign;
      line.size = size;
    },
  });
  return found;
}

/** What a mark below or above a letter may count wider than it is drawn, in points: half a badge's margin. */
const bearing = 5;

/** By a line's middle in height: the renderer counts in the room that a font keeps above and below its letters. */
function isWithin(line: Box, box: Box): boolean {
  const middle = line.y + line.height / 2;
  const isInWidth = line.x >= box.x - bearing && line.x + line.width <= box.x + box.width + bearing;
  return isInWidth && middle >= box.y && middle <= box.y + box.height;
}

function cropped({ pixels, stride }: { pixels: Uint8ClampedArray; stride: number }, box: Box) {
  const [left, top, width, height] = [box.x, box.y, box.width, box.height].map((side) =>
    Math.floor(side * scale),
  );
  if (left === undefined || top === undefined || width === undefined || height === undefined)
    throw new Error();
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (top + y) * stride + (left + x) * 3;
      data.set(pixels.subarray(from, from + 3), (y * width + x) * 4);
    }
  }
  return { data, width, height };
}
