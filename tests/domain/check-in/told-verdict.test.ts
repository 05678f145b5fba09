import { describe, expect, test } from "vitest";
import type { Door, Scan, Ticket } from "~/app/domain/check-in/admit";
import { giveVerdict } from "~/app/domain/check-in/told-verdict";

const at = (time: string) => new Date(`2026-12-01T${time}:00.000Z`);
const door: Door = { eventId: "event", opensAt: at("09:00"), closesAt: at("17:00"), room: null };
const aTicket = (more: Partial<Ticket> = {}): Ticket => ({
  eventId: "event",
  status: "valid",
  partySize: 1,
  inside: 0,
  admission: null,
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
const admitted = (people = 1) => ({ outcome: "admitted" as const, people });

describe("a verdict that was told without a connection", () => {
  test("stands, though the server knows of an earlier admission", () => {
    const used = aTicket({ inside: 1, admission: { scanId: "b", at: at("09:30"), door: "North" } });
    expect(giveVerdict(used, door, aScan(), admitted())).toEqual({
      verdict: { outcome: "admitted", people: 1, flags: [] },
      flags: ["offline"],
    });
  });

  test.each([
    [
      "a ticket that was cancelled meanwhile",
      aTicket({ status: "cancelled" }),
      aScan(),
      ["offline", "cancelled"],
    ],
    ["a ticket that was replaced meanwhile", aTicket({ status: "revoked" }), aScan(), ["offline", "revoked"]],
    ["a code that nobody knows", null, aScan(), ["offline", "unlisted"]],
    ["another event's ticket", aTicket({ eventId: "other" }), aScan(), ["offline", "unlisted"]],
    ["an entry after the hours", aTicket(), aScan({ at: at("17:01") }), ["offline", "outside-hours"]],
    ["an entry before the hours", aTicket(), aScan({ at: at("08:59") }), ["offline", "outside-hours"]],
    ["nothing else as the door opens", aTicket(), aScan({ at: at("09:00") }), ["offline"]],
    ["nothing else as the door closes", aTicket(), aScan({ at: at("17:00") }), ["offline"]],
    ["what staff decided", aTicket(), aScan({ override: true }), ["offline", "override"]],
  ])("flags %s", (_rule, ticket, scan, flags) => {
    expect(giveVerdict(ticket, door, scan, admitted()).flags).toEqual(flags);
  });

  test("keeps how many were let in or out", () => {
    expect(giveVerdict(aTicket({ partySize: 4 }), door, aScan(), admitted(3)).verdict).toMatchObject({
      people: 3,
    });
    expect(
      giveVerdict(aTicket(), door, aScan({ kind: "exit" }), { outcome: "left", people: 2 }).verdict,
    ).toEqual({
      outcome: "left",
      people: 2,
    });
  });

  test("sends nobody in whom the door sent away, and says what the server knows of it", () => {
    const used = aTicket({ inside: 1, admission: { scanId: "b", at: at("09:30"), door: "North" } });
    const told = (outcome: "already-admitted" | "door-closed" | "room-full" | "unknown-ticket") =>
      giveVerdict(used, door, aScan(), { outcome, people: null });
    const flags = ["offline"];
    expect(told("already-admitted")).toEqual({
      verdict: { outcome: "already-admitted", firstAdmission: { at: at("09:30"), door: "North" } },
      flags,
    });
    expect(told("door-closed")).toEqual({
      verdict: { outcome: "door-closed", opensAt: at("09:00"), closesAt: at("17:00") },
      flags,
    });
    expect(told("room-full")).toEqual({ verdict: { outcome: "room-full", room: null }, flags });
    expect(told("unknown-ticket")).toEqual({ verdict: { outcome: "unknown-ticket" }, flags });
  });

  test("that somebody is in already stands, though the server knows of no ticket", () => {
    expect(giveVerdict(null, door, aScan(), { outcome: "already-admitted", people: null }).verdict).toEqual({
      outcome: "already-admitted",
      firstAdmission: null,
    });
  });

  test("flags an exit too, and where nobody knows the code", () => {
    const left = { outcome: "left" as const, people: 1 };
    const exit = aScan({ kind: "exit" });
    expect(giveVerdict(aTicket({ inside: 1 }), door, exit, left).flags).toEqual(["offline"]);
    expect(giveVerdict(null, door, exit, left).flags).toEqual(["offline", "unlisted"]);
  });
});

test("without a told verdict the rule decides", () => {
  expect(giveVerdict(aTicket({ status: "cancelled" }), door, aScan(), null)).toEqual({
    verdict: { outcome: "ticket-cancelled" },
    flags: [],
  });
});

test("without a told verdict what the staff overrode is flagged", () => {
  const cancelled = aTicket({ status: "cancelled" });
  expect(giveVerdict(cancelled, door, aScan({ override: true }), null).flags).toEqual([
    "override",
    "cancelled",
  ]);
});
