import { describe, expect, test } from "vitest";
import { checkOwnText, fillPlaceholders } from "~/app/domain/outbox/own-text";

const values = {
  name: "Rosa",
  event: "Warehouse hiring day",
  day: "Saturday, December 5",
  time: "10:00 AM",
  place: "Auditorium, Central",
  center: "Job Center",
};

describe("a text's placeholders", () => {
  test("are filled in, each as often as it stands there", () => {
    expect(fillPlaceholders("{name}, {name}: {event}, {day}, {time}, {place}. {center}", values)).toBe(
      "Rosa, Rosa: Warehouse hiring day, Saturday, December 5, 10:00 AM, Auditorium, Central. Job Center",
    );
  });

  test("are filled in beside words in braces that are none, which stay as they were written", () => {
    expect(fillPlaceholders("{nam} {name} {}", values)).toBe("{nam} Rosa {}");
  });

  test("may be typed with spaces and in capitals", () => {
    expect(fillPlaceholders("{ Name }", values)).toBe("Rosa");
  });

  test("that fill in braces are not filled again", () => {
    expect(fillPlaceholders("{name}", { ...values, name: "{event}" })).toBe("{event}");
  });

  test("take signs that mean something to a pattern as they are", () => {
    expect(fillPlaceholders("{name}", { ...values, name: "$& $1" })).toBe("$& $1");
  });
});

describe("a center's own text", () => {
  const text = { subject: "See you at {event}", opening: "{name}, come on {day}." };

  test("of known placeholders is right", () => {
    expect(checkOwnText(text)).toEqual([]);
  });

  test.each([
    [
      "an unknown placeholder, by its name",
      { subject: "Dear {nam}" },
      "subject",
      "unknown-placeholder {nam}",
    ],
    ["the first of two", { opening: "{name} {a} {b}" }, "opening", "unknown-placeholder {a}"],
    ["empty braces", { opening: "{}" }, "opening", "unknown-placeholder {}"],
    [
      "a word that every object has",
      { opening: "{constructor}" },
      "opening",
      "unknown-placeholder {constructor}",
    ],
    ["a brace that is not closed", { opening: "Dear {name" }, "opening", "stray-brace"],
    ["a brace that was not opened", { subject: "Dear name}" }, "subject", "stray-brace"],
    ["braces in braces", { subject: "{{name}}" }, "subject", "stray-brace"],
  ])("is refused with %s", (_rule, more, field, problem) => {
    expect(checkOwnText({ ...text, ...more })).toEqual([{ field, problem }]);
  });

  test("is told what is wrong in both of its parts", () => {
    expect(checkOwnText({ subject: "{a}", opening: "{" }).map(({ field }) => field)).toEqual([
      "subject",
      "opening",
    ]);
  });
});
