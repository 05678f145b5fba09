import { describe, expect, test } from "vitest";
import type { RegistrationState } from "~/app/domain/registrations/change";
import { changeParty } from "~/app/domain/registrations/party";
import type { OpenEvent } from "~/app/domain/registrations/register";

const now = new Date("2026-12-05T12:00:00Z");
const closes = new Date("2026-12-05T18:00:00Z");
const ends = new Date("2026-12-05T21:00:00Z");

const aParty = (values: Partial<RegistrationState> = {}): RegistrationState => ({
  status: "registered",
  partySize: 3,
  generation: 1,
  revision: 4,
  calendarRevision: 2,
  cancelledBy: null,
  cancelledAt: null,
  ...values,
});
const anEvent = (values: Partial<OpenEvent> = {}): OpenEvent => ({
  status: "published",
  registrationClosesAt: closes,
  startsAt: closes,
  endsAt: ends,
  capacity: 40,
  walkInReserve: 0,
  placesTaken: 20,
  ...values,
});
const to = (people: number, event: Partial<OpenEvent> = {}, arrived = 0, at = now) =>
  changeParty(aParty(), anEvent(event), { people, arrived }, at);
const refused = (reason: string) => ({ outcome: "refused", reason });

describe("changing how many a registration is for", () => {
  test.each([1, 2, 4, 6])(
    "to %i raises the revision that the door looks at, and moves no calendar",
    (people) => {
      expect(to(people)).toEqual({
        outcome: "changed",
        registration: aParty({ partySize: people, revision: 5 }),
      });
    },
  );

  test("to the same number changes nothing, also where nothing could be changed any more", () => {
    expect(to(3)).toEqual({ outcome: "unchanged" });
    expect(to(3, {}, 0, ends)).toEqual({ outcome: "unchanged" });
  });

  test("is not for a place that was given back", () => {
    const cancelled = changeParty(aParty({ status: "cancelled" }), anEvent(), { people: 2, arrived: 0 }, now);
    expect(cancelled).toEqual(refused("already-cancelled"));
  });

  test("never goes below who has come, and may go to exactly them", () => {
    expect(to(1, {}, 2)).toEqual(refused("party-below-arrived"));
    expect(to(2, {}, 2).outcome).toBe("changed");
  });

  test("is over when the event is, in both directions", () => {
    expect(to(2, {}, 0, ends)).toEqual(refused("event-over"));
    expect(to(4, {}, 0, ends)).toEqual(refused("event-over"));
    expect(to(2, {}, 0, new Date(ends.getTime() - 1)).outcome).toBe("changed");
  });

  test("to more is asked as a registration is: while it is open", () => {
    expect(to(4, {}, 0, closes)).toEqual(refused("registration-closed"));
    expect(to(4, { status: "closed" })).toEqual(refused("event-not-open"));
  });

  test("to fewer is taken after registration closed and in a full event", () => {
    expect(to(2, { placesTaken: 40 }, 0, closes).outcome).toBe("changed");
  });

  test("to more takes what is left and not one more, and tells how many that makes", () => {
    expect(to(5, { placesTaken: 38 }).outcome).toBe("changed");
    expect(to(6, { placesTaken: 38 })).toEqual({ ...refused("event-full"), atMost: 5 });
    expect(to(4, { placesTaken: 40 })).toEqual({ ...refused("event-full"), atMost: 3 });
  });

  test("to more leaves the places that are kept for walk-ins", () => {
    expect(to(5, { placesTaken: 20, walkInReserve: 19 })).toEqual({ ...refused("event-full"), atMost: 4 });
  });

  test("has no bound where the event has none", () => {
    expect(to(6, { capacity: null, placesTaken: 4000 }).outcome).toBe("changed");
  });

  test("of who waits takes any number that all places could hold, and keeps the turn", () => {
    const waiting = aParty({ status: "waitlisted" });
    const change = (people: number, event: Partial<OpenEvent> = {}) =>
      changeParty(waiting, anEvent({ placesTaken: 40, ...event }), { people, arrived: 0 }, now);
    expect(change(6)).toMatchObject({
      outcome: "changed",
      registration: { partySize: 6, status: "waitlisted" },
    });
    expect(change(2)).toMatchObject({ outcome: "changed", registration: { partySize: 2 } });
    expect(change(6, { capacity: 4, placesTaken: 4 })).toEqual({
      outcome: "refused",
      reason: "event-full",
      atMost: 4,
    });
  });

  test("of who is offered places is refused until the answer", () => {
    expect(changeParty(aParty({ status: "offered" }), anEvent(), { people: 1, arrived: 0 }, now)).toEqual({
      outcome: "refused",
      reason: "offer-open",
    });
  });
});
