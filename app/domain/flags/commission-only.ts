import { type Finding, type FlaggableOpening, textsOf } from "./flag";
import { findPhrase } from "./phrases";

const phrases = [
  /\bcommissions?[ -](?:based )?(?:only|alone)\b/gu,
  /\b(?:only|solely|purely|entirely|exclusively) (?:by |on |in |a |through )?commissions?\b/gu,
  /\b100 ?(?:%|percent) commissions?\b/gu,
  /\b(?:straight|pure|full) commissions?\b/gu,
  /\b1099 commissions?\b/gu,
  /\bno base (?:pay|salary|wage)\b/gu,
  /\b(?:draw against|uncapped) commissions? only\b/gu,
] as const;

/** Finds pay that is commission alone. */
export function commissionOnly(opening: FlaggableOpening): Finding | null {
  const texts = textsOf(opening);
  const found = findPhrase(texts, phrases);
  return found === null ? null : { found, lookedAt: texts };
}
