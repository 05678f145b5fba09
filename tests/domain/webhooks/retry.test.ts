import { describe, expect, test } from "vitest";
import { asksForRest, nextTry, pauseAfter, retryAfterOf, type Try } from "~/app/domain/webhooks/retry";

const now = new Date("2026-12-01T20:00:00.000Z");
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const hours = (count: number) => inSeconds(count * 3_600);
const failed = (more: Partial<Try> = {}): Try => ({
  ...{ attempts: 1, queuedAt: now, now, jitter: 0, retryAfter: null },
  ...more,
});

describe("a delivery that failed", () => {
  test.each([
    [1, 5],
    [2, 20],
    [3, 80],
    [4, 320],
    [7, 20_480],
    [8, 21_600],
    [30, 21_600],
  ])("is tried again, after attempt %d in %d seconds", (attempts, seconds) => {
    expect(nextTry(failed({ attempts }))).toEqual(inSeconds(seconds));
  });

  test("is tried up to a quarter of the wait sooner, so that what failed at once comes apart", () => {
    expect(nextTry(failed({ attempts: 2, jitter: 1 }))).toEqual(inSeconds(15));
  });

  test("is given up where the next try would come after three days", () => {
    expect(nextTry(failed({ attempts: 20, queuedAt: hours(-66) }))).toEqual(hours(6));
    expect(nextTry(failed({ attempts: 20, queuedAt: hours(-67) }))).toBe("give-up");
  });

  test("waits for the time that its receiver named, where that is later, and not beyond the three days", () => {
    expect(nextTry(failed({ retryAfter: inSeconds(600) }))).toEqual(inSeconds(600));
    expect(nextTry(failed({ retryAfter: inSeconds(1) }))).toEqual(inSeconds(5));
    expect(nextTry(failed({ retryAfter: hours(500) }))).toEqual(hours(72));
  });
});

test.each([
  ["seconds", "120", inSeconds(120)],
  ["seconds with spaces around", " 120 ", inSeconds(120)],
  ["a date", "Tue, 01 Dec 2026 20:10:00 GMT", inSeconds(600)],
  ["a date that is now", "Tue, 01 Dec 2026 20:00:00 GMT", now],
  ["words before a date", "After Tue, 01 Dec 2026 20:10:00 GMT", null],
  ["a date that is none", "Tue, someday", null],
  ["a date that has passed", "Tue, 01 Dec 2026 19:00:00 GMT", null],
  ["a date of another form", "2026-12-01T20:10:00Z", null],
  ["a negative number", "-5", null],
  ["a fraction", "1.5", null],
  ["a number beyond reason", "99999999999", null],
  ["words", "soon", null],
  ["nothing", null, null],
])("Retry-After may name %s: %s", (_what, header, expected) => {
  expect(retryAfterOf(header, now)).toEqual(expected);
});

test.each([
  [429, true],
  [503, true],
  [500, false],
  [502, false],
])("status %d asks for rest: %s", (status, expected) => expect(asksForRest(status)).toBe(expected));

describe("an endpoint is paused", () => {
  const failure = { status: 500, isGivenUp: true, queuedAt: hours(-72), lastDeliveredAt: null };

  test.each([
    ["at once where its receiver is gone", { status: 410, isGivenUp: false }, "gone"],
    ["where one is given up and nothing ever arrived", {}, "failing"],
    [
      "where one is given up and nothing arrived while it was tried",
      { lastDeliveredAt: hours(-73) },
      "failing",
    ],
    ["not where another arrived as it was queued", { lastDeliveredAt: hours(-72) }, null],
    ["not where others arrived meanwhile", { lastDeliveredAt: hours(-1) }, null],
    ["not where it will be tried again", { isGivenUp: false }, null],
    ["also where there was no answer at all", { status: null }, "failing"],
  ])("%s", (_rule, more, expected) => expect(pauseAfter({ ...failure, ...more })).toBe(expected));
});
