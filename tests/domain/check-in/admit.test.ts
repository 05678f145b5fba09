import { describe, expect, test } from "vitest";
import { admit, type Door, type Scan, type Ticket } from "~/app/domain/check-in/admit";

const at = (time: string) => new Date(`2026-12-01T${time}:00.000Z`);
const aTicket = (more: Partial<Ticket> = {}): Ticket => ({
  eventId: "event",
  status: "valid",
  partySize: 1,
  inside: 0,
  admission: null,
  ...more,
});
const aDoor = (more: Partial<Door> = {}): Door => ({
  eventId: "event",
  opensAt: at("09:00"),
  closesAt: at("17:00"),
  room: null,
  ...more,
});
const aScan = (more: Partial<Scan> = {}): Scan => ({
  id: "a",
  kind: "entry",
  at: at("10:00"),
  people: null,
  override: false,
  ...more,
});
const anExit = (more: Partial<Scan> = {}) => aScan({ id: "x", kind: "exit", ...more });
const usedBy = (scanId: string, more: Partial<Ticket> = {}) =>
  aTicket({ inside: 1, admission: { scanId, at: at("09:30"), door: "Main" }, ...more });
const admitted = { outcome: "admitted", people: 1, flags: [] };

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
    [
      "asks who waits for a place to wait",
      aTicket({ status: "waiting" }),
      aScan(),
      { outcome: "on-waitlist" },
    ],
    [
      "lets in who waits where staff say so, and flags it",
      aTicket({ status: "waiting" }),
      aScan({ override: true }),
      { outcome: "admitted", people: 1, flags: ["override", "waiting"] },
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
      { outcome: "admitted", people: 1, flags: ["override", "cancelled"] },
    ],
    [
      "lets staff admit a revoked ticket, flagged",
      aTicket({ status: "revoked" }),
      aScan({ override: true }),
      { outcome: "admitted", people: 1, flags: ["override", "revoked"] },
    ],
    [
      "lets staff admit outside the hours, flagged",
      aTicket(),
      aScan({ override: true, at: at("08:00") }),
      { outcome: "admitted", people: 1, flags: ["override", "outside-hours"] },
    ],
    [
      "flags every reason for an override",
      aTicket({ status: "revoked" }),
      aScan({ override: true, at: at("18:00") }),
      { outcome: "admitted", people: 1, flags: ["override", "revoked", "outside-hours"] },
    ],
    ["flags nothing where the override was not needed", aTicket(), aScan({ override: true }), admitted],
  ])("%s", (_rule, ticket, scan, expected) => {
    expect(admit(ticket, aDoor(), scan)).toEqual(expected);
  });
});

describe("a party and who of it is out", () => {
  const four = (inside: number) => usedBy("b", { partySize: 4, inside });
  test.each([
    ["lets in the whole party by one scan", aTicket({ partySize: 4 }), aScan(), { ...admitted, people: 4 }],
    ["lets in a part of it", aTicket({ partySize: 4 }), aScan({ people: 3 }), { ...admitted, people: 3 }],
    ["lets in the rest later", four(3), aScan(), admitted],
    ["never lets in more than are out", four(3), aScan({ people: 4 }), admitted],
    [
      "says already in where all of it are",
      four(4),
      aScan(),
      { outcome: "already-admitted", firstAdmission: { at: at("09:30"), door: "Main" } },
    ],
    ["lets in again who has left", usedBy("b", { inside: 0 }), aScan(), admitted],
    ["lets out who is in", four(4), anExit(), { outcome: "left", people: 4 }],
    ["lets out a part of it", four(4), anExit({ people: 1 }), { outcome: "left", people: 1 }],
    ["never lets out more than are in", four(2), anExit({ people: 4 }), { outcome: "left", people: 2 }],
    [
      "knows that nobody can leave who is not in",
      usedBy("b", { inside: 0 }),
      anExit(),
      { outcome: "not-inside" },
    ],
    [
      "lets out after the door closed",
      usedBy("b"),
      anExit({ at: at("18:00") }),
      { outcome: "left", people: 1 },
    ],
    [
      "lets out on a cancelled ticket",
      usedBy("b", { status: "cancelled" }),
      anExit(),
      { outcome: "left", people: 1 },
    ],
    ["knows no exit of an unknown code", null, anExit(), { outcome: "unknown-ticket" }],
    ["knows no exit of another event", aTicket({ eventId: "other" }), anExit(), { outcome: "wrong-event" }],
  ])("%s", (_rule, ticket, scan, expected) => {
    expect(admit(ticket, aDoor(), scan)).toEqual(expected);
  });
});

describe("a room with a posted load", () => {
  const holds = (inside: number) => aDoor({ room: { inside, postedLoad: 40 } });
  test.each([
    ["lets in up to the load", aTicket(), holds(39), aScan(), admitted],
    [
      "stops at the load and says how full it is",
      aTicket(),
      holds(40),
      aScan(),
      { outcome: "room-full", room: { inside: 40, postedLoad: 40 } },
    ],
    [
      "stops a party that does not fit whole",
      aTicket({ partySize: 3 }),
      holds(38),
      aScan(),
      { outcome: "room-full", room: { inside: 38, postedLoad: 40 } },
    ],
    [
      "lets in the part of it that fits",
      aTicket({ partySize: 3 }),
      holds(38),
      aScan({ people: 2 }),
      { ...admitted, people: 2 },
    ],
    [
      "lets staff go beyond it, flagged",
      aTicket(),
      holds(40),
      aScan({ override: true }),
      { ...admitted, flags: ["override", "over-load"] },
    ],
    ["lets out at the load", usedBy("b"), holds(40), anExit(), { outcome: "left", people: 1 }],
    [
      "says already in before full",
      usedBy("b"),
      holds(40),
      aScan(),
      { outcome: "already-admitted", firstAdmission: { at: at("09:30"), door: "Main" } },
    ],
  ])("%s", (_rule, ticket, door, scan, expected) => {
    expect(admit(ticket, door, scan)).toEqual(expected);
  });
});
