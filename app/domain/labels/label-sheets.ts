/** What badges are printed on: sheets of labels that offices buy by these numbers, and a roll for a label printer. */
export const sheetKinds = ["avery-5395", "avery-l7418", "roll-62"] as const;
export type SheetKind = (typeof sheetKinds)[number];

export interface Size {
  width: number;
  height: number;
}

/** A rectangle from the page's upper left corner. All lengths of labels are points of 1/72 inch. */
export interface Box extends Size {
  x: number;
  y: number;
}

export interface LabelSheet {
  page: Size;
  label: Size;
  columns: number;
  rows: number;
  /** The first label's upper left corner. */
  left: number;
  top: number;
  /** From one label's edge to the same edge of the next. */
  across: number;
  down: number;
}

const inch = 72;
const mm = 72 / 25.4;

/** The sizes as their makers give them. */
export const labelSheets: Record<SheetKind, LabelSheet> = {
  // 3 3/8 by 2 1/3 inches on US Letter, 3/8 and 1/6 inch apart.
  "avery-5395": {
    page: { width: 8.5 * inch, height: 11 * inch },
    label: { width: 3.375 * inch, height: (7 / 3) * inch },
    columns: 2,
    rows: 4,
    left: 0.6875 * inch,
    top: (7 / 12) * inch,
    across: 3.75 * inch,
    down: 2.5 * inch,
  },
  // 86.5 by 55.5 mm on A4, edge to edge in the middle of the sheet.
  "avery-l7418": {
    page: { width: 210 * mm, height: 297 * mm },
    label: { width: 86.5 * mm, height: 55.5 * mm },
    columns: 2,
    rows: 4,
    left: 18.5 * mm,
    top: 37.5 * mm,
    across: 86.5 * mm,
    down: 55.5 * mm,
  },
  // Upright, as the tape leaves the printer, so that no driver has to turn it; 100 mm is also the length of the
  // widest die-cut label for these printers, and gives a name 56 mm and a code 40.
  "roll-62": {
    page: { width: 62 * mm, height: 100 * mm },
    label: { width: 62 * mm, height: 100 * mm },
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    across: 62 * mm,
    down: 100 * mm,
  },
};

export const labelsOn = ({ columns, rows }: Pick<LabelSheet, "columns" | "rows">): number => columns * rows;

/**
 * Where the n-th label of a print stands, from 0, row by row. `startAt` is the first free label of a sheet that was
 * begun before, from 1; what lies outside the sheet counts as its nearest label.
 */
export function labelAt(sheet: LabelSheet, n: number, startAt = 1): { page: number; box: Box } {
  const onSheet = labelsOn(sheet);
  const place = n + Math.min(Math.max(startAt, 1), onSheet) - 1;
  const onPage = place % onSheet;
  const x = sheet.left + (onPage % sheet.columns) * sheet.across;
  const y = sheet.top + Math.floor(onPage / sheet.columns) * sheet.down;
  return { page: Math.floor(place / onSheet), box: { x, y, ...sheet.label } };
}

/** How many sheets, or labels of a roll, a print takes. */
export function sheetsFor(sheet: LabelSheet, labels: number, startAt = 1): number {
  return labels === 0 ? 0 : labelAt(sheet, labels - 1, startAt).page + 1;
}
