import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { create } from "qrcode";
import { describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { qrPng, qrSvg } from "~/app/adapters/qr/qr";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";

const code = "0123456789ABCDEFGHJKMNPQRSTVWXYZ7K";
const payload = ticketPayload("https://careers.library.example.org", code);

const pixelsOf = (png: Buffer) => {
  const { data, width, height } = PNG.sync.read(png);
  return { data: new Uint8ClampedArray(data), width, height };
};

const readByJsqr = ({ data, width, height }: ReturnType<typeof pixelsOf>) => jsQR(data, width, height)?.data;

const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

/** Paints the SVG's rectangles of one module's height, at some pixels a module. */
function painted(svg: string, scale: number) {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]) * scale;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = (row * size + Number(x) * scale) * 4;
      for (let at = from; at < from + Number(width) * scale * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { data, width: size, height: size };
}

describe("a ticket's payload", () => {
  test.each([
    "https://careers.library.example.org",
    "https://jobs.lapl.org",
    "https://events.jobcenter.city-library.gov",
  ])("fits version 4 at level M for %s: bytes for the scheme, then the alphanumeric mode", (origin) => {
    const { version, segments } = create(ticketPayload(origin, code), { errorCorrectionLevel: "M" });
    expect(version).toBe(4);
    expect(segments.map(({ mode }) => mode.id)).toEqual(["Byte", "Alphanumeric"]);
  });
});

describe("the drawing of a payload that is none of a ticket", () => {
  test.each(["https://Jobs.example.org/t/x", "12345678", "HTTPS", "é ü"])("reads back: %s", async (text) => {
    const [read] = await readBarcodes(await qrPng(text), { formats: ["QRCode"] });
    expect(read?.text).toBe(text);
  });
});

describe("the picture for a mail", () => {
  test("is read by two readers that did not draw it", async () => {
    const png = await qrPng(payload);
    expect(readByJsqr(pixelsOf(png))).toBe(payload);
    const [read] = await readBarcodes(png, { formats: ["QRCode"], tryHarder: false });
    expect(read?.text).toBe(payload);
    expect(read?.ecLevel).toBe("M");
  });

  test("has eight pixels a module or more, and four light modules on each side", async () => {
    const { data, width } = pixelsOf(await qrPng(payload));
    const pixels = width / (33 + 8);
    const span = Array.from({ length: width }, (_, at) => at);
    const isDark = (x: number, y: number) => data[(y * width + x) * 4] === 0;
    const columns = span.filter((x) => span.some((y) => isDark(x, y)));
    const rows = span.filter((y) => span.some((x) => isDark(x, y)));
    expect(pixels).toBeGreaterThanOrEqual(8);
    expect([columns[0], columns.at(-1)]).toEqual([4 * pixels, width - 4 * pixels - 1]);
    expect([rows[0], rows.at(-1)]).toEqual([4 * pixels, width - 4 * pixels - 1]);
  });

  test("reads back for any code and host", async () => {
    const anyCode = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{34}$/);
    await fc.assert(
      fc.asyncProperty(anyCode, fc.domain(), async (one, host) => {
        const held = ticketPayload(`https://${host}`, one);
        const [read] = await readBarcodes(await qrPng(held), { formats: ["QRCode"] });
        expect(read?.text).toBe(held);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the drawing for a page", () => {
  test.each([
    ["a link in small letters", "https://careers.library.example.org/door-pass/abc-DEF_123?next=%2Fdoor"],
    ["a text of another script", "도서관 Ծ <b>"],
    ["digits", "0123456789".repeat(8)],
  ])("is read where it holds %s", (_kind, text) => {
    expect(readByJsqr(painted(qrSvg(text, { label: "x" }), 6))).toBe(text);
  });

  const svg = qrSvg(payload, { label: 'Ticket "A & B" <b>' });

  test("draws the same code", () => {
    expect(readByJsqr(painted(svg, 6))).toBe(payload);
  });

  test("is black on white in any theme, with its quiet zone, and takes its width from CSS", () => {
    expect(svg).toContain('viewBox="0 0 41 41"');
    expect(svg).toContain('<rect width="41" height="41" fill="#fff"/><path fill="#000"');
    expect(svg).not.toMatch(/<svg[^>]* (?:width|height|style)=/);
  });

  test("is named for a screen reader, whatever the name holds", () => {
    expect(svg).toContain('role="img" aria-label="Ticket &quot;A &amp; B&quot; &lt;b&gt;"');
  });
});
