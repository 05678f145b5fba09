/** Time, chance and ids of the device, given in so that tests own them. */
export interface DevicePorts {
  now: () => Date;
  /** Runs later; the answer calls it off. */
  after: (milliseconds: number, run: () => void) => () => void;
  /** From 0 to below 1. */
  random: () => number;
  uuid: () => string;
}

/** The real device. `crypto.randomUUID` is missing without a secure context, so the id is made of random bytes. */
export const device: DevicePorts = {
  now: () => new Date(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  uuid: () => uuidOf(crypto.getRandomValues(new Uint8Array(16))),
};

/** A UUID of version 4 (RFC 9562, 5.4) from 16 random bytes. */
export function uuidOf(random: Uint8Array): string {
  const bytes = Uint8Array.from(random);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Doubles from a second to a quarter of a minute, spread by half, so that doors do not all return at once. */
export function backoff(attempt: number, random: number): number {
  return Math.min(15_000, 1_000 * 2 ** attempt) * (0.75 + random / 2);
}
