import { describe, expect, test } from "vitest";
import {
  decideLoss,
  decideOffer,
  decideTablePass,
  doorPassHours,
  invitationEnds,
  passHours,
} from "~/app/domain/access/invitation";

const now = new Date("2026-12-01T20:00:00Z");
const later = new Date(now.getTime() + 1);
const anOffer = (more: object = {}) => ({ expiresAt: later, usedAt: null, withdrawnAt: null, ...more });
const over = { outcome: "refused", reason: "invitation-over" };

describe("an offer", () => {
  test.each([
    ["is open until it ends", anOffer(), { outcome: "open" }],
    ["is over at the instant it ends", anOffer({ expiresAt: now }), over],
    ["is over once it was used", anOffer({ usedAt: now }), over],
    ["is over once it was withdrawn", anOffer({ withdrawnAt: now }), over],
    ["that is not there is over as well", null, over],
  ])("%s", (_rule, offer, decision) => {
    expect(decideOffer(offer, now)).toEqual(decision);
  });

  test("by mail ends after seven days", () => {
    expect(invitationEnds(now)).toEqual(new Date("2026-12-08T20:00:00Z"));
  });
});

test("a door pass opens the door for 12 hours after it closes, and sends for seven more days", () => {
  expect(doorPassHours(now)).toEqual({
    expiresAt: new Date("2026-12-02T08:00:00Z"),
    uploadsUntil: new Date("2026-12-09T08:00:00Z"),
  });
});

describe("a loss of a role", () => {
  test.each([
    ["of the only admin is refused", [{ id: "a" }], { outcome: "refused", reason: "last-admin" }],
    ["of one of two admins is allowed", [{ id: "a" }, { id: "b" }], { outcome: "allowed" }],
    ["of somebody else is allowed beside one admin", [{ id: "b" }], { outcome: "allowed" }],
    ["is allowed where there is no admin to lose", [], { outcome: "allowed" }],
  ])("%s", (_rule, admins, decision) => {
    expect(decideLoss(admins, "a")).toEqual(decision);
  });
});

test("a table pass ends when the tables close, and its phone may send for seven days more", () => {
  const doorsCloseAt = new Date("2026-12-05T20:00:00Z");
  const endsAt = new Date("2026-12-05T19:00:00Z");
  const hours = { expiresAt: doorsCloseAt, uploadsUntil: new Date("2026-12-12T20:00:00Z") };
  expect(passHours("table", { doorsCloseAt, endsAt })).toEqual(hours);
  expect(passHours("table", { doorsCloseAt: endsAt, endsAt: doorsCloseAt })).toEqual(hours);
  expect(passHours("kiosk", { doorsCloseAt, endsAt })).toEqual(doorPassHours(doorsCloseAt));
});

describe("a table's pass", () => {
  const event = {
    status: "published" as const,
    doorsCloseAt: new Date("2026-12-01T22:00:00Z"),
    endsAt: new Date("2026-12-01T23:00:00Z"),
  };

  test("is good until the tables close", () => {
    const lastMoment = new Date(event.endsAt.getTime() - 1);
    expect(decideTablePass(event, lastMoment)).toEqual({ outcome: "open", expiresAt: event.endsAt });
  });

  test("is not made once they have closed", () => {
    expect(decideTablePass(event, event.endsAt)).toEqual({ outcome: "refused", reason: "event-over" });
  });

  test("is not made for an event that is not published", () => {
    const approved = { ...event, status: "approved" as const };
    expect(decideTablePass(approved, event.doorsCloseAt)).toEqual({
      ...{ outcome: "refused", reason: "event-not-open" },
    });
  });
});
