import PDFDocument from "pdfkit";
import { type Stage, stages } from "~/app/domain/outcomes/report";
import { type FontName, openFonts } from "./fonts.server";
import type { ResultsSheet, SheetPrinter } from "./results-sheet";
import { baseOf, type FontChoice, printable, visualRuns } from "./visual-runs";

/** US Letter with an inch around it, in points. */
const page = { width: 612, height: 792, margin: 72 };
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
const titleWidth = 150;
const columnWidth = (innerWidth - titleWidth) / stages.length;

export const sheetPrinter: SheetPrinter = {
  async print(sheet, now) {
    const document = new PDFDocument({
      size: [page.width, page.height],
      margin: page.margin,
      tagged: true,
      pdfVersion: "1.5",
      lang: "en",
      displayTitle: true,
      info: { Title: `Results: ${sheet.title}`, Creator: "Fairday", CreationDate: now },
    });
    const chunks: Buffer[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      document.on("data", (chunk: Buffer) => chunks.push(chunk));
      document.on("end", resolve);
      document.on("error", reject);
    });
    document.addStructure(document.struct("Document", {}, () => draw(document, sheet)));
    document.end();
    await ended;
    return new Uint8Array(Buffer.concat(chunks));
  },
};

interface Pen {
  document: PDFKit.PDFDocument;
  fonts: Record<"bold" | "regular", FontChoice<FontName>>;
  /** Where the next line begins. */
  y: number;
}

function draw(document: PDFKit.PDFDocument, sheet: ResultsSheet): void {
  const pen: Pen = { document, fonts: openFonts(document), y: page.margin };
  write(pen, sheet.center, { weight: "regular", size: 11 });
  write(pen, sheet.title, { weight: "bold", size: 20 });
  write(pen, sheet.when, { weight: "regular", size: 11 });
  if (sheet.where !== null) write(pen, sheet.where, { weight: "regular", size: 11 });
  pen.y += 18;
  write(pen, "Visitors", { weight: "bold", size: 14 });
  for (const { label, count } of sheet.visitors) {
    write(pen, `${label}: ${count === "few" ? "fewer than 10" : count}`, { weight: "regular", size: 12 });
  }
  pen.y += 18;
  write(pen, `What ${sheet.employer} told`, { weight: "bold", size: 14 });
  if (sheet.openings.length === 0) write(pen, "Nothing yet.", { weight: "regular", size: 12 });
  else drawTable(pen, sheet.openings);
  pen.y += 18;
  write(pen, `Counts alone, as of ${sheet.madeOn}. An empty field is unknown, and not zero.`, {
    weight: "regular",
    size: 9,
  });
}

interface Look {
  weight: "bold" | "regular";
  size: number;
  x?: number;
  width?: number;
}

/** Writes a text in lines of the width that there is, and goes on below it. */
function write(pen: Pen, text: string, look: Look): void {
  const { x = page.margin, width = innerWidth } = look;
  for (const line of linesOf(pen, text, look, width)) {
    writeLine(pen, line, { ...look, x });
    pen.y += look.size * 1.4;
  }
}

function writeLine(pen: Pen, line: string, { weight, size, x = page.margin }: Look): void {
  const { document, fonts } = pen;
  let at = x;
  for (const run of visualRuns(line, fonts[weight], baseOf(line))) {
    document.font(run.font).fontSize(size).fillColor("#000000");
    document.text(run.text, at, pen.y, { lineBreak: false });
    at += document.widthOfString(run.text);
  }
}

function linesOf(pen: Pen, text: string, { weight, size }: Look, width: number): string[] {
  const widthOf = (line: string) =>
    visualRuns(line, pen.fonts[weight], baseOf(line)).reduce((sum, run) => {
      pen.document.font(run.font).fontSize(size);
      return sum + pen.document.widthOfString(run.text);
    }, 0);
  const lines: string[] = [];
  for (const word of printable(text, pen.fonts[weight]).split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || widthOf(`${last} ${word}`) > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function drawTable(pen: Pen, openings: ResultsSheet["openings"]): void {
  const head = { weight: "bold", size: 8 } as const;
  drawRow(
    pen,
    "Opening",
    stages.map((stage) => stageHeads[stage]),
    head,
  );
  const look = { weight: "regular", size: 10 } as const;
  for (const opening of openings.slice(0, mostOpenings)) {
    const counts = stages.map((stage) => String(opening[stage] ?? ""));
    drawRow(pen, opening.title, counts, look);
  }
  const more = openings.length - mostOpenings;
  if (more > 0) write(pen, `And ${more} more openings.`, look);
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
  for (const line of linesOf(pen, title, look, titleWidth - 8).slice(0, 2)) {
    writeLine(pen, line, look);
    pen.y += look.size * 1.4;
  }
  pen.y = Math.max(pen.y, below) + 4;
}
