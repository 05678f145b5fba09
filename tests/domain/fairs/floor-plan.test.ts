import { describe, expect, test } from "vitest";
import {
  clickHeight,
  nextTableNo,
  percentOf,
  placeOfClick,
  placeOfPercent,
} from "~/app/domain/fairs/floor-plan";

const shown = { width: 720, height: 540 };

describe("a click is a place in ten-thousandths of the picture's sides", () => {
  test.each([
    [
      { x: 360, y: 270 },
      { x: 5_000, y: 5_000 },
    ],
    [
      { x: 180, y: 54 },
      { x: 2_500, y: 1_000 },
    ],
    [
      { x: 720, y: 540 },
      { x: 10_000, y: 10_000 },
    ],
    [
      { x: 721, y: -3 },
      { x: 10_000, y: 0 },
    ],
    [
      { x: 0, y: 270 },
      { x: 0, y: 5_000 },
    ],
  ])("%j is %j", (click, place) => {
    expect(placeOfClick(click, shown)).toEqual(place);
  });

  test("the very corner, which the Enter key sends, is none", () => {
    expect(placeOfClick({ x: 0, y: 0 }, shown)).toBeNull();
  });

  test("the picture keeps its shape where it is clicked on", () => {
    expect(clickHeight(720, { width: 1_600, height: 1_200 })).toBe(540);
    expect(clickHeight(272, { width: 300, height: 400 })).toBe(363);
  });
});

test("a percentage with one digit is the place and back", () => {
  expect(placeOfPercent(35.5)).toBe(3_550);
  expect(percentOf(3_550)).toBe("35.5");
  expect(percentOf(10_000)).toBe("100");
  expect(percentOf(3_549)).toBe("35.5");
});

describe("the number that is offered is the first without a place", () => {
  const tables = (...numbers: number[]) => numbers.map((tableNo) => ({ tableNo }));
  test.each([
    [[], 1],
    [[1, 2, 4], 3],
    [[2, 3], 1],
    [Array.from({ length: 998 }, (_, n) => n + 1), 999],
    [Array.from({ length: 999 }, (_, n) => n + 1), null],
  ])("%j", (placed, next) => {
    expect(nextTableNo(tables(...placed))).toBe(next);
  });
});
