import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admit } from "~/app/domain/check-in/admit";
import { reconcile, type ScanFact } from "~/app/domain/check-in/reconcile";
import { settleTold } from "~/app/domain/check-in/told-verdict";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 10, minute));
const anEntry = (scanId: string, minute: number, more: Partial<ScanFact> = {}): ScanFact => ({
  scanId,
  kind: "entry",
  undoes: null,
  by: "door",
  isByStaff: false,
  at: at(minute),
  timedAt: at(minute),
  people: 1,
  doorId: "main",
  outcome: "admitted",
  flags: [],
  ...more,
});
const anExit = (scanId: string, minute: number, more: Partial<ScanFact> = {}) =>
  anEntry(scanId, minute, { kind: "exit", outcome: "left", ...more });
const anUndo = (undoes: string, minute = 9, more: Partial<ScanFact> = {}): ScanFact => ({
  ...anEntry(`undo-${undoes}`, minute),
  kind: "undo",
  undoes,
  outcome: null,
  ...more,
});
const firstOf = (scans: ScanFact[]) => reconcile(scans, 1).seats[0]?.scanId ?? null;
const insideOf = (scans: ScanFact[], partySize = 1) =>
  reconcile(scans, partySize).seats.filter(({ inside }) => inside).length;

describe("who came", () => {
  test.each([
    ["nobody without a scan", [], null],
    ["the person of an admitting scan", [anEntry("a", 1)], "a"],
    ["the earliest of several admitting scans", [anEntry("b", 2), anEntry("a", 1)], "a"],
    ["the one of two in one instant with the smaller id", [anEntry("b", 1), anEntry("a", 1)], "a"],
    ["the same one in the other order of arrival", [anEntry("a", 1), anEntry("b", 1)], "a"],
    ["nobody after the undo", [anEntry("a", 1), anUndo("a")], null],
    ["nobody where the undo came before its scan", [anUndo("a"), anEntry("a", 1)], null],
    ["the next one after an undo of the first", [anEntry("a", 1), anEntry("b", 2), anUndo("a")], "b"],
    ["nobody by a refused scan", [anEntry("a", 1, { outcome: "already-admitted" })], null],
    ["nobody by an exit", [anExit("a", 1)], null],
    ["the person still, where another scan was undone", [anEntry("a", 1), anUndo("b")], "a"],
    [
      "the person still, after an undo by another door",
      [anEntry("a", 1), anUndo("a", 2, { by: "other" })],
      "a",
    ],
    ["the person still, after an undo that came too late", [anEntry("a", 1), anUndo("a", 12)], "a"],
    [
      "nobody after an undo by staff, however late",
      [anEntry("a", 1), anUndo("a", 50, { by: "s", isByStaff: true })],
      null,
    ],
  ])("is %s", (_rule, scans, expected) => {
    expect(firstOf(scans)).toBe(expected);
  });

  test("keeps the time and the door of the admission", () => {
    expect(reconcile([anEntry("a", 7, { doorId: "garden" })], 1).seats).toEqual([
      { scanId: "a", at: at(7), doorId: "garden", inside: true, since: at(7) },
    ]);
  });

  test("is every person of a party, each by the scan that brought them", () => {
    const { seats } = reconcile([anEntry("b", 5), anEntry("a", 1, { people: 2 })], 4);
    expect(seats.map(({ scanId }) => scanId)).toEqual(["a", "a", "b"]);
  });

  test("is never more people than the party has", () => {
    expect(reconcile([anEntry("a", 1, { people: 3 }), anEntry("b", 2, { people: 3 })], 4).seats).toHaveLength(
      4,
    );
  });
});

