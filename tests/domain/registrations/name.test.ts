import { describe, expect, test } from "vitest";
import { firstNameOf, nameAndInitial } from "~/app/domain/registrations/name";

describe("firstNameOf", () => {
  test.each([
    ["is the first word", "Ana Lopez", "Ana"],
    ["is the only word", "Ana", "Ana"],
    ["is what follows the comma", "Lopez Ruiz, Ana Maria", "Ana"],
    ["is what follows a comma without a space", "Lopez,Ana", "Ana"],
    ["is what follows the first comma", "Lopez, Ana, Junior", "Ana"],
    ["is what follows a comma of another script", "Lopez， Ana", "Ana"],
    ["is the word before a comma that nothing follows", "Lopez,  ", "Lopez"],
    ["is a whole name that is written without spaces", "김민수", "김민수"],
    ["passes over spaces at the beginning", "  Ana  Lopez", "Ana"],
    ["is empty where there is no name", "", ""],
  ])("%s", (_rule, name, first) => {
    expect(firstNameOf(name)).toBe(first);
  });
});

describe("nameAndInitial", () => {
  test.each([
    ["gives the first name and the last word's initial", "Ana Maria Lopez", "Ana L."],
    ["gives one word whole", "Ana", "Ana"],
    ["reads a name with a comma in its spoken order", "Lopez, Ana", "Ana L."],
    ["keeps a letter whole that is two code units", "Ana 𐐀lopez", "Ana 𐐀."],
    ["keeps an accent with its letter", "Ana A\u0301lvarez", "Ana A\u0301."],
    ["is empty where there is no name", "", ""],
  ])("%s", (_rule, name, short) => {
    expect(nameAndInitial(name)).toBe(short);
  });
});
