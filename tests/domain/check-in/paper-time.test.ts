import { describe, expect, test } from "vitest";
import { paperTime } from "~/app/domain/check-in/paper-time";

const zone = "America/Los_Angeles";
const utc = (at: string) => new Date(`2026-${at}:00.000Z`);
/** 9:30 in the morning to 3 in the afternoon, in Los Angeles. */
const day = { opensAt: utc("12-01T17:30"), closesAt: utc("12-01T23:00") };
/** 6 in the evening to 1 in the morning. */
const evening = { opensAt: utc("12-02T02:00"), closesAt: utc("12-02T09:00") };

describe("a time that was noted at the door", () => {
  test.each([
    ["is on the day of the event", "10:05", day, "12-01T18:05"],
    ["may have one digit for the hour", "9:45", day, "12-01T17:45"],
    ["may be of the 24-hour clock", "14:20", day, "12-01T22:20"],
    ["is in the afternoon where the doors were open then alone", "2:20", day, "12-01T22:20"],
    ["may say so", "2:20 pm", day, "12-01T22:20"],
    ["may say so with points and capitals", "2:20 P.M.", day, "12-01T22:20"],
    ["is at noon by 12", "12:10", day, "12-01T20:10"],
    ["is at noon by 12 pm", "12:10 pm", day, "12-01T20:10"],
    ["is in the evening of an evening", "6:05", evening, "12-02T02:05"],
    ["is after midnight where the doors were still open", "0:30", evening, "12-02T08:30"],
    ["is after midnight by 12 am", "12:30 am", evening, "12-02T08:30"],
    ["counts to the minute that doors open", "9:30", day, "12-01T17:30"],
    ["counts to the minute that doors close", "15:00", day, "12-01T23:00"],
    ["outside the doors' hours stays as it is written", "8:00", day, "12-01T16:00"],
    ["is at the minute that doors open, of two that it may be", "6:00", evening, "12-02T02:00"],
    ["is at the minute that doors close, of two that it may be", "1:00", evening, "12-02T09:00"],
    ["is an hour after noon by 1 pm", "1:05 pm", day, "12-01T21:05"],
    ["is after midnight by 0, never after noon", "0:30", day, "12-01T08:30"],
    ["in the morning by its word is never in the afternoon", "2:20 am", day, "12-01T10:20"],
  ])("%s", (_rule, written, hours, at) => {
    expect(paperTime(written, hours, zone)).toEqual(utc(at));
  });

  test.each(["25:00", "10:99", "13:00 pm", "0:10 am", "ten", "", "x10:05", "10:05x"])(
    "is none: %s",
    (written) => {
      expect(paperTime(written, day, zone)).toBeNull();
    },
  );

  test("that clocks skip is none", () => {
    const night = { opensAt: utc("03-08T08:00"), closesAt: utc("03-08T12:00") };
    expect(paperTime("2:30 am", night, zone)).toBeNull();
  });

  test("that clocks show twice is the first one", () => {
    const night = { opensAt: utc("11-01T07:00"), closesAt: utc("11-01T12:00") };
    expect(paperTime("1:30", night, zone)).toEqual(utc("11-01T08:30"));
  });
});
