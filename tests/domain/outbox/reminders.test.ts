import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asksFrom,
  dueRounds,
  isUnanswered,
  longestAhead,
  mayRemind,
  type RoundPhase,
  releaseAt,
  roundsOf,
} from "~/app/domain/outbox/reminders";
import { defaultQuietHours, quietAt } from "~/app/domain/time/quiet-hours";
import { localOf } from "~/app/domain/time/zoned-time";

const zone = "America/Los_Angeles";
const hour = 3_600_000;
const at = (iso: string) => new Date(iso);
const never = { from: "00:00", until: "00:00" };
const event = { startsAt: at("2026-12-05T18:00:00Z"), zone };

const roundOf = (phase: RoundPhase, startsAt: Date, quiet = defaultQuietHours) => {
  const found = roundsOf({ startsAt, zone }, quiet).find((round) => round.phase === phase);
  if (found === undefined) throw new Error(`no round ${phase}`);
  return found;
};
const dueLocal = (phase: RoundPhase, iso: string, quiet = defaultQuietHours) => {
  const { date, time } = localOf(roundOf(phase, at(iso), quiet).dueAt, zone);
  return `${date} ${time}`;
};

describe("the moments before an event", () => {
  test.each([
    ["week", "2026-11-28 10:00"],
    ["release", "2026-11-30 10:00"],
    ["day", "2026-12-04 10:00"],
    ["hours", "2026-12-05 08:00"],
  ] as const)("of %s at 10:00 is %s", (phase, local) => {
    expect(dueLocal(phase, "2026-12-05T18:00:00Z")).toBe(local);
  });

  test.each([
    ["forward", "2026-03-08T17:00:00Z", "2026-03-07 10:00"],
    ["back", "2026-11-01T18:00:00Z", "2026-10-31 10:00"],
  ])("a day before is the same time of the clock as clocks go %s", (_way, startsAt, local) => {
    expect(dueLocal("day", startsAt)).toBe(local);
  });

  test("two hours before are two hours that pass, whatever clocks show", () => {
    expect(dueLocal("hours", "2026-03-08T11:30:00Z", never)).toBe("2026-03-08 01:30");
  });

  test("a time that clocks skip on the day before is a whole day before", () => {
    expect(roundOf("day", at("2026-03-09T09:30:00Z"), never).dueAt).toEqual(at("2026-03-08T09:30:00Z"));
  });

  test("a time that clocks show twice on the day before is its first", () => {
    expect(roundOf("day", at("2026-11-02T09:30:00Z"), never).dueAt).toEqual(at("2026-11-01T08:30:00Z"));
  });
});

test("whether somebody comes is asked from a week before on, by day and by night", () => {
  expect(asksFrom(event)).toEqual(at("2026-11-28T18:00:00Z"));
  expect(asksFrom({ startsAt: at("2026-12-06T06:00:00Z"), zone })).toEqual(at("2026-11-29T06:00:00Z"));
});

describe("in quiet hours", () => {
  test.each([
    ["goes at their end", "day", "2026-12-06T06:00:00Z", "2026-12-05 08:00"],
    ["goes at their end, the same morning", "hours", "2026-12-05T16:30:00Z", "2026-12-05 08:00"],
    [
      "goes before them where the event would have begun",
      "hours",
      "2026-12-05T15:00:00Z",
      "2026-12-04 20:00",
    ],
    ["goes before them where it would begin just then", "hours", "2026-12-05T16:00:00Z", "2026-12-04 20:00"],
  ] as const)("a reminder %s", (_rule, phase, startsAt, local) => {
    expect(dueLocal(phase, startsAt)).toBe(local);
  });

  test("nothing goes, also where it is late", () => {
    const late = at("2026-12-05T05:30:00Z");
    expect(dueRounds(event, never, late).map(({ phase }) => phase)).toEqual(["day"]);
    expect(dueRounds(event, defaultQuietHours, late)).toEqual([]);
  });
});

describe("a reminder that is written and was held up", () => {
  test.each([
    ["goes out by day", "2026-12-04T22:00:00Z", "2026-12-05T18:00:00Z", { outcome: "now" }],
    [
      "waits in quiet hours for their end",
      "2026-12-05T05:00:00Z",
      "2026-12-05T18:00:00Z",
      { outcome: "later", at: at("2026-12-05T16:00:00Z") },
    ],
    [
      "is left out where the event begins then",
      "2026-12-05T05:00:00Z",
      "2026-12-05T16:00:00Z",
      { outcome: "never" },
    ],
  ])("%s", (_rule, now, startsAt, expected) => {
    expect(mayRemind({ startsAt: at(startsAt), zone }, defaultQuietHours, at(now))).toEqual(expected);
  });
});

