import { describe, expect, test } from "vitest";
import {
  type Box,
  labelAt,
  labelSheets,
  labelsOn,
  type SheetKind,
  sheetKinds,
  sheetsFor,
} from "~/app/domain/labels/label-sheets";
import { paperNamed } from "~/app/domain/labels/paper";

const inches = (points: number) => points / 72;
const millimetres = (points: number) => (points / 72) * 25.4;
const boxes = (kind: SheetKind): Box[] =>
  Array.from({ length: labelsOn(labelSheets[kind]) }, (_, n) => labelAt(labelSheets[kind], n).box);

describe("the labels of a sheet", () => {
  test.each(sheetKinds)("of %s lie on the page, in its middle, and none on another", (kind) => {
    const { page } = labelSheets[kind];
    const all = boxes(kind);
    const right = Math.max(...all.map(({ x, width }) => x + width));
    const bottom = Math.max(...all.map(({ y, height }) => y + height));
    const [first] = all;
    expect(page.width - right).toBeCloseTo(first?.x ?? -1, 6);
    expect(page.height - bottom).toBeCloseTo(first?.y ?? -1, 6);
    for (const [n, a] of all.entries()) {
      for (const b of all.slice(n + 1)) {
        const isApart =
          a.x + a.width <= b.x + 1e-6 || b.x + b.width <= a.x + 1e-6 || a.y + a.height <= b.y + 1e-6;
        expect(isApart).toBe(true);
      }
    }
  });

  test("of Avery 5395 are 2 by 4 on US Letter, each 3 3/8 by 2 1/3 inches, from 11/16 and 7/12 inch", () => {
    const { page, columns, rows } = labelSheets["avery-5395"];
    const [first, , third] = boxes("avery-5395");
    expect([inches(page.width), inches(page.height), columns, rows]).toEqual([8.5, 11, 2, 4]);
    expect(inches(first?.width ?? 0)).toBeCloseTo(3.375);
    expect(inches(first?.height ?? 0)).toBeCloseTo(7 / 3);
    expect([inches(first?.x ?? 0), inches(third?.y ?? 0)]).toEqual([0.6875, 7 / 12 + 2.5]);
  });

  test("of Avery L7418 are 2 by 4 on A4, each 86.5 by 55.5 mm, edge to edge", () => {
    const { page } = labelSheets["avery-l7418"];
    const [first, second, third] = boxes("avery-l7418");
    expect([page.width, page.height].map((side) => Math.round(millimetres(side)))).toEqual([210, 297]);
    expect(millimetres(first?.x ?? 0)).toBeCloseTo(18.5);
    expect(millimetres((second?.x ?? 0) - (first?.x ?? 0))).toBeCloseTo(86.5);
    expect(millimetres((third?.y ?? 0) - (first?.y ?? 0))).toBeCloseTo(55.5);
  });

  test("of a roll are the page itself, 62 mm wide as the tape is", () => {
    const [only, ...more] = boxes("roll-62");
    expect(more).toEqual([]);
    expect(only).toMatchObject({ x: 0, y: 0 });
    expect(millimetres(only?.width ?? 0)).toBeCloseTo(62);
    expect(only).toMatchObject(labelSheets["roll-62"].page);
  });
});

describe("the n-th label of a print", () => {
  const sheet = labelSheets["avery-5395"];
  const placeOf = (n: number, startAt?: number) => {
    const { page, box } = labelAt(sheet, n, startAt);
    return [
      page,
      Math.round((box.x - sheet.left) / sheet.across),
      Math.round((box.y - sheet.top) / sheet.down),
    ];
  };

  test.each([
    ["the first stands in the upper left corner", [0, 1], [0, 0, 0]],
    ["the second at its right", [1, 1], [0, 1, 0]],
    ["the third under it", [2, 1], [0, 0, 1]],
    ["the eighth is the sheet's last", [7, 1], [0, 1, 3]],
    ["the ninth begins another sheet", [8, 1], [1, 0, 0]],
    ["a used sheet is begun where it is free", [0, 6], [0, 1, 2]],
    ["and goes on from there", [3, 6], [1, 0, 0]],
    ["a start before the sheet is its first label", [0, 0], [0, 0, 0]],
    ["a start after the sheet is its last label", [0, 99], [0, 1, 3]],
  ])("%s", (_rule, [n = 0, startAt], place) => {
    expect(placeOf(n, startAt)).toEqual(place);
  });

  test("a print takes as many sheets as its last label says, and none where there is no label", () => {
    expect([0, 1, 8, 9, 3000].map((labels) => sheetsFor(sheet, labels))).toEqual([0, 1, 1, 2, 375]);
    expect([sheetsFor(sheet, 8, 2), sheetsFor(sheet, 0, 2)]).toEqual([2, 0]);
    expect(sheetsFor(labelSheets["roll-62"], 3, 5)).toBe(3);
  });
});

test("a paper that nobody named, or that there is not, is US Letter", () => {
  expect([null, "", "a3", "letter", "a4"].map(paperNamed)).toEqual([
    "letter",
    "letter",
    "letter",
    "letter",
    "a4",
  ]);
});
