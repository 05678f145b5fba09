import { expect, test } from "vitest";
import { authorOf } from "~/app/domain/desk/authorship";

const makers = new Map([
  ["m-ana", "ana"],
  ["m-ben", "ben"],
]);

test.each([
  ["is the sender's, where nobody else is named", null, { by: "ben", sentBy: null }],
  ["is the sender's, who names themselves", "m-ben", { by: "ben", sentBy: null }],
  ["is its maker's, sent by who is signed in", "m-ana", { by: "ana", sentBy: "ben" }],
  ["is the sender's, where its maker is nobody here", "m-cleo", { by: "ben", sentBy: null }],
])("an entry %s", (_rule, madeBy, expected) => {
  expect(authorOf("ben", madeBy, makers)).toEqual(expected);
});
