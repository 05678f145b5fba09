import { describe, expect, test } from "vitest";
import type { RegistrationState } from "~/app/domain/registrations/change";
import { acceptOffer, declineOffer, expireOffer } from "~/app/domain/waitlist/answer-offer";

const now = new Date("2026-12-05T12:00Z");
const offered: RegistrationState = {
  status: "offered",
  partySize: 2,
  generation: 1,
  revision: 4,
  calendarRevision: 2,
  cancelledBy: null,
  cancelledAt: null,
};
const raised = { revision: 5, calendarRevision: 3 };
const gone = { outcome: "refused", reason: "offer-over" };

describe("accepting", () => {
  test("makes a place of the offer, and both revisions rise", () => {
    expect(acceptOffer(offered)).toEqual({
      outcome: "answered",
      registration: { ...offered, ...raised, status: "registered" },
    });
  });

  test("twice changes nothing", () => {
    expect(acceptOffer({ ...offered, status: "registered" })).toEqual({ outcome: "unchanged" });
  });

  test.each(["waitlisted", "released", "cancelled"] as const)("is refused for who is %s", (status) => {
    expect(acceptOffer({ ...offered, status })).toEqual(gone);
  });
});

describe("declining", () => {
  test("cancels, by whom and when", () => {
    expect(declineOffer(offered, "patron", now)).toEqual({
      outcome: "answered",
      registration: { ...offered, ...raised, status: "cancelled", cancelledBy: "patron", cancelledAt: now },
    });
  });

  test("twice changes nothing", () => {
    expect(declineOffer({ ...offered, status: "cancelled" }, "patron", now)).toEqual({
      outcome: "unchanged",
    });
  });

  test.each(["waitlisted", "released", "registered"] as const)("is refused for who is %s", (status) => {
    expect(declineOffer({ ...offered, status }, "patron", now)).toEqual(gone);
  });
});

describe("an offer that nobody answered", () => {
  test("ends at its instant and releases the place", () => {
    expect(expireOffer(offered, { expiresAt: now }, now)).toEqual({
      outcome: "answered",
      registration: { ...offered, ...raised, status: "released" },
    });
  });

  test("stands until then", () => {
    const expiresAt = new Date(now.getTime() + 1);
    expect(expireOffer(offered, { expiresAt }, now)).toEqual({ outcome: "unchanged" });
  });

  test("is left alone where it was answered", () => {
    const accepted = { ...offered, status: "registered" as const };
    expect(expireOffer(accepted, { expiresAt: now }, now)).toEqual({ outcome: "unchanged" });
  });
});
