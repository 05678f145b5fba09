import { describe, expect, test } from "vitest";
import { stoppedClock } from "~/app/adapters/clock/clock";
import { randomIds } from "~/app/adapters/ids/ids.server";

const at = "2026-12-01T20:00:00.000Z";
const noon = "2026-12-02T12:00:00.000Z";

test("an id is a UUID of version 7 that begins with the time it was made", () => {
  const id = randomIds(stoppedClock(at)).uuid();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(new Date(at).getTime());
});

test("two thousand ids of one millisecond sort by the order in which they were made, and no two are the same", () => {
  const ids = randomIds(stoppedClock(at));
  const made = Array.from({ length: 2000 }, () => ids.uuid());
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(2000);
});

test("a later id sorts after an earlier one", () => {
  const clock = stoppedClock(at);
  const ids = randomIds(clock);
  const made = Array.from({ length: 100 }, () => {
    clock.advance(1);
    return ids.uuid();
  });
  expect([...made].sort()).toEqual(made);
});

test("a secret has 256 bits, and none of them comes twice, however many are asked for", () => {
  const ids = randomIds(stoppedClock(at));
  const made = Array.from({ length: 500 }, () => Buffer.from(ids.secret(), "base64url"));
  expect(new Set(made.map((secret) => secret.length))).toEqual(new Set([32]));
  const quarters = made.flatMap((secret) =>
    [0, 8, 16, 24].map((from) => secret.toString("hex", from, from + 8)),
  );
  expect(new Set(quarters).size).toBe(2000);
});

describe("a derived id", () => {
  const { derived } = randomIds(stoppedClock(at));

  test("is a UUID of version 8, and the same for the same parts", () => {
    expect(derived("a", "b")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(derived("a", "b")).toBe(randomIds(stoppedClock(noon)).derived("a", "b"));
  });

  test("is another for other parts, however they are put together", () => {
    const made = [
      derived("a", "b"),
      derived("ab"),
      derived("a", "b", ""),
      derived("", "ab"),
      derived("b", "a"),
    ];
    expect(new Set(made).size).toBe(made.length);
  });
});
