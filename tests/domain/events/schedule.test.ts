import { describe, expect, test } from "vitest";
import { checkSchedule, defaultDoors, type Schedule } from "~/app/domain/events/schedule";

const startsAt = new Date("2026-12-05T18:00:00Z");
const endsAt = new Date("2026-12-05T22:00:00Z");
const now = new Date("2026-11-25T12:00:00Z");
const after = (instant: Date, hours: number) => new Date(instant.getTime() + hours * 3_600_000);
const justAfter = (instant: Date) => new Date(instant.getTime() + 1);
const justBefore = (instant: Date) => new Date(instant.getTime() - 1);

function aSchedule(times: Partial<Schedule> = {}): Schedule {
  return { startsAt, endsAt, ...defaultDoors(startsAt, endsAt), registrationClosesAt: startsAt, ...times };
}

describe("defaultDoors", () => {
  test("open an hour before the start and close at the end", () => {
    expect(defaultDoors(startsAt, endsAt)).toEqual({
      doorsOpenAt: new Date("2026-12-05T17:00:00Z"),
      doorsCloseAt: endsAt,
    });
  });
});

describe("checkSchedule", () => {
  test("finds nothing in the usual times", () => {
    expect(checkSchedule(aSchedule(), now)).toEqual([]);
  });

  test.each<[string, Partial<Schedule>, object[]]>([
    [
      "an end before the start",
      { endsAt: justBefore(startsAt), doorsCloseAt: endsAt },
      [
        { field: "endsAt", problem: "ends-before-start" },
        { field: "registrationClosesAt", problem: "registration-closes-after-end" },
      ],
    ],
    ["an end at the start", { endsAt: startsAt }, [{ field: "endsAt", problem: "ends-before-start" }]],
    [
      "more than 14 days",
      { endsAt: justAfter(after(startsAt, 14 * 24)) },
      [{ field: "endsAt", problem: "too-long" }],
    ],
    [
      "doors more than 24 hours before the start",
      { doorsOpenAt: justBefore(after(startsAt, -24)) },
      [{ field: "doorsOpenAt", problem: "doors-open-too-early" }],
    ],
    [
      "doors that close as they open",
      { doorsCloseAt: after(startsAt, -1) },
      [{ field: "doorsCloseAt", problem: "doors-close-before-open" }],
    ],
    [
      "registration that closes after the end",
      { registrationClosesAt: justAfter(endsAt) },
      [{ field: "registrationClosesAt", problem: "registration-closes-after-end" }],
    ],
  ])("finds %s", (_rule, times, problems) => {
    expect(checkSchedule(aSchedule(times), now)).toEqual(problems);
  });

  test.each<[string, Partial<Schedule>]>([
    ["14 days", { endsAt: after(startsAt, 14 * 24) }],
    ["doors 24 hours before the start", { doorsOpenAt: after(startsAt, -24) }],
    ["doors that close a moment after they open", { doorsCloseAt: justAfter(after(startsAt, -1)) }],
    ["registration until the end", { registrationClosesAt: endsAt }],
  ])("allows %s", (_rule, times) => {
    expect(checkSchedule(aSchedule(times), now)).toEqual([]);
  });

  test("finds a start in the past", () => {
    expect(checkSchedule(aSchedule(), justAfter(startsAt))).toEqual([
      { field: "startsAt", problem: "starts-in-the-past" },
    ]);
  });

  test("allows a start at this moment", () => {
    expect(checkSchedule(aSchedule(), startsAt)).toEqual([]);
  });

  test("allows a start in the past where the caller does", () => {
    expect(checkSchedule(aSchedule(), justAfter(startsAt), { mayBePast: true })).toEqual([]);
    expect(checkSchedule(aSchedule(), justAfter(startsAt), { mayBePast: false })).toHaveLength(1);
    expect(checkSchedule(aSchedule(), justAfter(startsAt), {})).toHaveLength(1);
  });
});
