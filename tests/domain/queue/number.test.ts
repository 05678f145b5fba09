import { describe, expect, test } from "vitest";
import { type NumberStanding, type NumberStep, stepNumber } from "~/app/domain/queue/number";

const now = new Date("2026-12-07T18:00Z");
const before = new Date("2026-12-07T17:00Z");
const waiting: NumberStanding = { state: "waiting", calls: 0, calledAt: null, endedAt: null };
const called: NumberStanding = { state: "called", calls: 1, calledAt: before, endedAt: null };
const served: NumberStanding = { ...called, state: "served", endedAt: before };
const gone: NumberStanding = { ...waiting, state: "gone", endedAt: before };

describe("a number", () => {
  test.each<[string, NumberStanding, NumberStep, Partial<NumberStanding>]>([
    ["that waits is called", waiting, "call", { state: "called", calls: 1, calledAt: now }],
    ["that was called is called again", called, "call", { state: "called", calls: 2, calledAt: now }],
    ["that was called is served", called, "serve", { state: "served", endedAt: now }],
    ["that waits can go", waiting, "leave", { state: "gone", endedAt: now }],
    ["that was called can be gone", called, "leave", { state: "gone", endedAt: now }],
    [
      "that was served is called as before, once that is taken back",
      served,
      "take-back",
      { state: "called", endedAt: null },
    ],
    [
      "that went waits as before, once that is taken back",
      gone,
      "take-back",
      { state: "waiting", endedAt: null },
    ],
  ])("%s", (_rule, number, step, more) => {
    expect(stepNumber(number, step, now)).toEqual({ outcome: "changed", number: { ...number, ...more } });
  });

  test.each<[string, NumberStanding, NumberStep, string]>([
    ["that waits is not served uncalled", waiting, "serve", "step-not-allowed"],
    ["that went is not served", gone, "serve", "step-not-allowed"],
    ["that was served is not called", served, "call", "already-done"],
  ])("%s", (_rule, number, step, reason) => {
    expect(stepNumber(number, step, now)).toEqual({ outcome: "refused", reason });
  });

  test.each<[string, NumberStanding, NumberStep]>([
    ["is served once", served, "serve"],
    ["goes once", gone, "leave"],
    ["that is open has nothing to take back", called, "take-back"],
  ])("%s", (_rule, number, step) => expect(stepNumber(number, step, now)).toEqual({ outcome: "unchanged" }));
});
