import { randomBytes, randomInt } from "node:crypto";
import type { Clock } from "~/app/adapters/clock/clock";

export interface Ids {
  /** A UUID of version 7 (RFC 9562): ids sort by the time they were made. */
  uuid(): string;
  /** 256 bits for a credential, in base64url. */
  secret(): string;
  /** A whole number from 0 to below `bound`. */
  number(bound: number): number;
}

export function randomIds(clock: Clock): Ids {
  return {
    uuid: () => uuidv7(clock.now().getTime(), randomBytes(10)),
    secret: () => randomBytes(32).toString("base64url"),
    number: (bound) => randomInt(bound),
  };
}

function uuidv7(ms: number, random: Buffer): string {
  const hex = `${ms.toString(16).padStart(12, "0")}7${random.toString("hex").slice(1, 4)}${(
    ((random[2] ?? 0) & 0x3f) | 0x80
  ).toString(16)}${random.toString("hex").slice(6)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
