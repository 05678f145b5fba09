import { describe, expect, test } from "vitest";
import { matchNames, namesIn, ticketStanding } from "~/app/domain/fairs/representatives";

const held = (id: string, name: string, hasArrived = false) => ({ id, name, hasArrived });

test("names stand one a line, and empty lines are none", () => {
  expect(namesIn(" Ana Reyes \r\n\n  Kim Lee\n")).toEqual(["Ana Reyes", "Kim Lee"]);
});

describe("an employer names its people anew", () => {
  test("a name that stays keeps its ticket, whatever the order", () => {
    const before = [held("1", "Ana Reyes"), held("2", "Kim Lee")];
    expect(matchNames(before, ["Kim Lee", "Ana Reyes"])).toEqual({ added: [], ended: [] });
  });

  test("a new name gets a ticket, and who is left out loses theirs", () => {
    expect(matchNames([held("1", "Ana Reyes")], ["Kim Lee"])).toEqual({ added: ["Kim Lee"], ended: ["1"] });
  });

  test("two of one name have a ticket each", () => {
    expect(matchNames([held("1", "Kim Lee")], ["Kim Lee", "Kim Lee"])).toEqual({
      added: ["Kim Lee"],
      ended: [],
    });
  });

  test("who came keeps the ticket", () => {
    expect(matchNames([held("1", "Ana Reyes", true)], [])).toEqual({ added: [], ended: [] });
  });
});

test.each([
  ["invited", "waitlisted"],
  ["applied", "waitlisted"],
  ["accepted", "registered"],
  ["declined", "cancelled"],
  ["withdrawn", "cancelled"],
] as const)("the door tickets of who is %s are %s", (standing, status) => {
  expect(ticketStanding(standing)).toBe(status);
});
