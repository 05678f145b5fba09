import { expect, test } from "vitest";
import { remembered } from "~/app/domain/text/remembered";

function counted(most?: number) {
  const asked: string[] = [];
  const answer = remembered((word: string, at: Date) => {
    asked.push(word);
    return `${word} ${at.getTime()}`;
  }, most);
  return { asked, answer };
}

test("an answer is found once for what was given, instants by their time", () => {
  const { asked, answer } = counted();
  expect([answer("a", new Date(5)), answer("a", new Date(5))]).toEqual(["a 5", "a 5"]);
  expect(asked).toEqual(["a"]);
  expect([answer("a", new Date(6)), answer("b", new Date(5))]).toEqual(["a 6", "b 5"]);
});

test("the oldest answer is forgotten where there would be more than asked for", () => {
  const { asked, answer } = counted(2);
  for (const word of ["a", "b", "c", "b", "c", "a"]) answer(word, new Date(0));
  expect(asked).toEqual(["a", "b", "c", "a"]);
});

test("what cannot be answered is not kept", () => {
  let tries = 0;
  const answer = remembered((word: string) => {
    tries += 1;
    if (tries === 1) throw new Error("no answer");
    return word;
  });
  expect(() => answer("a")).toThrow("no answer");
  expect(answer("a")).toBe("a");
});
