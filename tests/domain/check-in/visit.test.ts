import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admit } from "~/app/domain/check-in/admit";
import { scanOutcomes } from "~/app/domain/check-in/scan";
import {
  mayBeOverridden,
  overrideOf,
  seatsAfter,
  standingOf,
  walkInTicket,
} from "~/app/domain/check-in/visit";
import { eventStatuses } from "~/app/domain/events/event";

const facts = { registration: "registered", event: "published", isRevoked: false } as const;

describe("a ticket", () => {
  test.each(eventStatuses)("of an event that is %s is good where the event lets people in", (event) => {
    const letsIn = event === "published" || event === "closed";
    expect(standingOf({ ...facts, event })).toBe(letsIn ? "valid" : "cancelled");
    expect(walkInTicket({ id: "e1", status: event }, 1).status).toBe(letsIn ? "valid" : "cancelled");
  });

  test.each([
    ["registered", "valid"],
    ["waitlisted", "waiting"],
    ["offered", "waiting"],
    ["released", "waiting"],
    ["cancelled", "cancelled"],
  ] as const)("of a registration that is %s is %s", (registration, status) => {
    expect(standingOf({ ...facts, registration })).toBe(status);
    expect(standingOf({ ...facts, registration, event: "cancelled" })).toBe("cancelled");
  });

  test("that was replaced says so, also where the place was given back", () => {
    expect(standingOf({ registration: "cancelled", event: "cancelled", isRevoked: true })).toBe("revoked");
  });
});

const noon = new Date("2026-12-05T12:00:00Z");
const hours = {
  opensAt: new Date(noon.getTime() - 3_600_000),
  closesAt: new Date(noon.getTime() + 3_600_000),
};

test("who has no registration comes in as all of a party that is here for the first time", () => {
  const door = { eventId: "e1", ...hours, room: null };
  const scan = { id: "a", kind: "entry", at: noon, people: null, override: false } as const;
  const ticket = walkInTicket({ id: "e1", status: "published" }, 3);
  expect(admit(ticket, door, scan)).toEqual({ outcome: "admitted", people: 3, flags: [] });
});

describe("an override", () => {
  test("is the staff's", () => {
    expect(overrideOf({ override: true, isTold: false }, true)).toEqual({
      outcome: "settled",
      isOverride: true,
    });
  });
  test("is refused to anybody else", () => {
    expect(overrideOf({ override: true, isTold: false }, false)).toEqual({
      outcome: "refused",
      reason: "override-not-allowed",
    });
  });
  test("that was told without a connection has happened, whoever sends it, and counts as nobody's", () => {
    expect(overrideOf({ override: true, isTold: true }, false)).toEqual({
      outcome: "settled",
      isOverride: false,
    });
  });
  test("that nobody asked for is none", () => {
    expect(overrideOf({ override: false, isTold: false }, true)).toEqual({
      outcome: "settled",
      isOverride: false,
    });
  });

  test("is offered exactly where the rule lets somebody in by it", () => {
    const opened = new Set<string>();
    const standings = ["valid", "waiting", "cancelled", "revoked"] as const;
    const rooms = [null, { inside: 40, postedLoad: 40 }];
    const times = [noon, new Date(noon.getTime() + 7_200_000)];
    for (const status of standings)
      for (const room of rooms)
        for (const at of times)
          for (const inside of [0, 1]) {
            const ticket = { eventId: "e1", status, partySize: 1, inside, admission: null };
            const scan = { id: "a", kind: "entry", at, people: null, override: false } as const;
            const door = { eventId: "e1", ...hours, room };
            const { outcome } = admit(ticket, door, scan);
            const isOpened = admit(ticket, door, { ...scan, override: true }).outcome === "admitted";
            if (outcome !== "admitted" && isOpened) opened.add(outcome);
          }
    expect(scanOutcomes.filter(mayBeOverridden).sort()).toEqual([...opened].sort());
  });
});

describe("a party's seats", () => {
  const move = fc.record({
    kind: fc.constantFrom("entry" as const, "exit" as const),
    people: fc.integer({ min: 1, max: 6 }),
  });

  test("are never more than the party, never below nobody, and who arrived stays arrived", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(move), (partySize, moves) => {
        let seats = { arrived: 0, inside: 0 };
        for (const each of moves) {
          const next = seatsAfter(seats, each, partySize);
          expect(next.inside).toBeGreaterThanOrEqual(0);
          expect(next.inside).toBeLessThanOrEqual(next.arrived);
          expect(next.arrived).toBeGreaterThanOrEqual(seats.arrived);
          expect(next.arrived).toBeLessThanOrEqual(partySize);
          seats = next;
        }
      }),
    );
  });

  test("who left and comes back has arrived once", () => {
    const in3 = seatsAfter({ arrived: 0, inside: 0 }, { kind: "entry", people: 3 }, 4);
    const out2 = seatsAfter(in3, { kind: "exit", people: 2 }, 4);
    expect(out2).toEqual({ arrived: 3, inside: 1 });
    expect(seatsAfter(out2, { kind: "entry", people: 3 }, 4)).toEqual({ arrived: 4, inside: 4 });
  });
});
