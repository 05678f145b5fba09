import { createHash, createHmac } from "node:crypto";
import { encodeCrockford } from "~/app/domain/tickets/crockford";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import { webCodeSeal } from "~/app/door/code-seal";
import type { KeptRoster } from "~/app/door/device-store";
import type { RosterData, RosterTicket } from "~/app/door/roster-data";
import { hashPrefixOf } from "./hash-prefix";

export const seal = webCodeSeal(globalThis.crypto.subtle);
export const doorKey = Buffer.from("a door's key of thirty-two bytes");

/** A code as the server mints it: 26 signs and a tag by the event's door key. */
export function aCode(n: number, key: Uint8Array = doorKey): string {
  const secret = encodeCrockford(createHash("sha256").update(`secret ${n}`).digest(), 26);
  const mac = createHmac("sha256", key).update("tag\0").update(`${secret}\0`).digest();
  return secret + encodeCrockford(mac, 8);
}

export const aTicket = (n: number, more: Partial<RosterTicket> = {}): RosterTicket => ({
  id: `ticket-${n}`,
  name: `Rosa ${String.fromCharCode(65 + (n % 26))}.`,
  shortCode: shortCodeOf(n),
  status: "registered",
  partySize: 1,
  arrived: 0,
  inside: 0,
  admittedAt: null,
  door: null,
  code: hashPrefixOf(aCode(n)),
  revoked: [],
  ...more,
});

export const aRoster = (tickets: RosterTicket[], more: Partial<RosterData> = {}): RosterData => ({
  eventId: "e1",
  title: "Hiring day",
  status: "published",
  startsAt: new Date("2026-12-05T18:30:00Z"),
  zone: "America/Los_Angeles",
  doorsOpenAt: new Date("2026-12-05T17:30:00Z"),
  doorsCloseAt: new Date("2026-12-05T22:00:00Z"),
  exitScanning: false,
  room: null,
  counts: { registered: 2, admitted: 0, refused: 0 },
  doors: ["Main"],
  devices: 1,
  doorKeys: [doorKey.toString("base64url")],
  keepUntil: new Date("2026-12-06T22:00:00Z"),
  cursor: "7",
  tickets,
  ...more,
});

export const kept = (data: RosterData, more: Partial<KeptRoster> = {}): KeptRoster => ({
  data,
  loadedAt: new Date("2026-12-05T17:50:00Z"),
  clockOffsetMs: 0,
  actorLabel: "Ana",
  canOverride: false,
  isPass: true,
  ...more,
});