describe("who is in now", () => {
  test.each([
    ["nobody after an exit", [anEntry("a", 1), anExit("x", 2)], 1, 0],
    ["the person again after a return", [anEntry("a", 1), anExit("x", 2), anEntry("b", 3)], 1, 1],
    [
      "by the time of the scans, whatever came first",
      [anEntry("b", 3), anExit("x", 2), anEntry("a", 1)],
      1,
      1,
    ],
    ["as many as did not leave", [anEntry("a", 1, { people: 4 }), anExit("x", 2, { people: 3 })], 4, 1],
    ["the person still, where the exit was undone", [anEntry("a", 1), anExit("x", 2), anUndo("x")], 1, 1],
    ["the person, where an exit came before the entry", [anExit("x", 1), anEntry("a", 2)], 1, 1],
    ["nobody by a refused exit of somebody who is out", [anExit("x", 2, { outcome: "not-inside" })], 1, 0],
  ])("is %s", (_rule, scans, partySize, expected) => {
    expect(insideOf(scans, partySize)).toBe(expected);
  });

  test("an exit takes out who is in, not who is out already", () => {
    const scans = [anEntry("a", 1, { people: 2 }), anExit("x", 2), anExit("y", 3)];
    expect(reconcile(scans, 2).seats.map(({ since }) => since)).toEqual([at(2), at(3)]);
  });

  test("an entry of fewer than are out brings in as many as it says", () => {
    const scans = [anEntry("a", 1, { people: 3 }), anExit("x", 2, { people: 3 }), anEntry("b", 3)];
    expect(insideOf(scans, 4)).toBe(1);
  });

  test("an entry brings in who is out first, and the rest anew", () => {
    const scans = [anEntry("a", 1, { people: 2 }), anExit("x", 2), anEntry("b", 3, { people: 2 })];
    const { seats } = reconcile(scans, 4);
    expect(seats.map(({ scanId }) => scanId)).toEqual(["a", "a", "b"]);
    expect(insideOf(scans, 4)).toBe(3);
  });

  test.each([
    ["an entry that says it left", anEntry("b", 3, { outcome: "left" })],
    ["an exit that says it admitted", anExit("b", 3, { outcome: "admitted" })],
    ["a tally", anEntry("b", 3, { kind: "tally" })],
    ["a tally of people who left", anEntry("b", 3, { kind: "tally", outcome: "left" })],
  ])("%s changes nothing", (_what, scan) => {
    const before = [anEntry("a", 1, { people: 1 })];
    expect(reconcile([...before, scan], 2)).toEqual(reconcile(before, 2));
  });

  test("an exit does not lower how many came, and says since when they are out", () => {
    const { seats } = reconcile([anEntry("a", 1), anExit("x", 5)], 1);
    expect(seats).toEqual([{ scanId: "a", at: at(1), doorId: "main", inside: false, since: at(5) }]);
  });

  test("a return keeps the first admission, and says since when they are in again", () => {
    const { seats } = reconcile([anEntry("a", 1), anExit("x", 5), anEntry("b", 8)], 1);
    expect(seats).toEqual([{ scanId: "a", at: at(1), doorId: "main", inside: true, since: at(8) }]);
  });
});

describe("what staff have to settle", () => {
  const conflictsOf = (scans: ScanFact[], partySize = 1) => reconcile(scans, partySize).conflicts;

  test("is every further admitting scan against the first, in the order of time", () => {
    expect(conflictsOf([anEntry("c", 3), anEntry("a", 1), anEntry("b", 2)])).toEqual([
      { scanA: "a", scanB: "b", kind: "two-admissions" },
      { scanA: "a", scanB: "c", kind: "two-admissions" },
    ]);
  });

  test("is a second entry after a return, against the return", () => {
    const scans = [anEntry("a", 1), anExit("x", 2), anEntry("b", 3), anEntry("c", 4)];
    expect(conflictsOf(scans)).toEqual([{ scanA: "b", scanB: "c", kind: "two-admissions" }]);
  });

  test("is a party that came with one too many", () => {
    expect(conflictsOf([anEntry("a", 1, { people: 3 }), anEntry("b", 2, { people: 2 })], 4)).toHaveLength(1);
  });

  test("is no party that came in two parts", () => {
    expect(conflictsOf([anEntry("a", 1, { people: 2 }), anEntry("b", 2, { people: 2 })], 4)).toEqual([]);
  });

  test("is no repeated delivery", () => {
    expect(conflictsOf([anEntry("a", 1), anEntry("a", 1)])).toEqual([]);
  });

  test("is no return after an exit", () => {
    expect(conflictsOf([anEntry("a", 1), anExit("x", 2), anEntry("b", 3)])).toEqual([]);
  });

  test.each([
    ["cancelled", "ticket-cancelled"],
    ["revoked", "ticket-revoked"],
  ] as const)("is a ticket that was %s while the device was away", (flag, kind) => {
    expect(conflictsOf([anEntry("a", 1, { flags: ["offline", flag] })])).toEqual([
      { scanA: "a", scanB: "a", kind },
    ]);
  });

  test("is no ended ticket that staff let in knowingly", () => {
    expect(conflictsOf([anEntry("a", 1, { flags: ["offline", "override", "cancelled"] })])).toEqual([]);
    expect(conflictsOf([anEntry("a", 1, { flags: ["override", "cancelled"] })])).toEqual([]);
  });
});

const devices = ["north", "south", "garden"] as const;

interface Act {
  device: (typeof devices)[number];
  kind: "entry" | "exit" | "undo-last";
  minute: number;
  people: number;
  isOffline: boolean;
}

