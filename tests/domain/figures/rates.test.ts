import { expect, test } from "vitest";
import { shareOf, showRate } from "~/app/domain/figures/rates";

test("a share of nothing is unknown, not zero", () => {
  expect(shareOf(3, 4)).toBe(0.75);
  expect(shareOf(0, 4)).toBe(0);
  expect(shareOf(0, 0)).toBeNull();
});

test("who gave their place back is not among those who might have come", () => {
  const counts = { registered: 12, cancelled: 1, released: 3, attendedRegistrants: 6 };
  expect(showRate(counts)).toBe(0.75);
  expect(showRate({ ...counts, cancelled: 9 })).toBeNull();
});