describe("what goes out at an instant", () => {
  test.each([
    ["2026-11-28T17:59:59Z", []],
    ["2026-11-28T18:00:00Z", ["week"]],
    ["2026-11-30T18:00:00Z", ["week", "release"]],
    ["2026-12-04T17:59:59Z", ["week", "release"]],
    ["2026-12-04T18:00:00Z", ["day"]],
    ["2026-12-05T16:00:00Z", ["hours"]],
    ["2026-12-05T17:59:59Z", ["hours"]],
    ["2026-12-05T18:00:00Z", []],
  ])("at %s is %j", (iso, phases) => {
    expect(dueRounds(event, never, at(iso)).map(({ phase }) => phase)).toEqual(phases);
  });
});

describe("who needs no reminder any more", () => {
  test("is whoever registered since its moment, also where quiet hours put it off", () => {
    expect(roundOf("day", at("2026-12-06T06:00:00Z")).heardBefore).toEqual(at("2026-12-05T06:00:00Z"));
  });

  test("is whoever registered since it went, where that is before its moment", () => {
    const early = roundOf("hours", at("2026-12-05T15:00:00Z"));
    expect(early.heardBefore).toEqual(early.dueAt);
  });
});

describe("a place that nobody answered for", () => {
  const asked = { sentAt: at("2026-11-28T18:00:00Z"), answered: false, arrived: 0 };
  const now = at("2026-11-30T18:00:00Z");
  test.each([
    ["goes where the question went out a day before", {}, true],
    ["stays where the question went out a moment ago", { sentAt: at("2026-11-29T18:00:01Z") }, false],
    ["goes where the day is just over", { sentAt: at("2026-11-29T18:00:00Z") }, true],
    ["stays where nobody was asked", { sentAt: null }, false],
    ["stays where it was kept", { answered: true }, false],
    ["stays where somebody came", { arrived: 1 }, false],
  ])("%s", (_rule, more, goes) => {
    expect(isUnanswered({ ...asked, ...more }, now)).toBe(goes);
  });
});

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
/** Quiet hours of one minute to sixteen hours, from any minute of the day. */
const quietHours = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 960 }))
  .map(([from, length]) => ({ from: clock(from), until: clock((from + length) % 1440) }));
const nearChanges = fc
  .tuple(
    fc.constantFrom("2026-03-08T10:00Z", "2026-11-01T09:00Z", "2030-03-10T10:00Z", "2030-11-03T09:00Z"),
    fc.integer({ min: -9 * 1440, max: 9 * 1440 }),
  )
  .map(([change, minutes]) => new Date(at(change).getTime() + minutes * 60_000));

describe("around every change of daylight saving", () => {
  test("unanswered places go when their round is due, which is not in quiet hours", () => {
    fc.assert(
      fc.property(nearChanges, quietHours, (startsAt, quiet) => {
        expect(releaseAt({ startsAt, zone }, quiet)).toEqual(roundOf("release", startsAt, quiet).dueAt);
      }),
    );
  });

  test("nothing is due in quiet hours, after the start, or longer ahead than the planner looks", () => {
    fc.assert(
      fc.property(nearChanges, quietHours, (startsAt, quiet) => {
        for (const { dueAt, heardBefore } of roundsOf({ startsAt, zone }, quiet)) {
          // An hour that clocks show twice is not asked about: it may be quiet a second time.
          if (!/^0[012]/.test(localOf(dueAt, zone).time)) expect(quietAt(dueAt, zone, quiet)).toBeNull();
          expect(dueAt < startsAt).toBe(true);
          expect(startsAt.getTime() - dueAt.getTime()).toBeLessThan(longestAhead);
          expect(heardBefore <= dueAt).toBe(true);
        }
      }),
    );
  });

  test("without quiet hours a day and a week before show the same time of the clock, where clocks show it", () => {
    fc.assert(
      fc.property(nearChanges, (startsAt) => {
        const start = localOf(startsAt, zone);
        if (start.time.startsWith("02")) return;
        for (const [phase, days] of [
          ["day", 1],
          ["week", 7],
        ] as const) {
          const local = localOf(roundOf(phase, startsAt, never).dueAt, zone);
          expect(local.time).toBe(start.time);
          expect(Date.parse(start.date) - Date.parse(local.date)).toBe(days * 24 * hour);
        }
      }),
    );
  });

  test("one reminder of an event is due at any instant, and each has its time", () => {
    fc.assert(
      fc.property(nearChanges, (startsAt) => {
        const rounds = roundsOf({ startsAt, zone }, defaultQuietHours).filter(
          ({ phase }) => phase !== "release",
        );
        for (const [n, { dueAt, lapsesAt }] of rounds.entries()) {
          expect(dueAt < lapsesAt).toBe(true);
          expect(lapsesAt).toEqual(rounds[n + 1]?.dueAt ?? startsAt);
        }
      }),
    );
  });
});
