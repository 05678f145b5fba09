import { describe, expect, test } from "vitest";
import { noCodes, readFrame } from "~/app/door/held-code";

/** Plays frames of [text, milliseconds] and lists what counted as a scan. */
function scansOf(frames: readonly (readonly [string | null, number])[]): string[] {
  let inView = noCodes;
  const scans: string[] = [];
  for (const [text, at] of frames) {
    const reading = readFrame(inView, text, at);
    inView = reading.inView;
    if (reading.fresh !== null) scans.push(reading.fresh);
  }
  return scans;
}

describe("a code in view", () => {
  test.each([
    [
      "is one scan however long it is held",
      [
        ["A", 0],
        ["A", 1_000],
        ["A", 2_400],
        ["A", 3_900],
      ],
      ["A"],
    ],
    [
      "is a new scan after more than a second and a half out of view",
      [
        ["A", 0],
        [null, 800],
        ["A", 1_501],
      ],
      ["A", "A"],
    ],
    [
      "is the same scan when it comes back sooner",
      [
        ["A", 0],
        [null, 800],
        ["A", 1_500],
      ],
      ["A"],
    ],
    [
      "is followed by the next code at once",
      [
        ["A", 0],
        ["B", 100],
      ],
      ["A", "B"],
    ],
    [
      "does not take turns with another that is held beside it",
      [
        ["A", 0],
        ["B", 100],
        ["A", 200],
        ["B", 300],
      ],
      ["A", "B"],
    ],
    [
      "is nothing where the picture shows none",
      [
        [null, 0],
        [null, 100],
      ],
      [],
    ],
  ] as const)("%s", (_rule, frames, scans) => expect(scansOf(frames)).toEqual(scans));

  test("is forgotten once it is gone", () => {
    const { inView } = readFrame(readFrame(noCodes, "A", 0).inView, null, 1_501);
    expect(inView.size).toBe(0);
  });
});
