import { describe, expect, test } from "vitest";
import {
  type HeldTicket,
  isTicketGiven,
  matchPeople,
  type Representative,
  ticketStanding,
  toldInstead,
} from "~/app/domain/fairs/representatives";

const person = (name: string, email: string | null = null): Representative => ({ name, email });
const held = (id: string, name: string, more: Partial<HeldTicket> = {}): HeldTicket => ({
  ...{ id, name, email: null, hasArrived: false },
  ...more,
});
const nothing = { added: [], ended: [], readdressed: [] };

describe("an employer names its people anew", () => {
  test("a name that stays keeps its ticket, whatever the order", () => {
    const before = [held("1", "Ana Reyes"), held("2", "Kim Lee")];
    expect(matchPeople(before, [person("Kim Lee"), person("Ana Reyes")])).toEqual(nothing);
  });

  test("a new name gets a ticket, and who is left out loses theirs", () => {
    const change = matchPeople([held("1", "Ana Reyes")], [person("Kim Lee", "kim@mail.example")]);
    expect(change).toEqual({ ...nothing, added: [person("Kim Lee", "kim@mail.example")], ended: ["1"] });
  });

  test("two of one name have a ticket each", () => {
    const change = matchPeople([held("1", "Kim Lee")], [person("Kim Lee"), person("Kim Lee")]);
    expect(change).toEqual({ ...nothing, added: [person("Kim Lee")] });
  });

  test("who came keeps the ticket", () => {
    expect(matchPeople([held("1", "Ana Reyes", { hasArrived: true })], [])).toEqual(nothing);
  });

  test("a name with another address keeps its ticket and is reached there", () => {
    const before = [held("1", "Ana Reyes", { email: "ana@old.example" })];
    expect(matchPeople(before, [person("Ana Reyes", "ana@new.example")])).toEqual({
      ...nothing,
      readdressed: [{ id: "1", name: "Ana Reyes", email: "ana@new.example" }],
    });
    expect(matchPeople(before, [person("Ana Reyes")])).toMatchObject({
      readdressed: [{ id: "1", email: null }],
    });
  });

  test("of two of one name each keeps their own address", () => {
    const before = [
      held("1", "Kim Lee", { email: "first@mail.example" }),
      held("2", "Kim Lee", { email: "second@mail.example" }),
    ];
    const named = [person("Kim Lee", "second@mail.example"), person("Kim Lee", "third@mail.example")];
    expect(matchPeople(before, named)).toEqual({
      ...nothing,
      readdressed: [{ id: "1", name: "Kim Lee", email: "third@mail.example" }],
    });
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

test.each([
  ["registered", "published", true],
  ["waitlisted", "published", false],
  ["cancelled", "published", false],
  ["registered", "approved", false],
  ["registered", "cancelled", false],
] as const)("a ticket that is %s for an event that is %s is given out: %s", (status, event, isGiven) => {
  expect(isTicketGiven(status, event)).toBe(isGiven);
});

test.each([
  ["registration-confirmed", "door-ticket"],
  ["registration-cancelled", "door-ticket-ended"],
  ["waitlist-joined", undefined],
  ["place-offered", undefined],
  ["event-thanks", undefined],
  ["job-asked", undefined],
] as const)("a representative is told in the stead of %s: %s", (kind, told) => {
  expect(toldInstead(kind)).toBe(told);
});
