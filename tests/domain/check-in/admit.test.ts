import { describe, expect, test } from "vitest";
import { admit, type DoorHours, type Scan, type Ticket } from "~/app/domain/check-in/admit";

const at = (time: string) => new Date(`2026-12-01T${time}:00.000Z`);
const aTicket = (more: Partial<Ticket> = {}): Ticket => ({
  eventId: "event",
  status: "valid",
  admission: null,
  ...more,
});
const aDoor = (more: Partial<DoorHours> = {}): DoorHours => ({
  eventId: "event",
  opensAt: at("09:00"),
  closesAt: at("17:00"),
  ...more,
});
const aScan = (more: Partial<Scan> = {}): Scan => ({ id: "a", at: at("10:00"), override: false, ...more });
const usedBy = (scanId: string) => aTicket({ admission: { scanId, at: at("09:30"), door: "Main" } });
const admitted = { outcome: "admitted", flags: [] };

describe("may this ticket enter?", () => {
  test.each([
    ["lets a valid ticket in", aTicket(), aScan(), admitted],
    ["lets in at the instant the door opens", aTicket(), aScan({ at: at("09:00") }), admitted],
    ["lets in at the instant the door closes", aTicket(), aScan({ at: at("17:00") }), admitted],
    [
      "refuses before the door opens, and says the hours",
      aTicket(),
      aScan({ at: at("08:59") }),
      { outcome: "door-closed", opensAt: at("09:00"), closesAt: at("17:00") },
    ],
    [
      "refuses after the door closed",
      aTicket(),
      aScan({ at: at("17:01") }),
      { outcome: "door-closed", opensAt: at("09:00"), closesAt: at("17:00") },
    ],
    ["never lets in an unknown code", null, aScan(), { outcome: "unknown-ticket" }],
    [
      "never lets in an unknown code on override",
      null,
      aScan({ override: true }),
      { outcome: "unknown-ticket" },
    ],
    [
      "never lets in a ticket of another event, even on override",
      aTicket({ eventId: "other" }),
      aScan({ override: true }),
      { outcome: "wrong-event" },
    ],
    [
      "refuses a cancelled ticket",
      aTicket({ status: "cancelled" }),
      aScan(),
      { outcome: "ticket-cancelled" },
    ],
    ["refuses a revoked ticket", aTicket({ status: "revoked" }), aScan(), { outcome: "ticket-revoked" }],
    [
      "says cancelled before closed",
      aTicket({ status: "cancelled" }),
      aScan({ at: at("08:00") }),
      { outcome: "ticket-cancelled" },
    ],
    [
      "tells a second scan of the first admission",
      usedBy("b"),
      aScan(),
      { outcome: "already-admitted", firstAdmission: { at: at("09:30"), door: "Main" } },
    ],
    [
      "tells a second scan so after the door closed too",
      usedBy("b"),
      aScan({ at: at("18:00") }),
      { outcome: "already-admitted", firstAdmission: { at: at("09:30"), door: "Main" } },
    ],
    [
      "tells a second scan so on override too",
      usedBy("b"),
      aScan({ override: true }),
      { outcome: "already-admitted", firstAdmission: { at: at("09:30"), door: "Main" } },
    ],
    ["gives a retried upload its first answer", usedBy("a"), aScan(), admitted],
    [
      "gives a retried upload its first answer after a cancellation too",
      { ...usedBy("a"), status: "cancelled" as const },
      aScan({ at: at("18:00") }),
      admitted,
    ],
    [
      "lets staff admit a cancelled ticket, flagged",
      aTicket({ status: "cancelled" }),
      aScan({ override: true }),
      { outcome: "admitted", flags: ["override", "cancelled"] },
    ],
    [
      "lets staff admit a revoked ticket, flagged",
      aTicket({ status: "revoked" }),
      aScan({ override: true }),
      { outcome: "admitted", flags: ["override", "revoked"] },
    ],
    [
      "lets staff admit outside the hours, flagged",
      aTicket(),
      aScan({ override: true, at: at("08:00") }),
      { outcome: "admitted", flags: ["override", "outside-hours"] },
    ],
    [
      "flags every reason for an override",
      aTicket({ status: "revoked" }),
      aScan({ override: true, at: at("18:00") }),
      { outcome: "admitted", flags: ["override", "revoked", "outside-hours"] },
    ],
    ["flags nothing where the override was not needed", aTicket(), aScan({ override: true }), admitted],
  ])("%s", (_rule, ticket, scan, expected) => {
    expect(admit(ticket, aDoor(), scan)).toEqual(expected);
  });
});