const acts = fc.array(
  fc.record<Act>({
    device: fc.constantFrom(...devices),
    kind: fc.constantFrom("entry", "entry", "exit", "undo-last"),
    minute: fc.integer({ min: 0, max: 59 }),
    people: fc.integer({ min: 1, max: 3 }),
    isOffline: fc.boolean(),
  }),
  { maxLength: 14 },
);

/**
 * An evening of several devices on one ticket: each act is answered by the rule, online on all that was done, offline
 * on what that device alone did; the ticket is cancelled at some point. Facts carry the device's clock, which may be off.
 */
function evening(list: readonly Act[], partySize: number, cancelledAfter: number, skew: number): ScanFact[] {
  const facts: (ScanFact & { device: string })[] = [];
  for (const [n, act] of list.entries()) {
    const known = act.isOffline ? facts.filter(({ device }) => device === act.device) : facts;
    const timedAt = new Date(at(act.minute).getTime() + (act.device === "south" ? skew : 0));
    const made = { device: act.device, by: act.device, timedAt, at: at(act.minute) };
    if (act.kind === "undo-last") {
      const last = known.findLast(({ device, kind }) => device === act.device && kind !== "undo");
      if (last) facts.push({ ...anUndo(last.scanId), ...made, scanId: `s${n}` });
      continue;
    }
    const { seats } = reconcile(known, partySize);
    const [first] = seats;
    const isCancelled = n >= cancelledAfter;
    const ticket = {
      eventId: "event",
      status: isCancelled && !act.isOffline ? ("cancelled" as const) : ("valid" as const),
      partySize,
      inside: seats.filter(({ inside }) => inside).length,
      admission: first ? { scanId: first.scanId, at: first.at, door: first.doorId } : null,
    };
    const door = { eventId: "event", opensAt: at(0), closesAt: at(59), room: null };
    const scan = { id: `s${n}`, kind: act.kind, at: made.at, people: act.people, override: false };
    const verdict = admit(ticket, door, scan);
    const people = "people" in verdict ? verdict.people : 1;
    const flags = act.isOffline
      ? settleTold({ ...ticket, status: isCancelled ? "cancelled" : "valid" }, door, scan, {
          outcome: verdict.outcome,
          people,
        }).flags
      : [];
    facts.push({
      ...anEntry(`s${n}`, act.minute),
      ...made,
      kind: act.kind,
      people,
      flags,
      outcome: verdict.outcome,
    });
  }
  return facts.map(({ device: _device, ...fact }) => fact);
}

const evenings = fc
  .record({
    list: acts,
    partySize: fc.integer({ min: 1, max: 4 }),
    cancelledAfter: fc.integer({ min: 0, max: 20 }),
    skew: fc.constantFrom(0, 10_800_000, -10_800_000),
  })
  .map(({ list, partySize, cancelledAfter, skew }) => ({
    facts: evening(list, partySize, cancelledAfter, skew),
    partySize,
  }));

describe("for any evening of several devices", () => {
  test("any order of uploads, with any repeats, ends the same", () => {
    const uploads = evenings.chain(({ facts, partySize }) =>
      fc.record({
        facts: fc.constant(facts),
        partySize: fc.constant(partySize),
        arrived: fc.shuffledSubarray(facts, { minLength: facts.length }),
        again: fc.subarray(facts),
      }),
    );
    fc.assert(
      fc.property(uploads, ({ facts, partySize, arrived, again }) => {
        expect(reconcile([...again, ...arrived, ...again], partySize)).toEqual(reconcile(facts, partySize));
      }),
    );
  });

  test("nobody is counted twice: never more people than the party, each by a standing scan that let in", () => {
    fc.assert(
      fc.property(evenings, ({ facts, partySize }) => {
        const { seats } = reconcile(facts, partySize);
        const letIn = new Set(
          facts.filter(({ outcome }) => outcome === "admitted").map(({ scanId }) => scanId),
        );
        expect(seats.length).toBeLessThanOrEqual(partySize);
        expect(seats.every(({ scanId }) => letIn.has(scanId))).toBe(true);
      }),
    );
  });

  test("nothing is lost: people are missing only where a scan of theirs is shown as a conflict", () => {
    fc.assert(
      fc.property(evenings, ({ facts, partySize }) => {
        const entries = facts.filter(({ kind, outcome }) => kind === "entry" && outcome === "admitted");
        const isTakenBack = facts.some(({ kind }) => kind === "undo" || kind === "exit");
        const brought = entries.reduce((sum, { people }) => sum + people, 0);
        const { seats, conflicts } = reconcile(facts, partySize);
        const hasConflict = conflicts.some(({ kind }) => kind === "two-admissions");
        if (!isTakenBack) expect(seats.length < brought).toBe(hasConflict);
      }),
    );
  });
});
