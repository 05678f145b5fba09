import { describe, expect, test } from "vitest";
import {
  cancel,
  comeBack,
  correctName,
  type RegistrationState,
  reissue,
} from "~/app/domain/registrations/change";
import type { OpenEvent } from "~/app/domain/registrations/register";
import { registrationStatuses } from "~/app/domain/registrations/registration";

const now = new Date("2026-12-05T12:00:00Z");
const earlier = new Date("2026-12-01T12:00:00Z");

function aRegistration(values: Partial<RegistrationState> = {}): RegistrationState {
  return {
    status: "registered",
    partySize: 1,
    generation: 1,
    revision: 4,
    calendarRevision: 2,
    cancelledBy: null,
    cancelledAt: null,
    ...values,
  };
}

const aCancelled = (values: Partial<RegistrationState> = {}) =>
  aRegistration({ status: "cancelled", cancelledBy: "patron", cancelledAt: earlier, ...values });

function anEvent(values: Partial<OpenEvent> = {}): OpenEvent {
  const closes = new Date("2026-12-05T18:00:00Z");
  return {
    status: "published",
    registrationClosesAt: closes,
    startsAt: closes,
    endsAt: closes,
    capacity: 40,
    walkInReserve: 0,
    placesTaken: 39,
    ...values,
  };
}

describe("cancel", () => {
  const active = registrationStatuses.filter((status) => status !== "cancelled" && status !== "released");

  test.each(active)("gives a place back that is %s: by whom, when, and both revisions up", (status) => {
    expect(cancel(aRegistration({ status }), "patron", now)).toEqual({
      outcome: "cancelled",
      registration: aRegistration({
        status: "cancelled",
        cancelledBy: "patron",
        cancelledAt: now,
        revision: 5,
        calendarRevision: 3,
      }),
    });
  });

  test("changes nothing the second time", () => {
    expect(cancel(aCancelled(), "staff", now)).toEqual({ outcome: "unchanged" });
  });

  test("leaves what it was given as it is", () => {
    const registration = aRegistration();
    cancel(registration, "patron", now);
    expect(registration).toEqual(aRegistration());
  });
});

describe("comeBack", () => {
  test.each(["cancelled", "released"] as const)(
    "takes a %s place again while there is one, and both revisions rise",
    (status) => {
      expect(comeBack(aCancelled({ status }), anEvent(), now)).toEqual({
        outcome: "returned",
        registration: aRegistration({ revision: 5, calendarRevision: 3 }),
      });
    },
  );

  test.each<[string, Partial<OpenEvent>, string]>([
    ["registration is closed", { registrationClosesAt: now }, "registration-closed"],
    ["the event is cancelled", { status: "cancelled" }, "event-not-open"],
  ])("is refused where %s", (_rule, event, reason) => {
    expect(comeBack(aCancelled(), anEvent(event), now)).toEqual({ outcome: "refused", reason });
  });

  test.each([
    ["every place is taken", aCancelled(), { placesTaken: 40 }],
    ["the party does not fit whole", aCancelled({ partySize: 2 }), {}],
    [
      "an offer ended unanswered and the place is given on",
      aRegistration({ status: "released" }),
      { placesTaken: 40 },
    ],
  ])("joins the waitlist where %s", (_rule, registration, event) => {
    expect(comeBack(registration, anEvent(event), now)).toMatchObject({
      outcome: "returned",
      registration: { status: "waitlisted", cancelledBy: null, cancelledAt: null, revision: 5 },
    });
  });

  test("is refused where the party is larger than all places", () => {
    expect(comeBack(aCancelled({ partySize: 6 }), anEvent({ capacity: 5, placesTaken: 5 }), now)).toEqual({
      outcome: "refused",
      reason: "event-full",
    });
  });

  test("changes nothing for who has a place, even where the event is full", () => {
    expect(comeBack(aRegistration(), anEvent({ placesTaken: 40 }), now)).toEqual({ outcome: "unchanged" });
  });
});

describe("correctName", () => {
  test("raises the revision for the door and leaves calendars alone", () => {
    expect(correctName(aRegistration(), { before: "Ana Lopes", after: "Ana Lopez" })).toEqual({
      outcome: "corrected",
      registration: aRegistration({ revision: 5 }),
    });
  });

  test("changes nothing where the name is the same", () => {
    expect(correctName(aRegistration(), { before: "Ana", after: "Ana" })).toEqual({ outcome: "unchanged" });
  });

  test("gives a name to who had none", () => {
    expect(correctName(aRegistration(), { before: null, after: "Ana" }).outcome).toBe("corrected");
  });
});

describe("reissue", () => {
  test("raises generation and revision and leaves calendars alone", () => {
    expect(reissue(aRegistration())).toEqual({
      outcome: "reissued",
      registration: aRegistration({ generation: 2, revision: 5 }),
    });
  });

  test.each([aCancelled(), aRegistration({ status: "released" })])(
    "is refused for a place that is gone",
    (gone) => {
      expect(reissue(gone)).toEqual({ outcome: "refused", reason: "registration-cancelled" });
    },
  );
});
