import { describe, expect, test } from "vitest";
import type { ScanToSend, WalkInToSend } from "~/app/door/items";
import { doorRoster } from "~/app/door/roster";
import { withChanges } from "~/app/door/roster-data";
import { aCode, aRoster, aTicket, seal } from "./a-roster";
import { hashPrefixOf } from "./hash-prefix";

const at = (time: string) => new Date(`2026-12-05T${time}:00Z`);
const aScan = (code: string, more: Partial<ScanToSend> = {}): ScanToSend => ({
  kind: "entry",
  scanId: "s1",
  scannedAt: at("18:00"),
  clockOffsetMs: null,
  code,
  door: "North",
  device: "Phone",
  override: false,
  people: null,
  ...more,
});
const aWalkIn = (more: Partial<WalkInToSend> = {}): WalkInToSend => ({
  kind: "walk-in",
  scanId: "w1",
  scannedAt: at("18:00"),
  clockOffsetMs: null,
  door: "North",
  device: "Phone",
  override: false,
  name: null,
  language: "en",
  people: 1,
  ...more,
});
const admitted = { outcome: "admitted", people: 1 } as const;

describe("a code that the list knows", () => {
  test("lets in by the QR's payload, the code and the short code", async () => {
    const list = doorRoster(aRoster([aTicket(1)]), seal);
    for (const text of [`HTTPS://JOBS.EXAMPLE/T/${aCode(1)}`, aCode(1).toLowerCase(), aTicket(1).shortCode]) {
      const { admission, ticket } = await list.verdict(aScan(text));
      expect([admission.outcome, ticket?.name]).toEqual(["admitted", "Rosa B."]);
    }
  });

  test.each([
    ["a second scan after one at this door", { inside: 0 }, "already-admitted"],
    ["a cancelled ticket", { status: "cancelled" as const }, "ticket-cancelled"],
    [
      "somebody whom another door let in",
      { inside: 1, admittedAt: at("17:50"), door: "South" },
      "already-admitted",
    ],
  ])("sends away %s", async (rule, more, outcome) => {
    const list = doorRoster(aRoster([aTicket(1, more)]), seal);
    if (rule.startsWith("a second")) list.note(aScan(aCode(1), { scanId: "s0" }), admitted, "ticket-1");
    expect((await list.verdict(aScan(aCode(1)))).admission.outcome).toBe(outcome);
  });

  test("tells the time and the door of an admission at this very door", async () => {
    const list = doorRoster(aRoster([aTicket(1)]), seal);
    list.note(aScan(aCode(1), { scanId: "s0", scannedAt: at("17:58") }), admitted, "ticket-1");
    expect((await list.verdict(aScan(aCode(1)))).admission).toEqual({
      outcome: "already-admitted",
      firstAdmission: { at: at("17:58"), door: "North" },
    });
  });

  test("of an earlier generation was replaced", async () => {
    const list = doorRoster(aRoster([aTicket(1, { revoked: [hashPrefixOf(aCode(9))] })]), seal);
    expect((await list.verdict(aScan(aCode(9)))).admission.outcome).toBe("ticket-revoked");
  });

  test("of a cancelled event is cancelled", async () => {
    const list = doorRoster(aRoster([aTicket(1)], { status: "cancelled" }), seal);
    expect((await list.verdict(aScan(aCode(1)))).admission.outcome).toBe("ticket-cancelled");
  });

  test("is judged by the time of the server, not of a device that is three hours off", async () => {
    const list = doorRoster(aRoster([aTicket(1)]), seal);
    const early = aScan(aCode(1), { scannedAt: at("15:00") });
    expect((await list.verdict(early)).admission.outcome).toBe("door-closed");
    expect((await list.verdict({ ...early, clockOffsetMs: 3 * 3_600_000 })).admission.outcome).toBe(
      "admitted",
    );
  });

  test("lets in again after an exit, and a party by parts", async () => {
    const list = doorRoster(aRoster([aTicket(1, { partySize: 3 })]), seal);
    list.note(aScan(aCode(1), { scanId: "s0" }), { outcome: "admitted", people: 2 }, "ticket-1");
    expect((await list.verdict(aScan(aCode(1)))).admission).toMatchObject({ outcome: "admitted", people: 1 });
    list.note(aScan(aCode(1), { scanId: "s2", kind: "exit" }), { outcome: "left", people: 2 }, "ticket-1");
    expect((await list.verdict(aScan(aCode(1)))).admission).toMatchObject({ outcome: "admitted", people: 3 });
    expect((await list.verdict(aScan(aCode(1), { kind: "exit" }))).admission.outcome).toBe("not-inside");
  });

  test("lets in after an undo of what this device did", async () => {
    const list = doorRoster(aRoster([aTicket(1)]), seal);
    list.note(aScan(aCode(1), { scanId: "s0" }), admitted, "ticket-1");
    list.takeBack({ kind: "undo", scanId: "u0", undoes: "s0", scannedAt: at("18:00"), clockOffsetMs: null });
    expect((await list.verdict(aScan(aCode(1)))).admission.outcome).toBe("admitted");
  });
});

