import { describe, expect, onTestFinished, test, vi } from "vitest";
import { stoppedClock } from "~/app/adapters/clock/clock";
import { randomIds } from "~/app/adapters/ids/ids.server";
import { badgePdf } from "~/app/adapters/pdf/badge-document.server";
import type { Badge, BadgeOrder } from "~/app/adapters/pdf/badge-printer";
import { badgePrinter } from "~/app/adapters/pdf/badge-printer.server";
import { type FontChoice, printable, visualRuns } from "~/app/adapters/pdf/visual-runs";
import { badgeLayout } from "~/app/domain/labels/badge-layout";
import { type Box, labelAt, labelSheets, sheetKinds } from "~/app/domain/labels/label-sheets";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { renderPdf } from "~/tests/factories/rendered-pdf";
import { noon } from "~/tests/factories/services";

const code = (n: number) => `${String(n).padStart(4, "0")}56789ABCDEFGHJKMNPQRSTVWXYZ7K0`.padEnd(34, "0");
const payloadOf = (n: number) => ticketPayload("https://careers.library.example.org", code(n));
const aBadge = (n: number, more: Partial<Badge> = {}): Badge => ({
  name: "Rosa Delgado",
  shortCode: String(10_000_000 + n),
  payload: payloadOf(n),
  ...more,
});
const title = "Warehouse hiring day";

/** The badges drawn, with the place of each. */
async function printed(badges: readonly Badge[], more: Partial<BadgeOrder> = {}) {
  const order: BadgeOrder = { sheet: "avery-5395", startAt: 1, title, badges, ...more };
  const written: boolean[] = [];
  const pdf = await badgePdf(order, {
    onBadge: (isWritten) => written.push(isWritten),
    isStopped: () => false,
    now: noon,
  });
  const pages = renderPdf(pdf ?? new Uint8Array());
  const placeOf = (n: number) => {
    const { page, box } = labelAt(labelSheets[order.sheet], n, order.startAt);
    const found = pages[page];
    if (found === undefined) throw new Error(`there is no page ${page}`);
    return { page: found, box };
  };
  const partOf = (n: number, part: "name" | "title" | "code" | "qr"): Box => {
    const { box } = placeOf(n);
    const badge = badges[n];
    const has = { code: badge?.shortCode !== null, qr: badge?.payload !== null };
    const inside = badgeLayout(box, has)[part];
    if (inside === null) throw new Error(`there is no ${part}`);
    return { ...inside, x: inside.x + box.x, y: inside.y + box.y };
  };
  return { pages, written, placeOf, partOf, pdf: pdf ?? Buffer.alloc(0) };
}

const names = [
  "Rosa Delgado",
  "Bartholomew-Maximilian Featherstonehaugh-Wolfeschlegelstein",
  "김민수",
  "陳大文",
  "Անահիտ Պետրոսյան",
  "محمد رضایی",
  "علی (Ali) رضایی ۱۲",
  "Nguyễn Thị Minh Khai",
  "Ольга Иванова",
  "김 Anna 陳",
];

describe.each(sheetKinds)("on %s", (sheet) => {
  test("each badge's QR code, name, title and short code stand on its own label and nowhere else", async () => {
    const badges = names.map((name, n) => aBadge(n, { name }));
    const { pages, placeOf, partOf } = await printed(badges, { sheet });
    for (const page of pages) {
      expect(page.width).toBeCloseTo(labelSheets[sheet].page.width, 1);
      expect(page.height).toBeCloseTo(labelSheets[sheet].page.height, 1);
    }
    for (const [n] of badges.entries()) {
      const { page, box } = placeOf(n);
      expect(page.qrIn(box)).toBe(payloadOf(n));
      expect(page.qrIn(partOf(n, "qr"))).toBe(payloadOf(n));
      expect(page.textIn(partOf(n, "code")).map(({ text }) => text)).toEqual([
        `1000 ${String(n).padStart(4, "0")}`,
      ]);
      expect(
        page
          .textIn(partOf(n, "title"))
          .map(({ text }) => text)
          .join(" "),
      ).toBe(title);
      expect(page.hasInk(partOf(n, "name"))).toBe(true);
    }
    const inLabels = badges.flatMap((_, n) => placeOf(n).page.textIn(placeOf(n).box));
    expect(inLabels).toHaveLength(pages.flatMap(({ lines }) => lines).length);
  });

  test("a badge to write on has a line, the title and no code", async () => {
    const blank = { name: null, shortCode: null, payload: null };
    const { placeOf, partOf, written } = await printed([blank], { sheet });
    const { page, box } = placeOf(0);
    expect(page.lines.join(" ")).toBe(title);
    expect(page.hasInk(partOf(0, "name"))).toBe(true);
    expect(page.qrIn(box)).toBeNull();
    expect(written).toEqual([true]);
  });
});

