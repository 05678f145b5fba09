import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPaperList } from "~/app/domain/check-in/paper-list";
import { shortCodeOf, spokenShortCode } from "~/app/domain/tickets/short-code";

const [a, b, c] = [shortCodeOf(1234567), shortCodeOf(7654321), shortCodeOf(42)];
const ticket = "0123456789ABCDEFGHJKMNPQRSTVWXYZ7K";
const wrong = a.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));

/** What was read: line, code or why there is none, and its time. */
const read = (text: string) =>
  readPaperList(text).map(({ line, read: found, clock }) => {
    const what =
      found.kind === "short-code" ? found.shortCode : found.kind === "ticket-code" ? found.code : found.kind;
    return clock === null ? [line, what] : [line, what, clock];
  });

describe("a list that was ticked on paper", () => {
  test.each([
    [
      "has a code to a line",
      `${a}\n${b}\r\n${c}`,
      [
        [1, a],
        [2, b],
        [3, c],
      ],
    ],
    [
      "may have its codes in groups of four",
      `${spokenShortCode(a)}\n${b.slice(0, 4)}-${b.slice(4)}`,
      [
        [1, a],
        [2, b],
      ],
    ],
    [
      "may have many codes on a line, however they are separated",
      `${a},${b};${c} | ${a}`,
      [
        [1, a],
        [1, b],
        [1, c],
        [1, a],
      ],
    ],
    [
      "may have groups of four one after another",
      `${spokenShortCode(a)} ${spokenShortCode(b)}`,
      [
        [1, a],
        [1, b],
      ],
    ],
    ["counts lines that are empty", `\n\n${a}`, [[3, a]]],
    [
      "takes a time after its code",
      `${a} 10:05\n${spokenShortCode(b)}, 9:30 pm`,
      [
        [1, a, "10:05"],
        [2, b, "9:30 pm"],
      ],
    ],
    [
      "takes a time for the code before it alone",
      `${a} ${b} 10:05 ${c}`,
      [
        [1, a],
        [1, b, "10:05"],
        [1, c],
      ],
    ],
    ["has no use for a time before any code", `10:05 ${a}`, [[1, a]]],
    [
      "takes a ticket code, typed small too",
      `${ticket}\n${ticket.toLowerCase()}`,
      [
        [1, ticket],
        [2, ticket],
      ],
    ],
    ["takes what a scanner reads", `https://JOBS.EXAMPLE:4131/T/${ticket} 10:05`, [[1, ticket, "10:05"]]],
    [
      "takes a short code before a ticket code",
      `${a};${ticket}`,
      [
        [1, a],
        [1, ticket],
      ],
    ],
    [
      "takes full-width digits",
      Array.from(a, (digit) => String.fromCodePoint(Number(digit) + 0xff10)).join(""),
      [[1, a]],
    ],
    [
      "does not mind names, ticks and row numbers",
      `1. Rosa Delgado ☑ ${a}\n12) ${b} x`,
      [
        [1, a],
        [2, b],
      ],
    ],
    ["does not mind a number before a grouped code", `7 ${spokenShortCode(a)}`, [[1, a]]],
    [
      "tells a wrong check digit",
      `${wrong}\n${spokenShortCode(wrong)}`,
      [
        [1, "wrong-check-digit"],
        [2, "wrong-check-digit"],
      ],
    ],
    [
      "tells what is no code",
      `${a}1\n1234 567 10:05\nRosa Delgado`,
      [
        [1, "unreadable"],
        [2, "unreadable", "10:05"],
        [3, "unreadable"],
      ],
    ],
    ["tells a ticket code that is too long", `${ticket}X`, [[1, "unreadable"]]],
    ["tells a number that stands alone", "12", [[1, "unreadable"]]],
    ["is empty where nothing is written", " \n---\n\u2610\n", []],
  ])("%s", (_rule, text, entries) => {
    expect(read(text)).toEqual(entries);
  });

  test("shows again what could not be read, shortened", () => {
    expect(readPaperList(`  ${"Rosa ".repeat(20)}`)[0]?.written).toBe("Rosa ".repeat(8));
  });

  test("takes no longer for a text of a hundred thousand signs in one word", () => {
    expect(read("a".repeat(100_000))).toEqual([[1, "unreadable"]]);
    expect(read("https://a/".repeat(10_000))).toEqual([[1, "unreadable"]]);
    expect(read("1-".repeat(50_000))).toEqual([[1, "unreadable"]]);
  });

  test("gives back every code, whatever stands between them", () => {
    const separator = fc.constantFrom(" ", ",", ";", " | ", "\n", "\t", " x ", ", ", " - ");
    const code = fc.nat(9_999_999).map(shortCodeOf);
    fc.assert(
      fc.property(fc.array(fc.tuple(code, separator, fc.boolean())), (parts) => {
        const text = parts
          .map(([digits, gap, spoken]) => (spoken ? spokenShortCode(digits) : digits) + gap)
          .join("");
        expect(read(text).map(([, found]) => found)).toEqual(parts.map(([digits]) => digits));
      }),
    );
  });
});
