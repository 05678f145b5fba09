import type { Finding, FlaggableOpening } from "./flag";

/** Finds a range whose highest pay is more than twice its lowest. */
export function payRangeWide(
  opening: Pick<FlaggableOpening, "payMinCents" | "payMaxCents" | "payUnit">,
): Finding | null {
  const { payMinCents, payMaxCents, payUnit } = opening;
  if (payMaxCents <= 2 * payMinCents) return null;
  const times = (payMaxCents / payMinCents).toFixed(1);
  return { found: `${times} times the lowest`, lookedAt: [`${payMinCents} to ${payMaxCents} a ${payUnit}`] };
}
