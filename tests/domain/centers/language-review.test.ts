import { expect, test } from "vitest";
import { reviewState } from "~/app/domain/centers/language-review";

const review = { at: "2026-12-01T20:00:00.000Z", digest: "as-it-was-read" };

test.each([
  ["nobody has read them", undefined, "as-it-was-read", "none"],
  ["they are as they were read", review, "as-it-was-read", "current"],
  ["one of them was changed since", review, "as-it-is-now", "outdated"],
] as const)("of a language's words it is told where %s", (_rule, of, digest, state) => {
  expect(reviewState(of, digest)).toBe(state);
});
