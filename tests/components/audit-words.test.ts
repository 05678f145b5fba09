import { describe, expect, test } from "vitest";
import { type AuditChange, changeWords, deedWords } from "~/app/components/audit-words";

const change = (subjectKind: string, action: string, values: Partial<AuditChange> = {}) => ({
  subjectKind,
  action,
  from: null,
  to: null,
  ...values,
});

describe("a row of the trail is words, never a code", () => {
  test.each([
    [change("event", "status", { from: "approved", to: "published" }), "published the event", null],
    [change("registration", "status", { from: "registered", to: "cancelled" }), "cancelled the place", null],
    [change("registration", "status", { from: "cancelled", to: "registered" }), "restored the place", null],
    [change("device", "signed-in"), "signed in to the door", null],
    [change("invitation", "pass-made", { to: "door" }), "made a door pass", "As door"],
    [
      change("event", "edited capacity", { from: "40", to: "60" }),
      "changed the number of places",
      "From 40 to 60",
    ],
    [
      change("room", "edited postedLoad", { from: "80", to: "90" }),
      "changed how many people the room may hold",
      "From 80 to 90",
    ],
    [change("center", "edited timeZone", { to: "America/Boise" }), "changed the time zone", "America/Boise"],
    [
      change("employer", "checked", { to: "street: concern" }),
      "made a check of the employer",
      "Concern about the street address",
    ],
    [
      change("employer", "checked", { to: "callBack: in-order" }),
      "made a check of the employer",
      "The call-back, in order",
    ],
    [change("employer", "vetted", { to: "made by person" }), "vetted the employer", "Added by staff"],
    [change("roster", "downloaded", { to: "2 people" }), "downloaded the roster", "2 people"],
  ])("%j", (row, deed, values) => {
    expect([deedWords(row), changeWords(row, "America/Los_Angeles")]).toEqual([deed, values]);
  });

  test("an instant in it is shown by the center's clock", () => {
    const row = change("event", "edited registrationClosesAt", { to: "2026-12-05T18:00:00.000Z" });
    expect(changeWords(row, "America/Los_Angeles")).toBe("Sat, Dec 5, 10:00\u00a0AM");
  });
});
