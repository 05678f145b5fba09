import { describe, expect, test } from "vitest";
import { cutOffDaysOf, defaultSettings } from "~/app/domain/centers/settings";
import { shareOf, showRate } from "~/app/domain/figures/rates";
import { givesUpPlace } from "~/app/domain/registrations/forget";
import {
  defaultRetention,
  dueBefore,
  dueBeforeYears,
  keptUntil,
  retentionBounds,
  retentionOf,
  retentionProblems,
} from "~/app/domain/registrations/retention";

const settings = defaultSettings("jobs@library.example");

describe("how long a center keeps what belongs to a person", () => {
  test("is 30 days for names, 100 with consent, 7 for access, 1 for rosters and 4 years for proof where it set nothing", () => {
    expect(retentionOf(settings)).toEqual({
      contactDays: 30,
      outcomeDays: 100,
      accommodationDays: 7,
      rosterDays: 1,
      consentYears: 4,
    });
    expect(cutOffDaysOf(settings)).toBe(5);
  });

  test("is what the center set, and the default for the rest", () => {
    expect(retentionOf({ ...settings, retention: { contactDays: 10 } })).toEqual({
      ...defaultRetention,
      contactDays: 10,
    });
    expect(cutOffDaysOf({ accommodationCutOffDays: 0 })).toBe(0);
  });

  test("has defaults within its bounds", () => {
    for (const [field, { least, most }] of Object.entries(retentionBounds)) {
      const value = Object.entries(defaultRetention).find(([name]) => name === field)?.[1] ?? -1;
      expect(value).toBeGreaterThanOrEqual(least);
      expect(value).toBeLessThanOrEqual(most);
    }
  });

  test("is never shorter for whoever agreed to more", () => {
    expect(retentionProblems({ ...defaultRetention, contactDays: 100 })).toEqual([]);
    expect(retentionProblems({ ...defaultRetention, contactDays: 101 })).toEqual([
      { field: "outcomeDays", problem: "below-contact-days" },
    ]);
  });

  test("ends so long after the event, and events that ended before that are due", () => {
    const endsAt = new Date("2026-12-05T20:00:00Z");
    const until = keptUntil(endsAt, 30);
    expect(until).toEqual(new Date("2027-01-04T20:00:00Z"));
    expect(dueBefore(until, 30)).toEqual(endsAt);
    expect(dueBeforeYears(new Date("2028-02-29T00:00:00Z"), 4)).toEqual(new Date("2024-02-29T00:00:00Z"));
  });
});

describe("whoever deletes everything", () => {
  const event = { endsAt: new Date("2026-12-05T20:00:00Z") };
  const before = new Date("2026-12-05T19:59:59Z");
  test.each([
    ["gives up a place that is ahead", { status: "registered", arrived: 0 }, before, true],
    ["leaves the waitlist", { status: "waitlisted", arrived: 0 }, before, true],
    ["gives on what is offered", { status: "offered", arrived: 0 }, before, true],
    ["stays counted where one of them came", { status: "registered", arrived: 1 }, before, false],
    ["stays counted once the event is over", { status: "registered", arrived: 0 }, event.endsAt, false],
    ["has nothing to give up that was cancelled", { status: "cancelled", arrived: 0 }, before, false],
    ["has nothing to give up that was released", { status: "released", arrived: 0 }, before, false],
  ] as const)("%s", (_rule, place, now, expected) => {
    expect(givesUpPlace(place, event, now)).toBe(expected);
  });
});

describe("a rate", () => {
  test("is unknown, not zero, where there is no whole", () => {
    expect(shareOf(0, 0)).toBeNull();
    expect(shareOf(0, 4)).toBe(0);
    expect(shareOf(3, 4)).toBe(0.75);
  });

  test("of those who showed up leaves out who gave the place back", () => {
    expect(showRate({ registered: 10, cancelled: 1, released: 1, attendedRegistrants: 6 })).toBe(0.75);
    expect(showRate({ registered: 2, cancelled: 1, released: 1, attendedRegistrants: 0 })).toBeNull();
  });
});