describe("a name", () => {
  test.each([
    ["Latin", "José Núñez"],
    ["Vietnamese", "Nguyễn Thị"],
    ["Cyrillic", "Ольга"],
    ["Korean", "김민수"],
    ["Chinese", "陳大文"],
    ["Armenian", "Անահիտ"],
    ["Korean beside Latin", "김 Anna-Maria"],
  ])("in %s is whole in the file, in the order it is read", async (_script, name) => {
    const { placeOf, partOf } = await printed([aBadge(0, { name })]);
    const lines = placeOf(0).page.textIn(partOf(0, "name"));
    expect(lines.map(({ text }) => text).join(" ")).toBe(name);
  });

  test.each([
    ["Persian", "مریم رضایی"],
    ["Persian beside Latin", "مریم Smith-حسینی"],
    ["four scripts", "Anna 김민수 Անահիտ مریم"],
  ])("in %s has all of its letters on its label, drawn", async (_script, name) => {
    const { placeOf, partOf, written } = await printed([aBadge(0, { name })]);
    const lines = placeOf(0).page.textIn(partOf(0, "name"));
    // A reader copies a line from right to left in the order in which it is drawn.
    const lettersOf = (text: string) =>
      Array.from(text.normalize("NFKC").replaceAll(/[\s\p{Cf}]/gu, "")).toSorted();
    expect(lettersOf(lines.map(({ text }) => text).join(""))).toEqual(lettersOf(name));
    expect(written).toEqual([true]);
    expect(placeOf(0).page.hasInk(partOf(0, "name"))).toBe(true);
  });

  test("of three hundred letters stays on its label, and leaves its code alone", async () => {
    const { placeOf, partOf } = await printed([
      aBadge(0, { name: "Maximiliana ".repeat(25).trim() }),
      aBadge(1),
    ]);
    expect(placeOf(0).page.hasInk(partOf(0, "name"))).toBe(true);
    expect(placeOf(0).page.qrIn(partOf(0, "qr"))).toBe(payloadOf(0));
    expect(placeOf(1).page.qrIn(partOf(1, "qr"))).toBe(payloadOf(1));
    expect(placeOf(1).page.textIn(partOf(1, "name"))).toHaveLength(1);
  });

  test("of sixty letters is smaller than a short one, on two lines and whole", async () => {
    const long = "Bartholomew-Maximilian Featherstonehaugh-Wolfeschlegelstein";
    const { placeOf, partOf } = await printed([aBadge(0), aBadge(1, { name: long })]);
    const [short] = placeOf(0).page.textIn(partOf(0, "name"));
    const lines = placeOf(1).page.textIn(partOf(1, "name"));
    expect(lines.map(({ text }) => text)).toEqual(long.split(" "));
    expect(lines[0]?.size).toBeLessThan((short?.size ?? 0) / 2);
    expect(lines[0]?.size).toBeGreaterThan(9);
  });

  test("loses an emoji without a box or a gap", async () => {
    const { placeOf, partOf } = await printed([aBadge(0, { name: "Kim 👩‍🔧 Lee 🎉" })]);
    expect(
      placeOf(0)
        .page.textIn(partOf(0, "name"))
        .map(({ text }) => text),
    ).toEqual(["Kim Lee"]);
  });

  test("that no font has letters for leaves a line to write on, and is counted", async () => {
    const { placeOf, partOf, written } = await printed([aBadge(0, { name: "สมชาย" }), aBadge(1)]);
    expect(written).toEqual([false, true]);
    expect(placeOf(0).page.textIn(partOf(0, "name"))).toEqual([]);
    expect(placeOf(0).page.hasInk(partOf(0, "name"))).toBe(true);
    expect(placeOf(0).page.qrIn(partOf(0, "qr"))).toBe(payloadOf(0));
  });

  test("has more room where no QR code is wanted, and none is drawn", async () => {
    const { placeOf, partOf } = await printed([aBadge(0), aBadge(1, { payload: null })]);
    const [withCode] = placeOf(0).page.textIn(partOf(0, "name"));
    const [without] = placeOf(1).page.textIn(partOf(1, "name"));
    expect(without?.size).toBeGreaterThan(withCode?.size ?? 99);
    expect(placeOf(1).page.qrIn(placeOf(1).box)).toBeNull();
    expect(placeOf(1).page.textIn(partOf(1, "code"))).toHaveLength(1);
  });
});

