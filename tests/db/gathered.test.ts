import { expect, test } from "vitest";
import { gathered } from "~/db/queries/gathered";

/** A look-up that answers when it is told to, and remembers what it was asked. */
function heldLookUp() {
  const asked: string[][] = [];
  const answers: ((found: Map<string, number>) => void)[] = [];
  const failures: ((error: unknown) => void)[] = [];
  const find = gathered((keys: string[]) => {
    asked.push(keys);
    return new Promise<Map<string, number>>((resolve, reject) => {
      answers.push(resolve);
      failures.push(reject);
    });
  });
  return { asked, answers, failures, find };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("the first question goes at once and alone; those asked meanwhile go together", async () => {
  const { asked, answers, find } = heldLookUp();
  const first = find("a");
  const others = [find("b"), find("c")];
  expect(asked).toEqual([["a"]]);
  answers[0]?.(new Map([["a", 1]]));
  expect(await first).toBe(1);
  await turn();
  expect(asked).toEqual([["a"], ["b", "c"]]);
  answers[1]?.(new Map([["c", 3]]));
  expect(await Promise.all(others)).toEqual([null, 3]);
});

test("nothing is kept: the same key asked again is looked up again", async () => {
  const { asked, answers, find } = heldLookUp();
  const before = find("a");
  answers[0]?.(new Map([["a", 1]]));
  expect(await before).toBe(1);
  await turn();
  const after = find("a");
  answers[1]?.(new Map());
  expect(await after).toBeNull();
  expect(asked).toEqual([["a"], ["a"]]);
});

test("a look-up that fails fails for those who asked, and the next one goes on", async () => {
  const { answers, failures, find } = heldLookUp();
  const first = find("a");
  const second = find("b");
  failures[0]?.(new Error("the connection was lost"));
  await expect(first).rejects.toThrow("the connection was lost");
  await turn();
  answers[1]?.(new Map([["b", 2]]));
  expect(await second).toBe(2);
});
