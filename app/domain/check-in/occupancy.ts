import type { Door } from "./admit";

export type OccupancyLevel = "free" | "nearly-full" | "full";

/** How full a room is: from 90 % of its posted load staff are warned, at 100 % nobody more may come in. */
export function occupancyLevel({ inside, postedLoad }: NonNullable<Door["room"]>): OccupancyLevel {
  if (inside >= postedLoad) return "full";
  return inside >= 0.9 * postedLoad ? "nearly-full" : "free";
}

/**
 * What a device without a connection may still let in: the devices at an event split what was left when it last heard
 * of the room, so that all of them together cannot fill it beyond its load.
 */
export function shareOfRoom(
  { inside, postedLoad }: NonNullable<Door["room"]>,
  devices: number,
): { inside: number; postedLoad: number } {
  const left = Math.max(0, postedLoad - inside);
  return { inside, postedLoad: inside + Math.floor(left / Math.max(1, devices)) };
}

/** Scans that may be on their way at once, each of a party of six. */
const underWay = 50 * 6;

/** So few places are left that each admission counts the room under the event's lock. */
export function isClose({ inside, postedLoad }: NonNullable<Door["room"]>): boolean {
  return postedLoad - inside < underWay;
}