test("a sheet that was begun before stays empty up to its first free label", async () => {
  const { pages, placeOf } = await printed([aBadge(0), aBadge(1)], { startAt: 8 });
  expect(pages).toHaveLength(2);
  expect(placeOf(0).page).toBe(pages[0]);
  expect(pages[0]?.hasInk({ x: 0, y: 0, width: 612, height: 580 })).toBe(false);
  expect(placeOf(1).page.qrIn(placeOf(1).box)).toBe(payloadOf(1));
});

/** Two fonts: one has the letters of Arabic and no others; digits, spaces and brackets are in both. */
const fonts: FontChoice<string> = {
  of: (cluster, beside) => {
    if (/\p{Emoji_Presentation}/u.test(cluster)) return null;
    if (/\p{sc=Arab}/u.test(cluster)) return "arabic";
    return /\p{L}/u.test(cluster) ? "latin" : (beside ?? "latin");
  },
};
const seen = (line: string, base?: "ltr" | "rtl") =>
  visualRuns(line, fonts, base).map(({ text, isTurned }) => (isTurned ? `<${text}` : text));

describe("a line that is read from right to left", () => {
  test.each([
    ["alone is one run, which the shaper turns", "محمد رضایی", ["<محمد رضایی"]],
    ["has Latin words in it from left to right", "علی Ali رضایی", ["<رضایی", " ", "Ali", "<علی "]],
    ["has its brackets mirrored", "علی (رضا)", ["<علی )رضا("]],
    ["has Western digits at its left, in their own order", "علی 12", ["12", "<علی "]],
    ["keeps the order of Persian digits, which the shaper would turn", "علی ۱۲", ["<۲۱", "<علی "]],
  ])("%s", (_rule, line, runs) => {
    expect(seen(line).join("|")).toBe(runs.join("|"));
  });

  test("stands in its place within a line from left to right", () => {
    expect(seen("Ali علی Khan")).toEqual(["Ali ", "<علی", " ", "Khan"]);
  });
});

test("what no font has is left out, with the space before it", () => {
  expect(printable("Kim 🎉 Lee", fonts)).toBe("Kim Lee");
  expect(printable("🎉", fonts)).toBe("");
});

