import { describe, expect, test } from "vitest";
import type { ScanReply } from "~/app/door/answers";
import { canOverride, letIn, signals, verdictOf } from "~/app/door/verdict";

const zone = "America/Los_Angeles";
const at = (time: string) => new Date(`2026-12-05T${time}:00-08:00`);
const reply = (change: Partial<ScanReply>): ScanReply => ({
  scanId: "s",
  outcome: "admitted",
  at: at("10:30"),
  people: 1,
  flags: [],
  ticket: { name: "Ana Ruiz", shortCode: "10000012" },
  ...change,
});
const hours = { opensAt: at("10:00"), closesAt: at("14:00") };

describe("the verdict in words", () => {
  test.each([
    ["lets in by name", {}, { tone: "admitted", word: "Come in", name: "Ana Ruiz" }],
    [
      "tells the time and door of the first admission on a repeat",
      { outcome: "already-admitted", firstAdmission: { at: at("10:04"), door: "Door B" } },
      { tone: "already", word: "Already in", name: "Ana Ruiz", detail: "Let in at 10:04 AM, Door B." },
    ],
    [
      "tells the day too where the first admission was on another",
      { outcome: "already-admitted", firstAdmission: { at: new Date("2026-12-04T18:04:00Z"), door: null } },
      { tone: "already", word: "Already in", name: "Ana Ruiz", detail: "Let in at Fri, Dec 4, 10:04 AM." },
    ],
    [
      "says when doors open",
      { outcome: "door-closed", at: at("09:20"), ...hours },
      { tone: "refused", word: "Too early", name: "Ana Ruiz", detail: "Doors open at 10:00 AM." },
    ],
    [
      "says when doors closed",
      { outcome: "door-closed", at: at("14:10"), ...hours },
      { tone: "refused", word: "Too late", name: "Ana Ruiz", detail: "Doors closed at 2:00 PM." },
    ],
    [
      "stops a cancelled ticket",
      { outcome: "ticket-cancelled" },
      { tone: "refused", word: "Stop", name: "Ana Ruiz", detail: "This ticket was cancelled." },
    ],
    [
      "sends who waits for a place to the walk-ins",
      { outcome: "on-waitlist" },
      {
        tone: "already",
        word: "On the waitlist",
        name: "Ana Ruiz",
        detail: "No place is held. Let in as a walk-in while there is room, in the waitlist's order.",
      },
    ],
    [
      "stops a scan that was taken back",
      { undoneAt: at("10:40") },
      {
        tone: "refused",
        word: "Stop",
        name: "Ana Ruiz",
        detail: "This scan was taken back at 10:40 AM. Scan the ticket once more.",
      },
    ],
    [
      "says what staff decided against the rule",
      { flags: ["override", "outside-hours"] },
      {
        tone: "admitted",
        word: "Come in",
        name: "Ana Ruiz",
        detail: "Let in by staff outside the doors' hours.",
      },
    ],
  ] as const)("%s", (_rule, change, words) => {
    expect(
      verdictOf(reply({ ...change, flags: [...("flags" in change ? change.flags : [])] }), zone),
    ).toEqual(words);
  });

  test.each(["wrong-event", "unknown-ticket"] as const)("names nobody for %s", (outcome) => {
    const { ticket: _none, ...without } = reply({ outcome });
    expect(verdictOf(without, zone)).toEqual({ tone: "refused", word: "Stop", detail: expect.any(String) });
  });
});

describe("letting in anyway", () => {
  test.each([
    ["ticket-cancelled", true],
    ["ticket-revoked", true],
    ["door-closed", true],
    ["already-admitted", false],
    ["wrong-event", false],
    ["unknown-ticket", false],
    ["admitted", false],
  ] as const)("is offered for %s: %s", (outcome, offered) =>
    expect(canOverride(reply({ outcome }))).toBe(offered),
  );
});

test("nobody was let in by a scan that was taken back", () => {
  expect([letIn(reply({})), letIn(reply({ undoneAt: at("10:40") }))]).toEqual([true, false]);
});

test("each verdict sounds and shakes unlike the others", () => {
  const all = Object.values(signals);
  expect(new Set(all.map(({ notes }) => JSON.stringify(notes))).size).toBe(4);
  expect(new Set(all.map(({ vibration }) => JSON.stringify(vibration))).size).toBe(4);
});
