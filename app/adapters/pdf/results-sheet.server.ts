import { type Stage, stages, sumOf } from "~/app/domain/outcomes/report";
import { printReport } from "./report-sheet.server";
import type { ResultsSheet, SheetPrinter } from "./results-sheet";
import { type Look, letter, linesOf, type Pen, printPage, write, writeLine } from "./sheet-pen.server";

/** An inch around the page. */
const page = { ...letter, margin: 72 };
const innerWidth = page.width - 2 * page.margin;
/** Openings of one page; what is behind them stands as a line that says how many. */
const mostOpenings = 12;

const stageHeads: Record<Stage, string> = {
  applications: "Applied",
  interviews: "Interviewed",
  conditionalOffers: "With conditions",
  offers: "Offers",
  hires: "Hired",
  retained: "After 90 days",
};
const titleWidth = 126;
const columnWidth = (innerWidth - titleWidth) / stages.length;

const inner = { x: page.margin, width: innerWidth };

export const sheetPrinter: SheetPrinter = {
  print: (sheet, now) =>
    printPage({ title: `Results: ${sheet.title}`, margin: page.margin, now }, (pen) => draw(pen, sheet)),
  printReport,
};

function draw(pen: Pen, sheet: ResultsSheet): void {
  write(pen, sheet.center, { ...inner, weight: "regular", size: 11 });
  write(pen, sheet.title, { ...inner, weight: "bold", size: 20 });
  write(pen, sheet.when, { ...inner, weight: "regular", size: 11 });
  if (sheet.where !== null) write(pen, sheet.where, { ...inner, weight: "regular", size: 11 });
  pen.y += 18;
  write(pen, "Visitors", { ...inner, weight: "bold", size: 14 });
  for (const { label, count } of sheet.visitors) {
    write(pen, `${label}: ${count === "few" ? "fewer than 10" : count}`, {
      ...inner,
      weight: "regular",
      size: 12,
    });
  }
  pen.y += 18;
  write(pen, `What ${sheet.employer} told`, { ...inner, weight: "bold", size: 14 });
  if (sheet.openings.length === 0) write(pen, "Nothing yet.", { ...inner, weight: "regular", size: 12 });
  else drawTable(pen, sheet.openings);
  pen.y += 18;
  write(pen, `Counts alone, as of ${sheet.madeOn}. An empty field is unknown, and not zero.`, {
    ...inner,
    weight: "regular",
    size: 9,
  });
}

function drawTable(pen: Pen, openings: ResultsSheet["openings"]): void {
  const head = { ...inner, weight: "bold", size: 8 } as const;
  drawRow(
    pen,
    "Opening",
    stages.map((stage) => stageHeads[stage]),
    head,
  );
  const look = { ...inner, weight: "regular", size: 10 } as const;
  for (const opening of openings.slice(0, mostOpenings)) {
    const counts = stages.map((stage) => String(opening[stage] ?? ""));
    drawRow(pen, opening.title, counts, look);
  }
  const more = openings.length - mostOpenings;
  if (more > 0) write(pen, `And ${more} more openings, which are in the sum.`, look);
  if (openings.length > 1) {
    const sum = sumOf(openings);
    drawRow(
      pen,
      "All openings",
      stages.map((stage) => String(sum[stage] ?? "")),
      { ...look, weight: "bold" },
    );
  }
}

/** A title of at most two lines, with its numbers beside the first. */
function drawRow(pen: Pen, title: string, cells: readonly string[], look: Look): void {
  const top = pen.y;
  for (const [n, cell] of cells.entries()) {
    pen.y = top;
    write(pen, cell, { ...look, x: page.margin + titleWidth + n * columnWidth, width: columnWidth - 4 });
  }
  const below = pen.y;
  pen.y = top;
  for (const line of linesOf(pen, title, { ...look, width: titleWidth - 8 }).slice(0, 2)) {
    writeLine(pen, line, look);
    pen.y += look.size * 1.4;
  }
  pen.y = Math.max(pen.y, below) + 4;
}
