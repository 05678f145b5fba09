import { expect, test } from "vitest";
import { backoff, uuidOf } from "~/app/door/ports";

test("an id made without a secure context is a UUID of version 4", () => {
  expect(uuidOf(new Uint8Array(16).fill(255))).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  expect(uuidOf(new Uint8Array(16))).toBe("00000000-0000-4000-8000-000000000000");
});

test.each([
  [0, 0, 750],
  [0, 1, 1_250],
  [3, 0.5, 8_000],
  [40, 0.5, 15_000],
])("try %i with chance %d waits %i milliseconds", (attempt, random, wait) => {
  expect(backoff(attempt, random)).toBe(wait);
});
