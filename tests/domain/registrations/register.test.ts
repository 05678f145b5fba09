import { describe, expect, test } from "vitest";
import type { EventStatus } from "~/app/domain/events/event";
import {
  decidePlace,
  type OpenEvent,
  type Patience,
  type PlaceDecision,
} from "~/app/domain/registrations/register";

const at = (time: string) => new Date(`2026-12-05T${time}Z`);

function anEvent(values: Partial<OpenEvent> = {}): OpenEvent {
  return {
    status: "published",
    registrationClosesAt: at("18:00"),
    startsAt: at("19:00"),
    endsAt: at("22:00"),
    capacity: 40,
    walkInReserve: 0,
    placesTaken: 39,
    ...values,
  };
}

const full = { outcome: "refused", reason: "event-full" } as const;

describe("decidePlace", () => {
  test.each<[string, OpenEvent, number, string]>([
    ["gives the last place", anEvent(), 1, "12:00"],
    ["gives a place in the last moment", anEvent(), 1, "17:59:59.999"],
    ["gives a party the last places", anEvent({ placesTaken: 34 }), 6, "12:00"],
    ["gives any number where there is no limit", anEvent({ capacity: null, placesTaken: 5000 }), 6, "12:00"],
  ])("%s", (_rule, event, people, time) => {
    expect(decidePlace(event, people, at(time), "goes")).toEqual({ outcome: "registered" });
  });

  test.each<[string, OpenEvent, number, string, string]>([
    ["gives none where all are taken", anEvent({ placesTaken: 40 }), 1, "12:00", "event-full"],
    ["gives a party none where it does not fit whole", anEvent(), 2, "12:00", "event-full"],
    ["gives none once registration is closed", anEvent(), 1, "18:00", "registration-closed"],
    [
      "gives none once the event has ended",
      anEvent({ registrationClosesAt: at("23:00") }),
      1,
      "22:00",
      "registration-closed",
    ],
    [
      "says that it is closed rather than full",
      anEvent({ placesTaken: 40 }),
      1,
      "18:00",
      "registration-closed",
    ],
  ])("%s", (_rule, event, people, time, reason) => {
    expect(decidePlace(event, people, at(time), "goes")).toEqual({ outcome: "refused", reason });
  });

  test.each<EventStatus>(["draft", "submitted", "needs-info", "declined", "approved", "cancelled", "closed"])(
    "gives none while the event is %s",
    (status) => {
      const refused = { outcome: "refused", reason: "event-not-open" };
      expect(decidePlace(anEvent({ status }), 1, at("12:00"), "goes")).toEqual(refused);
      expect(decidePlace(anEvent({ status }), 1, at("23:00"), "goes")).toEqual(refused);
    },
  );

  test.each<[string, OpenEvent, number, Patience, PlaceDecision]>([
    [
      "lets wait who finds it full",
      anEvent({ placesTaken: 40 }),
      1,
      "waits-if-full",
      { outcome: "waitlisted" },
    ],
    [
      "lets a party wait where it is full",
      anEvent({ placesTaken: 40 }),
      3,
      "waits-if-full",
      { outcome: "waitlisted" },
    ],
    ["asks a party first where some places are left", anEvent(), 2, "waits-if-full", full],
    ["lets that party wait that says so", anEvent(), 2, "waits", { outcome: "waitlisted" }],
    ["lets nobody wait who does not want to", anEvent({ placesTaken: 40 }), 1, "goes", full],
    [
      "lets no party wait that all places are too few for",
      anEvent({ capacity: 2, placesTaken: 2 }),
      3,
      "waits",
      full,
    ],
    [
      "keeps the walk-in reserve out of what can be waited for",
      anEvent({ capacity: 4, walkInReserve: 2 }),
      3,
      "waits",
      full,
    ],
    ["gives who wants to wait a place where there is one", anEvent(), 1, "waits", { outcome: "registered" }],
  ])("%s", (_rule, event, people, patience, decided) => {
    expect(decidePlace(event, people, at("12:00"), patience)).toEqual(decided);
  });

  test("lets nobody wait once the event has begun", () => {
    const event = anEvent({ placesTaken: 40, startsAt: at("15:00") });
    expect(decidePlace(event, 1, at("14:59:59.999"), "waits")).toEqual({ outcome: "waitlisted" });
    expect(decidePlace(event, 1, at("15:00"), "waits")).toEqual(full);
  });
});
