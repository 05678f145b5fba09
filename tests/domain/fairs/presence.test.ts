import { describe, expect, test } from "vitest";
import { arrivalOf, countPresences, type Day, marksOf, presenceOf } from "~/app/domain/fairs/presence";

const at = (hours: string) => new Date(`2026-12-05T${hours}:00.000Z`);
const aDay = (values: Partial<Day> = {}): Day => ({
  scannedInAt: null,
  arrivedAt: null,
  leftAt: null,
  noShowAt: null,
  ...values,
});
const doorsOpenAt = at("17:00");

test.each([
  ["is expected until the doors open", aDay(), at("16:59"), "expected"],
  ["is missing from then on", aDay(), at("17:00"), "missing"],
  [
    "arrives with the first of its people at the door",
    aDay({ scannedInAt: at("16:30") }),
    at("16:59"),
    "arrived",
  ],
  ["arrives where staff mark it", aDay({ arrivedAt: at("17:05") }), at("17:10"), "arrived"],
  [
    "has left where staff mark that",
    aDay({ scannedInAt: at("17:05"), leftAt: at("20:00") }),
    at("21:00"),
    "left",
  ],
  ["did not come where staff mark that", aDay({ noShowAt: at("19:00") }), at("20:00"), "no-show"],
  [
    "has come where it comes after all",
    aDay({ noShowAt: at("19:00"), scannedInAt: at("19:30") }),
    at("20:00"),
    "arrived",
  ],
  [
    "cannot have left where its arrival was taken back",
    aDay({ leftAt: at("19:00") }),
    at("20:00"),
    "missing",
  ],
] as const)("an employer %s", (_rule, day, now, expected) => {
  expect(presenceOf(day, doorsOpenAt, now)).toBe(expected);
});

test.each([
  ["by the scan alone", aDay({ scannedInAt: at("17:05") }), at("17:05")],
  ["by the mark alone", aDay({ arrivedAt: at("17:06") }), at("17:06")],
  [
    "by the earlier of both, the scan",
    aDay({ scannedInAt: at("17:05"), arrivedAt: at("17:06") }),
    at("17:05"),
  ],
  [
    "by the earlier of both, the mark",
    aDay({ scannedInAt: at("17:07"), arrivedAt: at("17:06") }),
    at("17:06"),
  ],
  ["not at all", aDay(), null],
])("it came %s", (_rule, day, expected) => {
  expect(arrivalOf(day)).toEqual(expected);
});

describe("marks by hand", () => {
  test.each([
    ["before it came: that it came, or did not", aDay(), ["arrival", "no-show"], []],
    ["marked as arrived: that it left", aDay({ arrivedAt: at("17:00") }), ["departure"], ["arrival"]],
    ["scanned in: the door undoes that", aDay({ scannedInAt: at("17:00") }), ["departure"], []],
    [
      "after it left: nothing but taking that back",
      aDay({ scannedInAt: at("17:00"), leftAt: at("19:00") }),
      [],
      ["departure"],
    ],
    ["a no-show may still come", aDay({ noShowAt: at("19:00") }), ["arrival"], ["no-show"]],
    [
      "a no-show that came is none",
      aDay({ noShowAt: at("19:00"), scannedInAt: at("19:30") }),
      ["departure"],
      [],
    ],
  ] as const)("%s", (_rule, day, open, set) => {
    expect(marksOf(day)).toEqual({ open, set });
  });
});

test("who left came too, and everybody accepted is counted", () => {
  expect(countPresences(["arrived", "left", "missing", "no-show", "expected", "arrived"])).toEqual({
    accepted: 6,
    came: 3,
    arrived: 2,
    left: 1,
    missing: 1,
    "no-show": 1,
    expected: 1,
  });
});
