import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotedPrintable } from "~/app/adapters/email/quoted-printable";

/** RFC 2045, 6.7, backwards. */
const decoded = (text: string) =>
  Buffer.from(
    text
      .replaceAll("=\r\n", "")
      .replace(/=([0-9A-F]{2})/g, (_escape, octet: string) =>
        String.fromCharCode(Number.parseInt(octet, 16)),
      ),
    "latin1",
  ).toString("utf8");

describe("quoted-printable", () => {
  test("reads back as it was, in printable lines of 76 characters or fewer, whatever the text is", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.constantFrom(
        "=",
        "==3D",
        " \n",
        "\t\n",
        "\n",
        ".\n",
        "\u00a0\u200c",
        "x".repeat(75),
        "é".repeat(30),
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("").replace(/\p{Surrogate}/gu, "");
        const encoded = quotedPrintable(text);
        expect(decoded(encoded)).toBe(text.replace(/\r\n|\r|\n/g, "\r\n"));
        for (const line of encoded.split("\r\n")) {
          expect(line.length).toBeLessThanOrEqual(76);
          expect(line).toMatch(/^[\t\x20-\x7e]*$/);
          expect(line).not.toMatch(/[\t ]$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("breaks no escape in two", () => {
    for (let before = 60; before < 80; before += 1) {
      for (const line of quotedPrintable(`${"x".repeat(before)}é${"y".repeat(40)}`).split("\r\n"))
        expect(line).toMatch(/^(?:[^=]|=[0-9A-F]{2})*=?$/);
    }
  });

  test("holds no sign that a boundary of ours has", () => {
    expect(quotedPrintable("=_mixed")).toBe("=3D_mixed");
  });
});
