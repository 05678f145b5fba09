import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { admit } from "~/app/domain/check-in/admit";
import { reconcile, type ScanFact } from "~/app/domain/check-in/reconcile";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 10, minute));
const anEntry = (scanId: string, minute: number, more: Partial<ScanFact> = {}): ScanFact => ({
  scanId,
  kind: "entry",
  undoes: null,
  at: at(minute),
  doorId: "main",
  outcome: "admitted",
  ...more,
});
const anUndo = (undoes: string, minute = 59): ScanFact => ({
  ...anEntry(`undo-${undoes}`, minute),
  kind: "undo",
  undoes,
  outcome: null,
});
const admissionOf = (scans: ScanFact[]) => reconcile(scans).admission?.scanId ?? null;

describe("who is in", () => {
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
    ["nobody by an exit", [anEntry("a", 1, { kind: "exit" })], null],
    ["the person still, where another scan was undone", [anEntry("a", 1), anUndo("b")], "a"],
  ])("is %s", (_rule, scans, expected) => {
    expect(admissionOf(scans)).toBe(expected);
  });

  test("keeps the time and the door of the admission", () => {
    expect(reconcile([anEntry("a", 7, { doorId: "garden" })]).admission).toEqual({
      scanId: "a",
      at: at(7),
      doorId: "garden",
    });
  });

  test("shows every further admitting scan as a conflict with the first, in the order of time", () => {
    expect(reconcile([anEntry("c", 3), anEntry("a", 1), anEntry("b", 2)]).conflicts).toEqual([
      { scanA: "a", scanB: "b" },
      { scanA: "a", scanB: "c" },
    ]);
  });

  test("a repeated delivery is no conflict", () => {
    expect(reconcile([anEntry("a", 1), anEntry("a", 1)]).conflicts).toEqual([]);
  });
});

const ids = ["a", "b", "c", "d"] as const;

/** Scans of one ticket at random times, each with the answer that the rule gave it when it was made, and undos. */
const history = fc
  .record({
    minutes: fc.array(fc.integer({ min: 0, max: 59 }), { minLength: ids.length, maxLength: ids.length }),
    undone: fc.subarray([...ids]),
    order: fc.shuffledSubarray([...ids], { minLength: 1 }),
  })
  .map(({ minutes, undone, order }) => {
    const facts: ScanFact[] = [];
    for (const id of order) {
      const minute = minutes[ids.indexOf(id)] ?? 0;
      const { admission } = reconcile(facts);
      const verdict = admit(
        {
          eventId: "event",
          status: "valid",
          admission: admission && { ...admission, door: admission.doorId },
        },
        { eventId: "event", opensAt: at(0), closesAt: at(59) },
        { id, at: at(minute), override: false },
      );
      facts.push(anEntry(id, minute, { outcome: verdict.outcome }));
      if (undone.includes(id)) facts.push(anUndo(id));
    }
    return facts;
  });

describe("for any history", () => {
  test("any order of arrival, with any repeats, ends the same", () => {
    const arrivals = history.chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        arrived: fc.shuffledSubarray(facts, { minLength: facts.length }),
        again: fc.subarray(facts),
      }),
    );
    fc.assert(
      fc.property(arrivals, ({ facts, arrived, again }) => {
        expect(reconcile([...again, ...arrived, ...again])).toEqual(reconcile(facts));
      }),
    );
  });

  test("folding again changes nothing, and an admission is an admitting scan that nobody undid", () => {
    fc.assert(
      fc.property(history, (facts) => {
        const { admission } = reconcile(facts);
        expect(reconcile(facts)).toEqual(reconcile([...facts]));
        const standing = facts.filter(
          (scan) => scan.outcome === "admitted" && !facts.some((other) => other.undoes === scan.scanId),
        );
        expect(admission === null).toBe(standing.length === 0);
        expect(standing.every((scan) => admission === null || admission.at <= scan.at)).toBe(true);
      }),
    );
  });

  test("one server that decides in turn admits one person at most at a time", () => {
    fc.assert(
      fc.property(history, (facts) => {
        expect(reconcile(facts).conflicts).toEqual([]);
      }),
    );
  });
});
