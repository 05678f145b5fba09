import { describe, expect, test } from "vitest";
import type { EventStatus } from "~/app/domain/events/event";
import { dueFollowUps, followUpAt, longestBehind } from "~/app/domain/outbox/follow-ups";
import { isBlank, isSurveyOpen } from "~/app/domain/surveys/survey";

const doorsOpenAt = new Date("2026-12-01T19:00:00Z");
const endsAt = new Date("2026-12-02T01:00:00Z");
const nothing = { useful: null, welcome: null, employers: null, again: null, liked: null, better: null };
const day = 86_400_000;

describe("a survey takes answers", () => {
  const open = (now: Date, status: EventStatus = "published") =>
    isSurveyOpen({ status, doorsOpenAt, endsAt }, 30, now);
  const lastMoment = endsAt.getTime() + 30 * day;

  test.each([
    ["not before the doors open", new Date(doorsOpenAt.getTime() - 1), false],
    ["from then on", doorsOpenAt, true],
    ["as long as words are kept", new Date(lastMoment - 1), true],
    ["and no longer, since they would be deleted at once", new Date(lastMoment), false],
  ])("%s", (_when, now, isOpen) => expect(open(now)).toBe(isOpen));

  test.each<[EventStatus, boolean]>([
    ["published", true],
    ["closed", true],
    ["cancelled", false],
    ["approved", false],
  ])("of an event that is %s: %s", (status, isOpen) => expect(open(endsAt, status)).toBe(isOpen));
});

test.each([
  ["nothing", nothing, true],
  ["a number", { ...nothing, again: 1 }, false],
  ["words", { ...nothing, better: "More chairs" }, false],
])("a form with %s is blank: %s", (_with, answer, blank) => expect(isBlank(answer)).toBe(blank));

describe("what visitors get after an event", () => {
  const event = { endsAt, zone: "America/Los_Angeles" };
  const quiet = { from: "21:00", until: "08:00" };
  const due = (iso: string) => dueFollowUps(event, quiet, new Date(iso));

  test.each([
    ["nothing on the evening", "2026-12-02T02:00:00Z", []],
    ["thanks at ten the next morning", "2026-12-02T18:00:00Z", ["thanks"]],
    ["not before", "2026-12-02T17:59:00Z", []],
    ["not in the night", "2026-12-03T07:00:00Z", []],
    ["thanks for a week", "2026-12-09T17:59:00Z", ["thanks"]],
    ["and then no more", "2026-12-09T18:00:00Z", []],
    ["the question of work after thirty days", "2026-12-31T18:00:00Z", ["job"]],
    ["for two weeks", "2027-01-14T17:59:00Z", ["job"]],
    ["and then no more of it", "2027-01-14T18:00:00Z", []],
  ])("%s", (_what, now, kinds) => expect(due(now)).toEqual(kinds));

  test("is looked for in all of the time in which it is due", () => {
    const { lapsesAt } = followUpAt(event, "job", quiet);
    expect(lapsesAt.getTime() - endsAt.getTime()).toBeLessThan(longestBehind);
  });
});
