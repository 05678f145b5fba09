import { readScannedText } from "~/app/domain/tickets/scanned-text";

/** One key as the browser tells it: the sign of the layout in use, and the key's place on the keyboard. */
export interface TypedKey {
  key: string;
  /** The name of the key by its place on a US keyboard (UI Events KeyboardEvent code Values, W3C). */
  code: string;
  shift: boolean;
  /** True for keys held with Control, Alt or Meta, which are commands. */
  command: boolean;
  /** Milliseconds of one monotonic clock. */
  at: number;
}

/** Keys that followed one another as fast as a machine types. */
export type Burst = readonly TypedKey[];

export interface BurstStep {
  burst: Burst;
  /** What a scanner typed, once it ended with Enter or Tab. */
  typed: string | null;
  /** True where the key is a scanner's and must not press a button or reach the page. */
  swallow: boolean;
}

export const noBurst: Burst = [];

/** Longer between two keys is a person, or a new code. Bluetooth scanners pause up to 60 ms. */
const longestGap = 100;
/** A fast typist needs about 100 ms a key; scanners need 5 to 40. */
const machineAverage = 50;
/** The shortest thing that a scanner types is a short code. */
const shortest = 8;

const modifiers = new Set(["Shift", "CapsLock", "Control", "Alt", "AltGraph", "Meta", "NumLock", "Fn"]);

/** Takes the next key. A person's typing passes through untouched; a scanner's ends in `typed`. */
export function takeKey(before: Burst, key: TypedKey): BurstStep {
  if (key.command) return { burst: noBurst, typed: null, swallow: false };
  if (modifiers.has(key.key)) return { burst: before, typed: null, swallow: false };
  const last = before.at(-1);
  const running = last !== undefined && key.at - last.at <= longestGap ? before : noBurst;
  if (key.key === "Enter" || key.key === "Tab") {
    const machine = isMachine(running);
    return { burst: noBurst, typed: machine ? textOf(running) : null, swallow: machine };
  }
  const burst = [...running, key];
  return { burst, typed: null, swallow: burst.length > 3 && average(burst) <= machineAverage };
}

/** The code of a scanner that sends no Enter: after a pause, and only where what was typed is a whole code. */
export function takePause(burst: Burst): string | null {
  if (!isMachine(burst)) return null;
  const text = textOf(burst);
  return readScannedText(text).kind === "unreadable" ? null : text;
}

function isMachine(burst: Burst): boolean {
  return burst.length >= shortest && average(burst) <= machineAverage;
}

function average(burst: Burst): number {
  const first = burst[0];
  const last = burst.at(-1);
  if (first === undefined || last === undefined || burst.length < 2) return Number.POSITIVE_INFINITY;
  return (last.at - first.at) / (burst.length - 1);
}

/**
 * A scanner presses the keys of a US keyboard, whatever layout the computer has: on AZERTY or QWERTZ the signs come
 * out garbled and the places of the keys are right. A scanner set to the computer's layout is the other way round.
 * The reading with the address intact is the right one; failing that, the first that holds a code.
 */
function textOf(burst: Burst): string {
  const signs = burst.map(({ key }) => (isSign(key) ? key : "")).join("");
  const readings = [signs, burst.map(usSign).join("")];
  const intact = readings.find((text) => /:\/\/[^/]+\/t\//i.test(text));
  return intact ?? readings.find((text) => readScannedText(text).kind !== "unreadable") ?? signs;
}

/** True for the name of a key that types one sign; "Enter" and "Dead" are others. */
const isSign = (key: string) => Array.from(key).length === 1;

/** What the key gives on a US keyboard. */
function usSign({ key, code, shift }: TypedKey): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit?.[2] !== undefined) {
    return shift && digit[1] === "Digit" ? ")!@#$%^&*(".charAt(Number(digit[2])) : digit[2];
  }
  const pair = usPairs[code];
  if (pair === undefined) return isSign(key) ? key : "";
  return pair.charAt(shift ? 1 : 0);
}

const usPairs: Readonly<Record<string, string>> = {
  Slash: "/?",
  Semicolon: ";:",
  Period: ".>",
  Comma: ",<",
  Minus: "-_",
  Equal: "=+",
  Quote: "'\"",
  Backquote: "`~",
  BracketLeft: "[{",
  BracketRight: "]}",
  Backslash: "\\|",
  IntlBackslash: "\\|",
  Space: "  ",
  NumpadDivide: "//",
  NumpadSubtract: "--",
  NumpadDecimal: "..",
};
