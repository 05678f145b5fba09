/** A picture's side in the unit that places on it are kept in. */
export const wholeSide = 10_000;
export const tableNumbers = { least: 1, most: 999 } as const;

/** A numbered table on a floor plan: how far from the left and the top, in ten-thousandths of the picture's sides. */
export interface FloorTable {
  tableNo: number;
  x: number;
  y: number;
}

/** How wide the picture is shown where it is clicked on, in CSS pixels: without script a click tells no more. */
export const clickWidths = { narrow: 272, wide: 720 } as const;
export type ClickWidth = keyof typeof clickWidths;

export const clickHeight = (width: number, picture: { width: number; height: number }) =>
  Math.round((width * picture.height) / picture.width);

/**
 * The place of a click, in pixels from the top left of the picture as it was shown. Null at the very corner: that is
 * what the Enter key on a picture sends, which chooses no place.
 */
export function placeOfClick(
  click: { x: number; y: number },
  shown: { width: number; height: number },
): Pick<FloorTable, "x" | "y"> | null {
  if (click.x <= 0 && click.y <= 0) return null;
  return { x: along(click.x, shown.width), y: along(click.y, shown.height) };
}

const along = (pixels: number, side: number) =>
  Math.min(wholeSide, Math.max(0, Math.round((pixels * wholeSide) / side)));

/** `35.5`, of 3,550 ten-thousandths. */
export const percentOf = (place: number) => String(Math.round(place / 10) / 10);
export const placeOfPercent = (percent: number) => Math.round((percent * wholeSide) / 100);

/** The first number that stands at no table yet; null where all do. */
export function nextTableNo(tables: readonly Pick<FloorTable, "tableNo">[]): number | null {
  const placed = new Set(tables.map(({ tableNo }) => tableNo));
  for (let n: number = tableNumbers.least; n <= tableNumbers.most; n += 1) if (!placed.has(n)) return n;
  return null;
}
