import { expect, test } from "vitest";
import { namedErrors } from "~/app/components/named-errors";
import { fieldWords, problemWords } from "~/app/http/problems";

test.each([
  ["branchId", "Choose a branch."],
  ["openings.2.payMin", "Type the lowest pay."],
  ["a field without words of its own", problemWords("required")],
])("an empty %s asks for what belongs there", (field, words) => {
  expect(fieldWords(field, "required")).toBe(words);
});

test("what is wrong in another way is said as everywhere", () => {
  expect(fieldWords("branchId", "not-in-list")).toBe(problemWords("not-in-list"));
});

test("above the form, words that ask for their field are not named once more", () => {
  const errors = { name: fieldWords("name", "required"), email: problemWords("email-form") };
  const labels = { name: "Name", email: "E-mail" };
  expect(namedErrors(errors, labels)).toEqual({
    name: "Type a name.",
    email: `E-mail: ${problemWords("email-form")}`,
  });
});
