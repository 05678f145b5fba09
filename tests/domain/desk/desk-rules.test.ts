import { describe, expect, test } from "vitest";
import type { Actor } from "~/app/domain/access/roles";
import { isOffered, moved, nameProblem, newKey } from "~/app/domain/desk/categories";
import { choicesText, type DeskChoices, readChoices } from "~/app/domain/desk/choices";
import { estimateOf, mondayOf, sampleProblems, yearOfWeek } from "~/app/domain/desk/sample";
import { shiftProblems, tallyField } from "~/app/domain/desk/shift";
import { mayUndo } from "~/app/domain/desk/undoing";

const actor = (id: string, role: Actor["role"]): Actor => ({ kind: "person", id, role, centerId: "c" });

describe("taking an entry back", () => {
  test.each([
    ["staff take back their own", actor("ana", "staff"), true],
    ["staff take back nobody else's", actor("ben", "staff"), false],
    ["an admin takes back anybody's", actor("ben", "admin"), true],
  ])("%s", (_rule, who, expected) => {
    expect(mayUndo(who, { by: "ana", sentBy: null })).toBe(expected);
  });

  test("staff take back what they sent for its maker", () => {
    expect(mayUndo(actor("ben", "staff"), { by: "ana", sentBy: "ben" })).toBe(true);
  });
});

describe("what stays chosen", () => {
  const chosen: DeskChoices = { branchId: "b2", channel: "phone", minutes: "15-29", language: "zh-Hant" };

  test.each([chosen, { ...chosen, minutes: null, language: null }])("comes back as it was: %j", (choices) => {
    expect(readChoices(choicesText(choices), ["b1", "b2"])).toEqual(choices);
  });

  test("is a cookie's value without quoting, and says nothing of who chose", () => {
    expect(choicesText(chosen)).toBe("b2.phone.15-29.zh-Hant");
  });

  test("that is not known any more is as on the first day: nothing is noted that nobody chose", () => {
    const first = { branchId: "b1", channel: "in-person", minutes: null, language: null };
    expect(readChoices("gone.fax.forever.xx", ["b1", "b2"])).toEqual(first);
    expect(readChoices("", ["b1"])).toEqual(first);
  });

  test("is nothing where there is no branch", () => {
    expect(readChoices(choicesText(chosen), [])).toBeNull();
  });
});

describe("the desk's categories", () => {
  const a = { id: "a", name: "Résumé", retiredAt: null };
  const b = { id: "b", name: "Training", retiredAt: new Date(0) };
  const c = { id: "c", name: "Other", retiredAt: null };

  test("a key is made of the first name, and told from those that are taken", () => {
    expect(newKey("New Americans & more!", new Set())).toBe("new-americans-more");
    expect(newKey("Résumé", new Set(["resume", "resume-2"]))).toBe("resume-3");
    expect(newKey("직업", new Set())).toBe("category");
    expect(newKey(`${"a".repeat(39)} b`, new Set())).toBe("a".repeat(39));
  });

  test("a name is there once, however it is written, and a category keeps its own", () => {
    expect(nameProblem("RESUME", [a, b], null)).toBe("already-there");
    expect(nameProblem("training", [a, b], null)).toBe("already-there");
    expect(nameProblem("resume", [a, b], "a")).toBeNull();
  });

  test("one moves past its neighbor among those that are offered, and stays at an end", () => {
    expect(moved([a, b, c], "c", "up")).toEqual(["c", "a", "b"]);
    expect(moved([a, b, c], "a", "down")).toEqual(["c", "a", "b"]);
    expect(moved([a, b, c], "a", "up")).toEqual(["a", "c", "b"]);
    expect(moved([a, b, c], "b", "up")).toEqual(["a", "c", "b"]);
  });

  test("a retired one is not offered", () => {
    expect([a, b].map(isOffered)).toEqual([true, false]);
  });
});

describe("a past shift", () => {
  const tally = (count: number) => ({ category: "resume", count });

  test("is of today or before, and counts something", () => {
    expect(shiftProblems("2026-12-01", "2026-12-01", [tally(1)])).toEqual([]);
    expect(shiftProblems("2026-12-02", "2026-12-01", [tally(1)])).toEqual([
      { field: "date", problem: "day-ahead" },
    ]);
    expect(shiftProblems("2026-12-01", "2026-12-01", [tally(0)])).toEqual([
      { field: "form", problem: "nothing-counted" },
    ]);
  });

  test("counts a thousand of one category at most", () => {
    expect(shiftProblems("2026-12-01", "2026-12-01", [tally(1_000)])).toEqual([]);
    expect(shiftProblems("2026-12-01", "2026-12-01", [tally(1_001)])).toEqual([
      { field: tallyField("resume"), problem: "too-high" },
    ]);
  });
});

describe("a sampling week", () => {
  test("is multiplied by 52", () => expect(estimateOf(80)).toBe(4_160));

  test.each([
    ["2026-11-30", "2026-11-30"],
    ["2026-12-06", "2026-11-30"],
    ["2027-01-01", "2026-12-28"],
  ])("of %s begins on %s", (day, monday) => expect(mondayOf(day)).toBe(monday));

  test("counts for the year that most of its days lie in", () => {
    expect(yearOfWeek("2026-12-28")).toBe(2026);
    expect(yearOfWeek("2025-12-29")).toBe(2026);
  });

  test("is over", () => {
    expect(sampleProblems("2026-11-23", "2026-11-30")).toEqual([]);
    expect(sampleProblems("2026-11-30", "2026-12-06")).toEqual([{ field: "day", problem: "week-not-over" }]);
  });
});
