import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeCrockford, normalizeCrockford } from "~/app/domain/tickets/crockford";
import { readScannedText, ticketPayload } from "~/app/domain/tickets/scanned-text";
import { isShortCode, shortCodeOf, spokenShortCode } from "~/app/domain/tickets/short-code";

const code = "0123456789ABCDEFGHJKMNPQRSTVWXYZ00";

describe("Crockford's base32", () => {
  test.each([
    [[0x00], 1, "0"],
    [[0xf8], 1, "Z"],
    [[0xff, 0xff, 0xff, 0xff, 0xff], 8, "ZZZZZZZZ"],
    [[0x00, 0x44, 0x32, 0x14, 0xc7], 8, "01234567"],
    [[0x08], 2, "1"],
    [[0xff, 0xff], 2, "ZZ"],
  ])("writes %j as five-bit groups", (bytes, length, text) => {
    expect(encodeCrockford(new Uint8Array(bytes), length)).toBe(text);
  });

  test("reads small letters, and O, I and L as the digits they look like", () => {
    expect(normalizeCrockford("abOoIiLl")).toBe("AB001111");
  });

  test.each(["U", "-", "é", "", "A B"])("knows no %j", (text) => {
    expect(normalizeCrockford(text)).toBeNull();
  });
});

describe("a short code", () => {
  test.each([
    [0, "0000000"],
    [42, "0000042"],
    [19_999_999, "9999999"],
  ])("of %i is its last seven digits and a check digit", (number, digits) => {
    expect(shortCodeOf(number).slice(0, 7)).toBe(digits);
    expect(isShortCode(shortCodeOf(number))).toBe(true);
  });

  test("572 has the check digit 4, as in Damm's example", () => {
    expect(shortCodeOf(572)).toBe("00005724");
  });

  test("tells every single wrong digit and every swap of neighbours", () => {
    const anyCode = fc.integer({ min: 0, max: 9_999_999 }).map(shortCodeOf);
    fc.assert(
      fc.property(
        anyCode,
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (right, place, add) => {
          const digits = Array.from(right, Number);
          const wrong = digits.with(place, ((digits[place] ?? 0) + add) % 10);
          expect(isShortCode(wrong.join(""))).toBe(false);
          const [a = 0, b = 0] = [digits[place], digits[(place + 1) % 8]];
          const swapped = place === 7 ? digits : digits.with(place, b).with(place + 1, a);
          expect(isShortCode(swapped.join(""))).toBe(place === 7 || a === b);
        },
      ),
    );
  });

  test.each(["0000013", "000000130", "0000001x", ""])("%j is none", (text) =>
    expect(isShortCode(text)).toBe(false),
  );

  test("is spoken in two groups of four", () => expect(spokenShortCode("12345678")).toBe("1234 5678"));
});

describe("what was scanned", () => {
  test.each([
    ["the code alone", code],
    ["small letters", code.toLowerCase()],
    ["spaces and line ends between", ` ${code.slice(0, 10)} ${code.slice(10)}\r\n`],
    ["a payload of any host", `https://ELSEWHERE.EXAMPLE/T/${code}`],
    ["a payload in small letters", `https://elsewhere.example/t/${code.toLowerCase()}`],
    ["an address garbled by a keyboard layout", `httpsÖ--ELSEWHERE.EXAMPLE-T-${code}`],
    [
      "full-width signs of an input method",
      Array.from(code, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(""),
    ],
  ])("is a ticket code in %s", (_form, text) => {
    expect(readScannedText(text)).toEqual({ kind: "ticket-code", code });
  });

  test.each([
    ["in two groups", "1234 5679"],
    ["with a hyphen", "1234-5679"],
    ["in one piece", "12345679"],
  ])("is a short code %s", (_form, text) => {
    const right = shortCodeOf(1_234_567);
    const typed = text.slice(0, -1) + right.slice(-1);
    expect(readScannedText(typed)).toEqual({ kind: "short-code", shortCode: right });
  });

  test.each([
    ["a web page", "https://example.org/a-page"],
    ["a Wi-Fi code", "WIFI:S:Library;T:WPA;P:secret;;"],
    ["33 signs", code.slice(1)],
    ["35 signs", `0${code}`],
    ["a sign that is none", `${code.slice(1)}U`],
    ["eight digits with a wrong check digit", "00000001"],
    ["binary", "\u0000\u0001\uffff"],
  ])("is unreadable for %s", (_form, text) => {
    expect(readScannedText(text)).toEqual({ kind: "unreadable" });
  });

  test("gives an answer to any text", () => {
    // Halves of pairs among them. fast-check's own units of all signs take seconds to be listed.
    const unit = fc.integer({ min: 0, max: 0xffff }).map((sign) => String.fromCharCode(sign));
    fc.assert(
      fc.property(fc.string({ maxLength: 500, unit }), (text) => {
        expect(["ticket-code", "short-code", "unreadable"]).toContain(readScannedText(text).kind);
      }),
    );
  });
});

test("a QR holds the scheme in small letters and the rest in capitals", () => {
  expect(ticketPayload("https://jobs.library.example:8443", code)).toBe(
    `https://JOBS.LIBRARY.EXAMPLE:8443/T/${code}`,
  );
});
