import { describe, expect, test } from "vitest";
import type { EventStatus } from "~/app/domain/events/event";
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
