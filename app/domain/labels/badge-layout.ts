import type { Box, Size } from "./label-sheets";

/** Where a badge's parts stand on its label. A part that the badge does not carry is null. */
export interface BadgeLayout {
  name: Box;
  title: Box;
  code: Box | null;
  /** Square, the quiet zone of the code included. */
  qr: Box | null;
}

/** Printers and hands miss a label's edge by a millimetre or two. */
const margin = 10;
const gap = 5;
const codeHeight = 18;
/** Modules of half a millimetre and more: what a phone reads from an arm's length. */
const qrSide = { wide: 74, upright: 113 };

/**
 * Divides a label: the name has the most of it. On a wide label the title and the short code stand under the name with
 * the QR code at their right; on an upright one, all stand in one column.
 */
export function badgeLayout(label: Size, has: { code: boolean; qr: boolean }): BadgeLayout {
  const inner = {
    x: margin,
    y: margin,
    width: label.width - 2 * margin,
    height: label.height - 2 * margin,
  };
  return label.width > label.height ? wide(inner, has) : upright(inner, has);
}

function wide(inner: Box, has: { code: boolean; qr: boolean }): BadgeLayout {
  const side = has.qr ? Math.min(qrSide.wide, inner.height / 2) : 0;
  const foot = has.qr ? side : has.code ? 50 : 27;
  const name = { ...inner, height: inner.height - foot - gap };
  const footTop = name.y + name.height + gap;
  const column = { x: inner.x, width: inner.width - (has.qr ? side + gap : 0) };
  const titleHeight = foot - (has.code ? codeHeight + gap : 0);
  return {
    name,
    title: { ...column, y: footTop, height: titleHeight },
    code: has.code ? { ...column, y: footTop + titleHeight + gap, height: codeHeight } : null,
    qr: has.qr ? { x: inner.x + inner.width - side, y: footTop, width: side, height: side } : null,
  };
}

function upright(inner: Box, has: { code: boolean; qr: boolean }): BadgeLayout {
  const side = has.qr ? qrSide.upright : 0;
  const title = { ...inner, height: 26 };
  const under = (has.qr ? side + gap : 0) + (has.code ? codeHeight + gap : 0);
  const name = {
    ...inner,
    y: title.y + title.height + gap,
    height: inner.height - title.height - gap - under,
  };
  const below = name.y + name.height + gap;
  return {
    name,
    title,
    qr: has.qr ? { x: inner.x + (inner.width - side) / 2, y: below, width: side, height: side } : null,
    code: has.code ? { ...inner, y: inner.y + inner.height - codeHeight, height: codeHeight } : null,
  };
}
