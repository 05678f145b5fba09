import { describe, expect, test } from "vitest";
import type { EventStatus } from "~/app/domain/events/event";
import { decidePlace, type OpenEvent } from "~/app/domain/registrations/register";

const at = (time: string) => new Date(`2026-12-05T${time}Z`);

function anEvent(values: Partial<OpenEvent> = {}): OpenEvent {
  return {
    status: "published",
    registrationClosesAt: at("18:00"),
    endsAt: at("22:00"),
    capacity: 40,
    walkInReserve: 0,
    placesTaken: 39,
    ...values,
  };
}

describe("decidePlace", () => {
  test.each<[string, OpenEvent, number, string]>([
    ["gives the last place", anEvent(), 1, "12:00"],
    ["gives a place in the last moment", anEvent(), 1, "17:59:59.999"],
    ["gives a party the last places", anEvent({ placesTaken: 34 }), 6, "12:00"],
    ["gives any number where there is no limit", anEvent({ capacity: null, placesTaken: 5000 }), 6, "12:00"],
  ])("%s", (_rule, event, people, time) => {
    expect(decidePlace(event, people, at(time))).toEqual({ outcome: "registered" });
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
    expect(decidePlace(event, people, at(time))).toEqual({ outcome: "refused", reason });
  });

  test.each<EventStatus>(["draft", "submitted", "needs-info", "declined", "approved", "cancelled", "closed"])(
    "gives none while the event is %s",
    (status) => {
      const refused = { outcome: "refused", reason: "event-not-open" };
      expect(decidePlace(anEvent({ status }), 1, at("12:00"))).toEqual(refused);
      expect(decidePlace(anEvent({ status }), 1, at("23:00"))).toEqual(refused);
    },
  );
});
