import { expect, test } from "vitest";
import type { RegistrationState } from "~/app/domain/registrations/change";
import { release } from "~/app/domain/registrations/release";

const now = new Date("2026-12-05T12:00:00Z");
const registered: RegistrationState = {
  status: "registered",
  partySize: 2,
  generation: 1,
  revision: 4,
  calendarRevision: 2,
  cancelledBy: null,
  cancelledAt: null,
};

test("a released place says by whom and when, and the door and calendars see it", () => {
  expect(release(registered, "no-answer", now)).toEqual({
    outcome: "released",
    registration: {
      ...registered,
      status: "released",
      cancelledBy: "no-answer",
      cancelledAt: now,
      revision: 5,
      calendarRevision: 3,
    },
  });
});

test("releasing twice is releasing once", () => {
  expect(release({ ...registered, status: "released" }, "patron", now)).toEqual({ outcome: "unchanged" });
});

test.each(["cancelled", "waitlisted", "offered"] as const)(
  "a place that is %s cannot be released",
  (status) => {
    expect(release({ ...registered, status }, "patron", now)).toEqual({
      outcome: "refused",
      reason: "already-cancelled",
    });
  },
);
