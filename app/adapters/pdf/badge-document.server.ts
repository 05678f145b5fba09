import { setImmediate as othersFirst } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { qrRuns } from "~/app/adapters/qr/qr";
import { badgeLayout } from "~/app/domain/labels/badge-layout";
import { type FitLimits, type FittedText, fitText } from "~/app/domain/labels/fit-text";
import { type Box, labelAt, labelSheets } from "~/app/domain/labels/label-sheets";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import type { Badge, BadgeOrder } from "./badge-printer";
import { type FontName, openFonts } from "./fonts.server";
import { baseOf, type FontChoice, printable, type Run, visualRuns } from "./visual-runs";

export interface Progress {
  /** Called after each badge; `isWritten` is false where its name is left to be written by hand. */
  onBadge(isWritten: boolean): void;
  /** Asked before each badge: true ends the work. */
  isStopped(): boolean;
  /** Now, for the file's own date. */
  now: Date;
}

const nameLimits: FitLimits = { largest: 38, readable: 9, lineHeight: 1.3 };
const titleLimits: FitLimits = { largest: 10, readable: 6.5, lineHeight: 1.3 };
const codeSize = 15;

/**
 * Draws badges on their labels, page by page. Between two badges everybody else of the process has a turn: one takes
 * some milliseconds, three thousand take longer than a door can wait.
 * @returns the PDF, or null where it was stopped
 */
export async function badgePdf(order: BadgeOrder, progress: Progress): Promise<Buffer | null> {
  const sheet = labelSheets[order.sheet];
  const { width, height } = sheet.page;
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    autoFirstPage: false,
    // A reader's window shows the title, and reads it aloud in its language.
    tagged: true,
    pdfVersion: "1.5",
    lang: "en",
    displayTitle: true,
    info: { Title: "Badges", Creator: "Fairday", CreationDate: progress.now },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  const pen = penOn(document, order.title);
  let pages = 0;
  for (const [n, badge] of order.badges.entries()) {
    if (progress.isStopped()) return null;
    const { page, box } = labelAt(sheet, n, order.startAt);
    for (; pages <= page; pages += 1) document.addPage();
    // One paragraph a badge, so that what reads the file aloud tells them apart.
    const draw = () => progress.onBadge(drawBadge(pen, badge, box));
    document.addStructure(document.struct("P", {}, draw));
    await othersFirst();
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

type Pen = ReturnType<typeof penOn>;

interface Part {
  fonts: FontChoice<FontName>;
  limits: FitLimits;
  /** What was fitted before, by the size of its box: for a text that is the same on every badge. */
  fitted?: Map<string, FittedText>;
}

/** What draws on one document; the event's title is laid out once for all badges of a kind. */
function penOn(document: PDFKit.PDFDocument, title: string) {
  const fonts = openFonts(document);
  const name: Part = { fonts: fonts.bold, limits: nameLimits };
  const small: Part = { fonts: fonts.regular, limits: titleLimits, fitted: new Map() };
  return { document, name, small, title: printable(title, small.fonts) };
}

/** @returns false where the badge has no name to print */
function drawBadge(pen: Pen, badge: Badge, label: Box): boolean {
  const name = badge.name === null ? "" : printable(badge.name, pen.name.fonts);
  const has = { code: badge.shortCode !== null, qr: badge.payload !== null };
  const layout = badgeLayout(label, has);
  const onPage = (box: Box): Box => ({ ...box, x: box.x + label.x, y: box.y + label.y });
  if (name === "") drawLine(pen, onPage(layout.name));
  else drawText(pen, name, pen.name, onPage(layout.name));
  drawText(pen, pen.title, pen.small, onPage(layout.title));
  if (badge.shortCode !== null && layout.code !== null) {
    const code: Part = { fonts: pen.name.fonts, limits: { ...nameLimits, largest: codeSize } };
    drawText(pen, spokenShortCode(badge.shortCode), code, onPage(layout.code));
  }
  if (badge.payload !== null && layout.qr !== null) drawQr(pen, badge.payload, onPage(layout.qr));
  return name !== "" || badge.shortCode === null;
}

/** A line to write a name on. */
function drawLine({ document }: Pen, { x, y, width, height }: Box): void {
  const at = y + height * 0.8;
  document
    .moveTo(x, at)
    .lineTo(x + width, at)
    .lineWidth(0.75)
    .stroke("#808080");
}

/** A text in the largest type that fits, in the middle of its box. */
function drawText(pen: Pen, text: string, part: Part, box: Box): void {
  const { fonts, limits, fitted } = part;
  const base = baseOf(text);
  const widthOf = (line: string) => lineWidth(pen, visualRuns(line, fonts, base));
  const key = `${box.width} ${box.height}`;
  const fit = fitted?.get(key) ?? fitText(text, box, widthOf, limits);
  fitted?.set(key, fit);
  const { lines, size } = fit;
  const lineHeight = size * limits.lineHeight;
  const top = box.y + (box.height - lines.length * lineHeight) / 2;
  for (const [n, line] of lines.entries()) {
    const runs = visualRuns(line, fonts, base);
    const left = box.x + (box.width - lineWidth(pen, runs) * size) / 2;
    // Of a line's height, letters have about three quarters above the base line.
    drawRuns(pen, runs, { x: left, y: top + n * lineHeight + lineHeight * 0.76, size });
  }
}

function drawRuns(
  { document }: Pen,
  runs: readonly Run<FontName>[],
  { x, y, size }: { x: number; y: number; size: number },
): void {
  let at = x;
  for (const run of runs) {
    document.font(run.font).fontSize(size).fillColor("#000000");
    document.text(run.text, at, y, { lineBreak: false, baseline: "alphabetic", ...featuresOf(run) });
    at += document.widthOfString(run.text, featuresOf(run));
  }
}

/** The width of a line in type of one point. */
function lineWidth({ document }: Pen, runs: readonly Run<FontName>[]): number {
  const hundred = 100;
  let width = 0;
  for (const run of runs) {
    document.font(run.font).fontSize(hundred);
    width += document.widthOfString(run.text, featuresOf(run));
  }
  return width / hundred;
}

/** Asked for by name, the feature keeps a run in one piece: otherwise it is shaped word by word, from the left. */
const featuresOf = ({ isTurned }: Run<FontName>): { features?: ["rtla"] } =>
  isTurned ? { features: ["rtla"] } : {};

/** The code as rectangles of whole modules under one scale: no seam between them at any size. */
function drawQr({ document }: Pen, payload: string, box: Box): void {
  const { size, runs } = qrRuns(payload);
  document
    .save()
    .translate(box.x, box.y)
    .scale(box.width / size);
  for (const { x, y, length } of runs) document.rect(x, y, length, 1);
  document.fill("#000000").restore();
}
