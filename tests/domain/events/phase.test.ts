import { describe, expect, test } from "vitest";
import type { EventStatus } from "~/app/domain/events/event";
import {
  givesTickets,
  isFull,
  nextChangeAt,
  type Phase,
  type PhasedEvent,
  phaseOf,
} from "~/app/domain/events/phase";

const at = (time: string) => new Date(`2026-12-05T${time}Z`);

function anEvent(values: Partial<PhasedEvent> = {}): PhasedEvent {
  return {
    status: "published",
    registrationClosesAt: at("17:00"),
    startsAt: at("18:00"),
    endsAt: at("22:00"),
    capacity: 40,
    walkInReserve: 0,
    placesTaken: 39,
    ...values,
  };
}

describe("phaseOf", () => {
  test.each<[string, PhasedEvent, string, string]>([
    ["is open while there are places", anEvent(), "16:59:59", "open"],
    ["is open however many come where there is no limit", anEvent({ capacity: null }), "12:00", "open"],
    ["is full where every place is taken", anEvent({ placesTaken: 40 }), "12:00", "full"],
    ["is closed for registration from that moment on", anEvent(), "17:00", "registration-closed"],
    [
      "says that registration is closed rather than full",
      anEvent({ placesTaken: 40 }),
      "17:00",
      "registration-closed",
    ],
    ["is live from its start", anEvent(), "18:00", "live"],
    ["is live though registration goes on", anEvent({ registrationClosesAt: at("22:00") }), "18:00", "live"],
    ["is live until its end", anEvent(), "21:59:59", "live"],
    ["is past from its end", anEvent(), "22:00", "past"],
    ["is past once it is closed", anEvent({ status: "closed" }), "19:00", "past"],
    ["is cancelled whatever the clock says", anEvent({ status: "cancelled" }), "23:00", "cancelled"],
  ])("%s", (_rule, event, time, phase) => {
    expect(phaseOf(event, at(time))).toBe(phase);
  });

  test.each<EventStatus>(["draft", "submitted", "needs-info", "declined", "approved"])(
    "is not public while it is %s",
    (status) => {
      expect(phaseOf(anEvent({ status }), at("23:00"))).toBe("not-public");
    },
  );
});

test.each<[string, Phase, string, boolean]>([
  ["are given while registration is open", "open", "17:00", true],
  ["are given during an event whose registration goes on", "live", "18:01", true],
  ["are not given during one whose registration closed with its start", "live", "18:00", false],
  ["are not given where every place is taken", "full", "22:00", false],
  ["are not given after the event", "past", "22:00", false],
])("tickets %s", (_rule, phase, closes, given) => {
  expect(givesTickets(phase, anEvent({ registrationClosesAt: at(closes) }))).toBe(given);
});

describe("isFull", () => {
  test.each([
    ["one more fits", 40, 39, 1, false],
    ["none fits", 40, 40, 1, true],
    ["two do not fit in one place", 40, 39, 2, true],
    ["there is no limit", null, 5000, 6, false],
  ])("%s", (_rule, capacity, placesTaken, people, full) => {
    expect(isFull({ capacity, walkInReserve: 0, placesTaken }, people)).toBe(full);
  });

  test("the walk-in reserve is nobody's to register for", () => {
    expect(isFull({ capacity: 40, walkInReserve: 5, placesTaken: 35 })).toBe(true);
    expect(isFull({ capacity: 40, walkInReserve: 5, placesTaken: 34 })).toBe(false);
  });
});

describe("nextChangeAt", () => {
  test.each<[string, PhasedEvent, string, string | null]>([
    ["is the end of registration first", anEvent(), "12:00", "17:00"],
    ["is the start then", anEvent(), "17:00", "18:00"],
    ["is the end then", anEvent(), "18:00", "22:00"],
    ["is never after the end", anEvent(), "22:00", null],
    [
      "is the start where registration closes later",
      anEvent({ registrationClosesAt: at("20:00") }),
      "12:00",
      "18:00",
    ],
    ["is never for a cancelled event", anEvent({ status: "cancelled" }), "12:00", null],
    ["is never for a draft", anEvent({ status: "draft" }), "12:00", null],
  ])("%s", (_rule, event, now, next) => {
    expect(nextChangeAt(event, at(now))).toEqual(next === null ? null : at(next));
  });
});
