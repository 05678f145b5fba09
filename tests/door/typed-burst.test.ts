import { describe, expect, test } from "vitest";
import { type Burst, noBurst, type TypedKey, takeKey, takePause } from "~/app/door/typed-burst";

const code = "0123456789ABCDEFGHJKMNPQRSTVWXYZ42";
const payload = `https://JOBS.EXAMPLE.ORG/T/${code}`;

const codes: Record<string, string> = {
  "/": "Slash",
  ":": "Semicolon",
  ".": "Period",
  "-": "Minus",
  " ": "Space",
};

/** The keys that a scanner set to a US keyboard presses, as the layout of the computer shows them. */
function pressed(text: string, layout: (sign: string) => string = (sign) => sign, gap = 10): TypedKey[] {
  return Array.from(text, (sign, index) => ({
    key: layout(sign),
    code: codes[sign] ?? (/\d/.test(sign) ? `Digit${sign}` : `Key${sign.toUpperCase()}`),
    shift: /[A-Z:]/.test(sign),
    command: false,
    at: index * gap,
  }));
}

const end = (keys: readonly TypedKey[], key = "Enter", gap = 10): TypedKey[] => [
  ...keys,
  { key, code: key, shift: false, command: false, at: (keys.at(-1)?.at ?? 0) + gap },
];

function play(keys: readonly TypedKey[]): { typed: string | null; swallowed: boolean[]; burst: Burst } {
  let burst: Burst = noBurst;
  let typed: string | null = null;
  const swallowed: boolean[] = [];
  for (const key of keys) {
    const step = takeKey(burst, key);
    burst = step.burst;
    typed = step.typed ?? typed;
    swallowed.push(step.swallow);
  }
  return { typed, swallowed, burst };
}

const azerty: Record<string, string> = {
  ...Object.fromEntries(Array.from("0123456789", (digit, at) => [digit, "à&é\"'(-è_ç".charAt(at)])),
  ...{
    a: "q",
    q: "a",
    z: "w",
    w: "z",
    A: "Q",
    Q: "A",
    Z: "W",
    W: "Z",
    m: ",",
    M: "?",
    "/": "!",
    ":": "M",
    ".": ":",
  },
};
const qwertz: Record<string, string> = { y: "z", z: "y", Y: "Z", Z: "Y", "/": "-", ":": "Ö", "-": "ß" };
const through = (layout: Record<string, string>) => (sign: string) => layout[sign] ?? sign;
const capsLock = (sign: string) => (sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase());

describe("what a scanner types", () => {
  test.each([
    ["is taken when Enter ends it", end(pressed(payload)), payload],
    ["is taken when Tab ends it", end(pressed(payload), "Tab"), payload],
    [
      "is read by the places of the keys on an AZERTY keyboard",
      end(pressed(payload, through(azerty))),
      payload,
    ],
    [
      "is read by the places of the keys on a QWERTZ keyboard",
      end(pressed(payload, through(qwertz))),
      payload,
    ],
    [
      "is read with Caps Lock on, in the other case",
      end(pressed(payload, capsLock)),
      Array.from(payload, capsLock).join(""),
    ],
    ["is read with slow Bluetooth pauses", end(pressed(payload, undefined, 45), "Enter", 90), payload],
    ["may be a short code", end(pressed("10000012")), "10000012"],
    ["may be a short code on an AZERTY keyboard", end(pressed("10000012", through(azerty))), "10000012"],
    ["may be no code of ours, which gets its verdict too", end(pressed("WIFI:LIBRARY")), "WIFI:LIBRARY"],
  ])("%s", (_rule, keys, typed) => expect(play(keys).typed).toBe(typed));

  test("keeps the signs of a scanner that is set to the computer's layout", () => {
    const keys = pressed(payload).map((key) => ({ ...key, code: key.code === "KeyZ" ? "KeyY" : key.code }));
    expect(play(end(keys)).typed).toBe(payload);
  });

  test("counts from its first key, whatever a person typed before", () => {
    const before = pressed("an", undefined, 200);
    const keys = pressed("10000012").map((key) => ({ ...key, at: key.at + 1_000 }));
    expect(play(end([...before, ...keys])).typed).toBe("10000012");
  });

  test("presses no button: its Enter is swallowed, and its keys from the fourth on", () => {
    expect(play(end(pressed("10000012"))).swallowed).toEqual([false, false, false, ...Array(6).fill(true)]);
  });

  test("includes shift keys, which type nothing", () => {
    const shift = { key: "Shift", code: "ShiftLeft", shift: true, command: false };
    const keys = pressed(payload).flatMap((key) => (key.shift ? [{ ...shift, at: key.at }, key] : [key]));
    expect(play(end(keys)).typed).toBe(payload);
  });
});

describe("what a person types", () => {
  test.each([
    ["stays a person's at a hundred milliseconds a key", end(pressed("10000012", undefined, 95))],
    ["stays a person's when the Enter comes late", end(pressed("10000012"), "Enter", 101)],
    ["stays a person's where it is shorter than a short code", end(pressed("1000001"))],
    [
      "stays a person's where a key is a command",
      end(pressed("10000012").map((key) => ({ ...key, command: true }))),
    ],
  ])("%s", (_rule, keys) => {
    const { typed, swallowed } = play(keys);
    expect(typed).toBeNull();
    expect(swallowed.at(-1)).toBe(false);
  });
});

describe("a scanner without Enter", () => {
  const burstOf = (text: string) => play(pressed(text)).burst;

  test("is taken after a pause where it typed a whole code", () => {
    expect(takePause(burstOf(payload))).toBe(payload);
  });

  test("is not taken in the middle of a code", () => {
    expect(takePause(burstOf(payload.slice(0, -5)))).toBeNull();
  });

  test("is not taken for a person who stopped typing digits", () => {
    expect(takePause(play(pressed("10000012", undefined, 95)).burst)).toBeNull();
  });
});
