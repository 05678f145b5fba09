import { parseNetwork } from "./networks";

/** How often something may be tried in a window of time. Windows begin at multiples of their length. */
export interface Limit {
  windowSeconds: number;
  most: number;
}

export type Attempt = { outcome: "allowed" } | { outcome: "limited"; retryAfterSeconds: number };

export const limits = {
  signInByAccount: { windowSeconds: 15 * 60, most: 10 },
  signInByAddress: { windowSeconds: 60, most: 60 },
  mailToAccount: { windowSeconds: 15 * 60, most: 5 },
  lostTickets: { windowSeconds: 5 * 60, most: 60 },
  askedAtTable: { windowSeconds: 60, most: 30 },
  threadMessages: { windowSeconds: 60 * 60, most: 30 },
  sentFromTable: { windowSeconds: 60, most: 120 },
  numberAtTable: { windowSeconds: 24 * 60 * 60, most: 3 },
  registrationBurst: { windowSeconds: 5 * 60, most: 300 },
  registrationHour: { windowSeconds: 60 * 60, most: 1000 },
} as const satisfies Record<string, Limit>;

export function windowStart(now: Date, { windowSeconds }: Limit): Date {
  const length = windowSeconds * 1000;
  return new Date(Math.floor(now.getTime() / length) * length);
}

/** @param hits the attempts in this window, the one that asks among them */
export function decideAttempt(hits: number, now: Date, limit: Limit): Attempt {
  if (hits <= limit.most) return { outcome: "allowed" };
  const ends = windowStart(now, limit).getTime() + limit.windowSeconds * 1000;
  return { outcome: "limited", retryAfterSeconds: Math.max(1, Math.ceil((ends - now.getTime()) / 1000)) };
}

/** What counts as one address: an IPv4 address, or the /64 that one subscriber has in IPv6 (RFC 6177). */
export function networkOf(address: string): string {
  const network = parseNetwork(address);
  if (network === null) return address;
  return network.version === 6
    ? `v6 ${(network.bits >> 64n).toString(16)}`
    : `v4 ${network.bits.toString(16)}`;
}
