import { describe, expect, test } from "vitest";
import { isClose, occupancyLevel, shareOfRoom } from "~/app/domain/check-in/occupancy";

describe("how full a room is", () => {
  test.each([
    [89, 100, "free"],
    [90, 100, "nearly-full"],
    [99, 100, "nearly-full"],
    [100, 100, "full"],
    [101, 100, "full"],
  ])("%i of %i is %s", (inside, postedLoad, level) => {
    expect(occupancyLevel({ inside, postedLoad })).toBe(level);
  });
});

describe("what each device may let in by itself", () => {
  test.each([
    ["all that is left, where there is one device", 60, 100, 1, 100],
    ["an equal share of it", 60, 100, 4, 70],
    ["no more together than is left", 60, 100, 3, 73],
    ["nobody where the room is full", 100, 100, 2, 100],
    ["nobody where it is beyond its load", 105, 100, 2, 105],
    ["all that is left, where no device is known yet", 60, 100, 0, 100],
  ])("is %s", (_rule, inside, postedLoad, doors, upTo) => {
    expect(shareOfRoom({ inside, postedLoad }, doors)).toEqual({ inside, postedLoad: upTo });
  });
});

test("a room is counted under its event's lock when fifty parties of six could fill it at once", () => {
  expect(isClose({ inside: 700, postedLoad: 1_000 })).toBe(false);
  expect(isClose({ inside: 701, postedLoad: 1_000 })).toBe(true);
});
