import { describe, expect, test } from "vitest";
import { decideAttempt, limits, networkOf, windowStart } from "~/app/domain/access/attempts";

const minute = { windowSeconds: 60, most: 2 };
const at = (time: string) => new Date(`2026-12-01T${time}Z`);

describe("a window", () => {
  test.each([
    ["begins at a multiple of its length", "20:00:59.999", "20:00:00"],
    ["holds its first instant", "20:01:00", "20:01:00"],
  ])("%s", (_rule, now, start) => {
    expect(windowStart(at(now), minute)).toEqual(at(start));
  });
});

describe("an attempt", () => {
  test.each([
    ["is allowed at the limit", 2, "20:00:10", { outcome: "allowed" }],
    [
      "is refused past it until the window ends",
      3,
      "20:00:10",
      { outcome: "limited", retryAfterSeconds: 50 },
    ],
    ["waits at least a second", 3, "20:00:59.999", { outcome: "limited", retryAfterSeconds: 1 }],
    [
      "waits a whole second more for a part of one",
      3,
      "20:00:10.500",
      { outcome: "limited", retryAfterSeconds: 50 },
    ],
  ])("%s", (_rule, hits, now, attempt) => {
    expect(decideAttempt(hits, at(now), minute)).toEqual(attempt);
  });
});

test("the limits are those that the pages promise", () => {
  expect(limits).toEqual({
    signInByAccount: { windowSeconds: 900, most: 10 },
    signInByAddress: { windowSeconds: 60, most: 60 },
    mailToAccount: { windowSeconds: 900, most: 5 },
    lostTickets: { windowSeconds: 300, most: 60 },
    askedAtTable: { windowSeconds: 60, most: 30 },
    threadMessages: { windowSeconds: 3600, most: 30 },
    sentFromTable: { windowSeconds: 60, most: 120 },
    numberAtTable: { windowSeconds: 86_400, most: 3 },
    registrationBurst: { windowSeconds: 300, most: 300 },
    registrationHour: { windowSeconds: 3600, most: 1000 },
  });
});

describe("what counts as one address", () => {
  test.each([
    ["an IPv4 address by itself", "203.0.113.9", "203.0.113.10", false],
    ["an IPv4 address written as IPv6", "203.0.113.9", "::ffff:203.0.113.9", true],
    ["the /64 of an IPv6 address", "2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true],
    ["no more of it", "2001:db8:1:2::1", "2001:db8:1:3::1", false],
    ["IPv4 and IPv6 apart", "0.0.0.1", "0:0:0:1::1", false],
    ["what is no address by its words", "unknown", "unknown", true],
    ["what is no address apart from other words", "unknown", "elsewhere", false],
  ])("%s", (_rule, one, other, isSame) => {
    expect(networkOf(one) === networkOf(other)).toBe(isSame);
  });
});
