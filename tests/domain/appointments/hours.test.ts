import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  daysAhead,
  horizonOf,
  type Making,
  problemsOf,
  timesToMake,
  type WeekdayHours,
  type WeeklyHours,
} from "~/app/domain/appointments/hours";
import { overlaps, type Span } from "~/app/domain/bookings/booking";
import type { Weekday } from "~/app/domain/calendar/week";
import { dayAfter } from "~/app/domain/time/day-start";
import { instantOf, localOf } from "~/app/domain/time/zoned-time";

const zone = "America/Los_Angeles";

const monday = (more: Partial<WeekdayHours> = {}): WeekdayHours => ({
  ...{ weekday: 1, from: "09:00", until: "12:00", pause: null },
  ...more,
});
const hours = (more: Partial<WeeklyHours> = {}): WeeklyHours => ({
  ...{ week: [monday()], length: 60, gap: 0, fromDay: "2026-12-01", untilDay: null },
  ...more,
});
/** Seen on Sunday, 6 December 2026. */
const making = (more: Partial<Making> = {}): Making => ({
  ...{
    today: "2026-12-06",
    madeUntil: null,
    closedDays: new Set<string>(),
    now: new Date("2026-12-06T18:00Z"),
  },
  ...more,
});

const wallOf = (at: Date) => {
  const { date, time } = localOf(at, zone);
  return `${date} ${time}`;
};
const starts = (of: WeeklyHours, at: Making) =>
  timesToMake(of, at, zone).map(({ startsAt }) => wallOf(startsAt));

describe("times that follow from weekly hours", () => {
  test("are those of each such day of the weeks ahead, and of no day beyond", () => {
    const made = starts(hours({ length: 180 }), making());
    expect(made[0]).toBe("2026-12-07 09:00");
    expect(made).toHaveLength(daysAhead / 7);
    expect(made.at(-1)).toBe("2027-01-11 09:00");
  });

  test.each<[string, Partial<WeeklyHours>, Partial<Making>, string[]]>([
    [
      "leave out the break",
      {
        week: [monday({ until: "13:00", pause: { from: "10:00", until: "12:00" } })],
        untilDay: "2026-12-07",
      },
      {},
      ["2026-12-07 09:00", "2026-12-07 12:00"],
    ],
    [
      "keep the gap between two",
      { gap: 15, untilDay: "2026-12-07" },
      {},
      ["2026-12-07 09:00", "2026-12-07 10:15"],
    ],
    ["are none before the first day", { fromDay: "2027-01-05", length: 180 }, {}, ["2027-01-11 09:00"]],
    [
      "are none after the last day",
      { untilDay: "2026-12-14", length: 180 },
      {},
      ["2026-12-07 09:00", "2026-12-14 09:00"],
    ],
    [
      "are none after the weeks ahead, however far the last day is",
      { untilDay: "2030-12-31", length: 180, fromDay: "2027-01-05" },
      {},
      ["2027-01-11 09:00"],
    ],
    [
      "are none on a closed day",
      { untilDay: "2026-12-14", length: 180 },
      { closedDays: new Set(["2026-12-07"]) },
      ["2026-12-14 09:00"],
    ],
    [
      "go on behind the last day that was made",
      { length: 180 },
      { madeUntil: "2027-01-04" },
      ["2027-01-11 09:00"],
    ],
    [
      "leave out what has begun today",
      { untilDay: "2026-12-07" },
      { today: "2026-12-07", now: new Date("2026-12-07T18:00Z") },
      ["2026-12-07 11:00"],
    ],
  ])("%s", (_rule, of, at, wanted) => expect(starts(hours(of), making(at))).toEqual(wanted));

  test("begin at the same hour of the clock before and after clocks change", () => {
    const at = making({ today: "2027-03-01", now: new Date("2027-03-01T08:00Z") });
    const made = timesToMake(hours({ length: 180 }), at, zone);
    expect(made.map(({ startsAt }) => startsAt.toISOString()).slice(0, 3)).toEqual([
      "2027-03-01T17:00:00.000Z",
      "2027-03-08T17:00:00.000Z",
      "2027-03-15T16:00:00.000Z",
    ]);
  });

  test("begin an hour later where clocks skip their hour", () => {
    const night = { weekday: 0 as const, from: "02:30", until: "05:30", pause: null };
    const at = making({ today: "2027-03-13", now: new Date("2027-03-13T08:00Z") });
    const of = hours({ week: [night], untilDay: "2027-03-14" });
    expect(starts(of, at)).toEqual(["2027-03-14 03:30", "2027-03-14 04:30"]);
  });
});

const zones = [
  "America/Los_Angeles",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Europe/Berlin",
];
const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
});
const weekdayHours = fc
  .record({
    weekday: fc.integer({ min: 0, max: 6 }),
    times: fc.uniqueArray(clock, { minLength: 4, maxLength: 4 }),
  })
  .map(({ weekday, times }): WeekdayHours => {
    const [from = "", begins = "", ends = "", until = ""] = times.toSorted();
    return { weekday: weekday as Weekday, from, until, pause: { from: begins, until: ends } };
  });
const anyHours = fc.record({
  week: fc.uniqueArray(weekdayHours, { selector: ({ weekday }) => weekday, minLength: 1 }),
  length: fc.integer({ min: 5, max: 120 }),
  gap: fc.integer({ min: 0, max: 30 }),
  fromDay: fc.constant("2026-01-01"),
  untilDay: fc.constant(null),
});
/** Days around which clocks change somewhere, and any others. */
const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => dayAfter("2026-01-15", days));