describe("the printer", () => {
  const of = { centerId: "a", eventId: "e" };
  const order = (badges: number): BadgeOrder => ({
    sheet: "avery-5395",
    startAt: 1,
    title,
    badges: Array.from({ length: badges }, (_, n) => aBadge(n)),
  });
  function aPrinter() {
    const clock = stoppedClock(noon);
    const errors: unknown[] = [];
    const printer = badgePrinter({ clock, ids: randomIds(clock) }, (error) => errors.push(error));
    onTestFinished(() => printer.close());
    const stateOf = (id: string | null) => printer.find(of, id ?? "")?.state;
    const untilReady = (id: string | null) => vi.waitFor(() => expect(stateOf(id)).toBe("ready"), 20_000);
    return { clock, errors, printer, stateOf, untilReady };
  }

  test("counts badge by badge, and has the file at the end", async () => {
    const { printer, untilReady } = aPrinter();
    const id = printer.start(of, order(20)) ?? "";
    expect(printer.find(of, id)).toMatchObject({
      state: "waiting",
      done: 0,
      total: 20,
      sheets: 3,
      pdf: null,
    });
    await vi.waitFor(() => expect(printer.find(of, id)?.done).toBeGreaterThan(0), { interval: 1 });
    expect(printer.find(of, id)).toMatchObject({ state: "making", pdf: null });
    await untilReady(id);
    const job = printer.find(of, id);
    expect(job?.done).toBe(20);
    expect(renderPdf(job?.pdf ?? new Uint8Array())).toHaveLength(3);
  });

  test("makes one print after another", async () => {
    const { printer, stateOf, untilReady } = aPrinter();
    const first = printer.start(of, order(12));
    const second = printer.start(of, order(1));
    await vi.waitFor(() => expect(stateOf(first)).toBe("making"), { interval: 1 });
    expect(stateOf(second)).toBe("waiting");
    await untilReady(second);
    expect(stateOf(first)).toBe("ready");
    expect(printer.list(of).map(({ id }) => id)).toEqual([second, first]);
  });

  test("lets others have their turn between two badges", async () => {
    const { printer, untilReady } = aPrinter();
    let turns = 0;
    const count = () => {
      turns += 1;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    await untilReady(printer.start(of, order(40)));
    clearImmediate(timer);
    expect(turns).toBeGreaterThanOrEqual(40);
  });

  test("shows a print to its own center and event alone", () => {
    const { printer } = aPrinter();
    const id = printer.start(of, order(1)) ?? "";
    expect(printer.find(of, id)).not.toBeNull();
    expect(printer.find({ ...of, centerId: "b" }, id)).toBeNull();
    expect(printer.find({ ...of, eventId: "f" }, id)).toBeNull();
    expect(printer.list({ ...of, centerId: "b" })).toEqual([]);
  });

  test("forgets a print with its file an hour after it was asked for", async () => {
    const { clock, printer, untilReady } = aPrinter();
    const id = printer.start(of, order(1)) ?? "";
    await untilReady(id);
    clock.set(new Date(noon.getTime() + 60 * 60 * 1000 - 1));
    expect(printer.find(of, id)?.pdf).not.toBeNull();
    clock.set(new Date(noon.getTime() + 60 * 60 * 1000));
    expect(printer.find(of, id)).toBeNull();
  });

  test("takes six prints of a center; a seventh waits for one to be finished, and takes the oldest's place", async () => {
    const { printer, stateOf, untilReady } = aPrinter();
    const ids = Array.from({ length: 6 }, () => printer.start(of, order(1)));
    expect(printer.start(of, order(1))).toBeNull();
    expect(printer.start({ ...of, centerId: "b" }, order(1))).not.toBeNull();
    await untilReady(ids[5] ?? null);
    expect(printer.start(of, order(1))).not.toBeNull();
    expect(stateOf(ids[0] ?? null)).toBeUndefined();
    expect(stateOf(ids[1] ?? null)).toBe("ready");
  });

  test("tells of a fault, shows that the print failed, and makes the next", async () => {
    const { printer, errors, stateOf, untilReady } = aPrinter();
    const broken = printer.start(of, { ...order(1), badges: [aBadge(0, { payload: "A".repeat(5000) })] });
    const next = printer.start(of, order(1));
    await untilReady(next);
    expect(stateOf(broken)).toBe("failed");
    expect(errors).toHaveLength(1);
  });
});

test("what reads a print aloud finds its title, its language and a paragraph for each badge", async () => {
  const { pdf } = await printed([aBadge(0), aBadge(1), aBadge(2)]);
  const text = pdf.toString("latin1");
  expect(text).toMatch(/\/Marked true/);
  expect(text).toMatch(/\/Lang \(en\)/);
  expect(text).toMatch(/\/DisplayDocTitle true/);
  expect(text.match(/\/S \/P\b/g)).toHaveLength(3);
});
