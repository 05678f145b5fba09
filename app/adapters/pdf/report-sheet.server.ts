import type { ReportSheet, SheetPrinter } from "./results-sheet";
import { letter, type Pen, printPage, write } from "./sheet-pen.server";

const margin = 45;
const gutter = 22;
const innerWidth = letter.width - 2 * margin;
const columnWidth = (innerWidth - gutter) / 2;

/** Draws the report of a period on one page, in two columns. */
export const printReport: SheetPrinter["printReport"] = (sheet, now) =>
  printPage({ title: `${sheet.title}: ${sheet.center}`, margin, now }, (pen) => draw(pen, sheet));

function draw(pen: Pen, sheet: ReportSheet): void {
  const whole = { x: margin, width: innerWidth };
  write(pen, sheet.center, { ...whole, weight: "regular", size: 10 }, 1);
  write(pen, sheet.title, { ...whole, weight: "bold", size: 18 }, 1);
  write(pen, sheet.period, { ...whole, weight: "regular", size: 10 }, 2);
  const top = pen.y + 8;
  const bottom = letter.height - margin - 26;
  const perColumn = Math.ceil(sheet.figures.length / 2);
  const height = (bottom - top) / Math.max(1, perColumn);
  for (const [n, figure] of sheet.figures.entries()) {
    const column = Math.floor(n / perColumn);
    pen.y = top + (n % perColumn) * height;
    drawFigure(pen, figure, { x: margin + column * (columnWidth + gutter), bottom: pen.y + height });
  }
  pen.y = bottom + 4;
  write(pen, sheet.foot, { ...whole, weight: "regular", size: 7.5 }, 2);
}

/** A figure with as much of its small print as its place has room for. */
function drawFigure(
  pen: Pen,
  { title, figure, definition, notes }: ReportSheet["figures"][number],
  { x, bottom }: { x: number; bottom: number },
): void {
  const inColumn = { x, width: columnWidth };
  pen.document
    .moveTo(x, pen.y - 2)
    .lineTo(x + columnWidth, pen.y - 2)
    .lineWidth(0.5)
    .stroke("#8a9099");
  write(pen, `${title}: ${figure}`, { ...inColumn, weight: "bold", size: 11.5 }, 1);
  const small = { ...inColumn, weight: "regular" as const, size: 7 };
  for (const note of [definition, ...notes]) {
    const left = Math.floor((bottom - 4 - pen.y) / (small.size * 1.4));
    write(pen, note, small, Math.max(0, left));
  }
}
