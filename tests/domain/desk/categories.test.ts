import { describe, expect, test } from "vitest";
import { isOffered, moved, nameProblem, newKey } from "~/app/domain/desk/categories";

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
    expect(moved([a, b, c], "b", "down")).toEqual(["a", "c", "b"]);
  });

  test("a retired one is not offered", () => {
    expect([a, b].map(isOffered)).toEqual([true, false]);
  });
});
