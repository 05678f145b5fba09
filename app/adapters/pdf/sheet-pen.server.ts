import PDFDocument from "pdfkit";
import { type FontName, openFonts } from "./fonts.server";
import { baseOf, type FontChoice, printable, visualRuns } from "./visual-runs";

/** US Letter in points. */
export const letter = { width: 612, height: 792 };

/** What writes on a page, and where its next line begins. */
export interface Pen {
  document: PDFKit.PDFDocument;
  fonts: Record<"bold" | "regular", FontChoice<FontName>>;
  y: number;
}

export interface Look {
  weight: "bold" | "regular";
  size: number;
  /** Where lines begin, and how long they may be. */
  x: number;
  width: number;
}

/** One tagged page: whatever `draw` writes. */
export async function printPage(
  { title, margin, now }: { title: string; margin: number; now: Date },
  draw: (pen: Pen) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({
    size: [letter.width, letter.height],
    margin,
    tagged: true,
    pdfVersion: "1.5",
    lang: "en",
    displayTitle: true,
    info: { Title: title, Creator: "Fairday", CreationDate: now },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  const page = () => draw({ document, fonts: openFonts(document), y: margin });
  document.addStructure(document.struct("Document", {}, page));
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Writes a text in lines of the width that there is, `most` of them at most, and goes on below it. */
export function write(pen: Pen, text: string, look: Look, most = Number.POSITIVE_INFINITY): void {
  for (const line of linesOf(pen, text, look).slice(0, most)) {
    writeLine(pen, line, look);
    pen.y += look.size * 1.4;
  }
}

/** Writes one line where the pen stands. */
export function writeLine(pen: Pen, line: string, { weight, size, x }: Look): void {
  const { document, fonts } = pen;
  let at = x;
  for (const run of visualRuns(line, fonts[weight], baseOf(line))) {
    document.font(run.font).fontSize(size).fillColor("#000000");
    document.text(run.text, at, pen.y, { lineBreak: false });
    at += document.widthOfString(run.text);
  }
}

/** A text broken at its spaces. */
export function linesOf(pen: Pen, text: string, { weight, size, width }: Look): string[] {
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
