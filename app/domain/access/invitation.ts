import type { EventStatus } from "~/app/domain/events/event";
import { type Refused, refuse } from "~/app/domain/refusal";
import { tablesCloseAt } from "~/app/domain/sharing/visit";
import type { DeviceRole } from "./roles";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** An offer by mail can be taken for seven days. */
export const invitationEnds = (now: Date) => new Date(now.getTime() + 7 * day);

export interface Offer {
  expiresAt: Date;
  usedAt: Date | null;
  withdrawnAt: Date | null;
}

/** An offer is taken once, in its time, and not after it was withdrawn. Why not is nobody's business but staff's. */
export function decideOffer(offer: Offer | null, now: Date): { outcome: "open" } | Refused {
  if (offer === null) return refuse("invitation-over");
  if (offer.usedAt !== null || offer.withdrawnAt !== null) return refuse("invitation-over");
  return now < offer.expiresAt ? { outcome: "open" } : refuse("invitation-over");
}

/**
 * How long a door pass opens the door, and how long its phone may still send what it scanned while it did: volunteers
 * go home with scans that had no network.
 */
export function doorPassHours(doorsCloseAt: Date): { expiresAt: Date; uploadsUntil: Date } {
  const expiresAt = new Date(doorsCloseAt.getTime() + 12 * hour);
  return { expiresAt, uploadsUntil: new Date(expiresAt.getTime() + 7 * day) };
}

/** The most phones that one table pass signs in, and how many where nobody says. */
export const tablePhones = { most: 10, usual: 3 } as const;

/**
 * How long a table pass lets a representative ask visitors, and how long its phone may still send what they answered
 * while it did.
 */
export function tablePassHours(event: { doorsCloseAt: Date; endsAt: Date }): {
  expiresAt: Date;
  uploadsUntil: Date;
} {
  const expiresAt = tablesCloseAt(event);
  return { expiresAt, uploadsUntil: new Date(expiresAt.getTime() + 7 * day) };
}

/** Until when a table's pass is good that is made now, or why none is made. */
export function decideTablePass(
  event: { status: EventStatus; doorsCloseAt: Date; endsAt: Date },
  now: Date,
): { outcome: "open"; expiresAt: Date } | Refused {
  if (event.status !== "published") return refuse("event-not-open");
  const { expiresAt } = tablePassHours(event);
  return now < expiresAt ? { outcome: "open", expiresAt } : refuse("event-over");
}

/** How long a pass of any kind is good for. */
export const passHours = (role: DeviceRole, event: { doorsCloseAt: Date; endsAt: Date }) =>
  role === "table" ? tablePassHours(event) : doorPassHours(event.doorsCloseAt);

/** A center without an admin could not be mended in the browser. */
export function decideLoss(
  admins: readonly { id: string }[],
  membershipId: string,
): { outcome: "allowed" } | Refused {
  const others = admins.filter((admin) => admin.id !== membershipId);
  const isAdmin = others.length < admins.length;
  return isAdmin && others.length === 0 ? refuse("last-admin") : { outcome: "allowed" };
}