const lookAt = (today: string, at: string, madeUntil: string | null): Making => {
  const found = instantOf({ date: today, time: "12:00" }, at, "earlier");
  if (found.kind !== "instant") throw new Error("noon is nowhere skipped");
  return { today, madeUntil, closedDays: new Set(), now: found.at };
};

/**
 * Whether a time lies in a day's hours, from when the clock first shows their beginning until it last shows their end:
 * in a night that has an hour twice, it may show an earlier time again. Where an hour is skipped, the clock decides.
 */
function liesIn(time: Span, date: string, { from, until }: WeekdayHours, zone: string): boolean {
  const opens = instantOf({ date, time: from }, zone, "earlier");
  const closes = instantOf({ date, time: until }, zone, "later");
  if (opens.kind === "instant" && closes.kind === "instant")
    return time.startsAt >= opens.at && time.endsAt <= closes.at;
  const { time: begins } = localOf(time.startsAt, zone);
  return begins >= from && begins < until;
}

/** Over the hour that comes twice in Berlin. */
const nightOfTwoHours = {
  week: [{ weekday: 0 as const, from: "02:15", until: "03:30", pause: { from: "03:00", until: "03:15" } }],
  ...{ length: 5, gap: 0, fromDay: "2026-01-01" as const, untilDay: null },
};

describe("of any hours, in any zone, whenever clocks change", () => {
  test("no two times overlap, each is as long as it says, and all lie within their day's hours", () => {
    fc.assert(
      fc.property(anyHours, anyDay, fc.constantFrom(...zones), (of, today, at) => {
        // Every weekday and a bit: more days would be read as slowly and show no more.
        const made = timesToMake({ ...of, untilDay: dayAfter(today, 8) }, lookAt(today, at, null), at);
        for (const [n, time] of made.entries()) {
          const next = made[n + 1];
          expect(time.endsAt.getTime() - time.startsAt.getTime()).toBe(of.length * 60_000);
          if (next !== undefined) expect(overlaps(time, next)).toBe(false);
          const { date } = localOf(time.startsAt, at);
          const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
          const day = of.week.find((one) => one.weekday === weekday);
          expect(day !== undefined && liesIn(time, date, day, at)).toBe(true);
        }
      }),
      { numRuns: 60, examples: [[nightOfTwoHours, "2026-10-17", "Europe/Berlin"]] },
    );
  });

  test("what is made day by day is what is made at once, and nothing is made twice", () => {
    fc.assert(
      fc.property(anyHours, anyDay, fc.constantFrom(...zones), (of, today, at) => {
        const first = timesToMake(of, lookAt(today, at, null), at);
        const tomorrow = dayAfter(today);
        const second = timesToMake(of, lookAt(tomorrow, at, horizonOf(today)), at);
        const whole = timesToMake({ ...of, untilDay: null }, lookAt(today, at, null), at);
        const stamps = [...first, ...second].map(({ startsAt }) => startsAt.getTime());
        expect(new Set(stamps).size).toBe(stamps.length);
        expect(first).toEqual(whole);
        for (const { startsAt } of second) expect(localOf(startsAt, at).date).toBe(horizonOf(tomorrow));
      }),
      { numRuns: 60 },
    );
  });
});

describe("hours are refused", () => {
  test.each<[string, Partial<WeeklyHours>, string, string]>([
    ["without a day", { week: [] }, "week.1.from", "hours-needed"],
    [
      "that end before they begin",
      { week: [monday({ until: "09:00" })] },
      "week.1.until",
      "ends-before-start",
    ],
    ["too short for one", { week: [monday({ until: "09:45" })] }, "week.1.until", "slots-none-fit"],
    [
      "with a break that ends before it begins",
      { week: [monday({ pause: { from: "11:00", until: "10:00" } })] },
      "week.1.pauseUntil",
      "ends-before-start",
    ],
    [
      "too short for one by the minutes too",
      { week: [monday({ from: "09:30", until: "10:15" })] },
      "week.1.until",
      "slots-none-fit",
    ],
    [
      "with a break of no length",
      { week: [monday({ pause: { from: "10:00", until: "10:00" } })] },
      "week.1.pauseUntil",
      "ends-before-start",
    ],
    [
      "with a break that begins before the day",
      { week: [monday({ pause: { from: "08:30", until: "09:30" } })] },
      "week.1.pauseFrom",
      "pause-outside-hours",
    ],
    [
      "with a break outside of the day",
      { week: [monday({ pause: { from: "11:30", until: "12:30" } })] },
      "week.1.pauseFrom",
      "pause-outside-hours",
    ],
    ["whose last day is before the first", { untilDay: "2026-11-30" }, "untilDay", "ends-before-start"],
  ])("%s", (_rule, more, field, problem) => {
    expect(problemsOf(hours(more))).toEqual([{ field, problem }]);
  });

  test("unless all is well", () => {
    const pause = { from: "10:00", until: "11:00" };
    expect(problemsOf(hours({ week: [monday({ pause })], untilDay: "2026-12-01" }))).toEqual([]);
    const whole = { from: "09:00", until: "12:00" };
    expect(problemsOf(hours({ week: [monday({ pause: whole })] }))).toEqual([]);
    expect(problemsOf(hours({ week: [monday({ until: "10:00" })], length: 60 }))).toEqual([]);
  });
});
