import { createHash, randomBytes, randomInt } from "node:crypto";
import type { Clock } from "~/app/adapters/clock/clock";

export interface Ids {
  /**
   * A UUID of version 7 (RFC 9562): ids sort by the time they were made. Those that one process makes within a
   * millisecond sort by their order too, two thousand at least, so that rows written together keep it.
   */
  uuid(): string;
  /** A UUID of version 8 (RFC 9562) that follows from its parts: the same parts have the same one, for ever. */
  derived(...parts: string[]): string;
  /** 256 bits for a credential, in base64url. */
  secret(): string;
  /** A whole number from 0 to below `bound`. */
  number(bound: number): number;
}

export function randomIds(clock: Clock): Ids {
  let last = Number.NaN;
  let counter = 0;
  const random = pooledRandom();
  return {
    uuid: () => {
      const ms = clock.now().getTime();
      // RFC 9562, 6.2, method 1: a counter in place of the first random bits, begun in its lower half.
      counter = ms === last ? (counter + 1) & 0xfff : randomInt(0x800);
      last = ms;
      return uuidv7(ms, counter, random(8));
    },
    derived: uuidv8,
    secret: () => random(32).toString("base64url"),
    number: (bound) => randomInt(bound),
  };
}

const poolSize = 4_096;

/** Random bytes, each given once. Asking the system for few takes as long as asking for many. */
function pooledRandom(): (length: number) => Buffer {
  let pool = randomBytes(0);
  let at = 0;
  return (length) => {
    if (at + length > pool.length) {
      pool = randomBytes(poolSize);
      at = 0;
    }
    at += length;
    return pool.subarray(at - length, at);
  };
}

const digits = (n: number, length: number) => n.toString(16).padStart(length, "0");
const variant = (byte = 0) => digits((byte & 0x3f) | 0x80, 2);
const grouped = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

function uuidv7(ms: number, counter: number, random: Buffer): string {
  return grouped(
    `${digits(ms, 12)}7${digits(counter, 3)}${variant(random[0])}${random.toString("hex").slice(2)}`,
  );
}

/** RFC 9562, 5.8: its bits are anybody's to choose, here the first of a SHA-256 over the parts. */
function uuidv8(...parts: string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest();
  const hex = hash.toString("hex");
  return grouped(`${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant(hash[8])}${hex.slice(18, 32)}`);
}