describe("a code that the list does not know", () => {
  test("is newer than the list where its tag is right", async () => {
    const list = doorRoster(aRoster([aTicket(1)]), seal);
    expect((await list.verdict(aScan(aCode(2)))).admission).toEqual({ outcome: "not-listed" });
  });

  test.each([
    ["another event's ticket", aCode(2, Buffer.from("another event's key"))],
    ["a forged tag", `${aCode(1).slice(0, 33)}${aCode(1).endsWith("0") ? "1" : "0"}`],
    ["a web page of somewhere else", "https://example.com/menu"],
    ["a Wi-Fi code", "WIFI:S:Library;T:WPA;P:secret;;"],
    ["binary", "\u0000\u0001\u0002\ufffd"],
    ["four thousand characters", "x".repeat(4_000)],
    ["a short code of nobody", "10000012"],
  ])("is unknown where it is %s", async (_what, text) => {
    const list = doorRoster(aRoster([aTicket(1)]), seal);
    expect((await list.verdict(aScan(text))).admission).toEqual({ outcome: "unknown-ticket" });
  });
});

describe("a room with a posted load", () => {
  const roomOf = (inside: number, devices: number) =>
    doorRoster(aRoster([aTicket(1)], { room: { inside, postedLoad: 40 }, devices }), seal);

  test("is shared by the devices at its doors, several at one door among them", async () => {
    const list = roomOf(38, 2);
    expect((await list.verdict(aWalkIn())).admission.outcome).toBe("admitted");
    list.note(aWalkIn(), admitted, null);
    expect((await list.verdict(aWalkIn({ scanId: "w2" }))).admission.outcome).toBe("room-full");
  });

  test("is counted on: who came in here and who left", async () => {
    const list = roomOf(10, 1);
    list.note(aWalkIn({ people: 3 }), { outcome: "admitted", people: 3 }, null);
    expect(list.room()).toEqual({ inside: 13, postedLoad: 40 });
  });
});

describe("a newer list", () => {
  test("takes the place of what it already knows, and keeps what still waits here", async () => {
    const list = doorRoster(aRoster([aTicket(1), aTicket(2)]), seal);
    list.note(aScan(aCode(1), { scanId: "sent" }), admitted, "ticket-1");
    list.note(aScan(aCode(2), { scanId: "waits" }), admitted, "ticket-2");
    list.stored("sent", 1_000);
    list.replace(aRoster([aTicket(1), aTicket(2)]), 2_000);
    expect((await list.verdict(aScan(aCode(1)))).admission.outcome).toBe("admitted");
    expect((await list.verdict(aScan(aCode(2)))).admission.outcome).toBe("already-admitted");
  });

  test("that was asked for before the server had a scan does not undo it", async () => {
    const list = doorRoster(aRoster([aTicket(1)]), seal);
    list.note(aScan(aCode(1), { scanId: "sent" }), admitted, "ticket-1");
    list.stored("sent", 3_000);
    list.replace(aRoster([aTicket(1)]), 2_000);
    expect((await list.verdict(aScan(aCode(1)))).admission.outcome).toBe("already-admitted");
  });

  test("with changes alone is the list before with these", () => {
    const changed = aTicket(1, { status: "cancelled" });
    const answer = { roster: aRoster([changed, aTicket(3)]), isWhole: false, now: at("18:00") };
    const { tickets } = withChanges(aRoster([aTicket(1), aTicket(2)]), answer);
    expect(tickets.map(({ id, status }) => [id, status])).toEqual([
      ["ticket-1", "cancelled"],
      ["ticket-2", "registered"],
      ["ticket-3", "registered"],
    ]);
  });
});

test("people are found by a piece of the first name, whatever its accents, and whether they are in", async () => {
  const list = doorRoster(aRoster([aTicket(1, { name: "Zoé L." }), aTicket(2, { name: "Ana R." })]), seal);
  list.note(aScan(aCode(1), { scanId: "s0" }), admitted, "ticket-1");
  expect(list.search("ZOE")).toEqual([
    { name: "Zoé L.", shortCode: aTicket(1).shortCode, status: "admitted" },
  ]);
});

test("a full name finds the first name with the initial, and no other", () => {
  const list = doorRoster(
    aRoster([
      aTicket(1, { name: "Rosa D." }),
      aTicket(2, { name: "Rosa M." }),
      aTicket(3, { name: "Dora D." }),
    ]),
    seal,
  );
  expect(list.search("Rosa Delgado").map(({ name }) => name)).toEqual(["Rosa D."]);
  expect(list.search("rosa").map(({ name }) => name)).toEqual(["Rosa D.", "Rosa M."]);
});

test("who comes in again after an exit is no new arrival", () => {
  const list = doorRoster(aRoster([aTicket(1, { partySize: 3, arrived: 2, inside: 0 })]), seal);
  expect(list.returning("ticket-1", 3)).toBe(2);
  list.note(aScan(aCode(1), { scanId: "s0" }), { outcome: "admitted", people: 2 }, "ticket-1");
  expect(list.returning("ticket-1", 1)).toBe(0);
  expect(list.returning(null, 1)).toBe(0);
});
