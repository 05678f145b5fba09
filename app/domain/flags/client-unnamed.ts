import { type Finding, type FlaggableEmployer, type FlaggableOpening, textsOf } from "./flag";
import { findPhrase } from "./phrases";

const phrases = [
  /\bour client\b(?!s|'s)/gu,
  /\b(?:one of our|an? (?:confidential|undisclosed|unnamed)|confidential|undisclosed|unnamed) clients?\b/gu,
  /\bon behalf of (?:a|our|one of our) (?:client|company|customer)s?\b/gu,
  /\bfor a client of ours\b/gu,
] as const;

/** Finds an opening that is for another company than the one that posts it, and does not say for which. */
export function clientUnnamed(
  opening: FlaggableOpening,
  employer: Pick<FlaggableEmployer, "isAgency">,
): Finding | null {
  if (opening.clientName?.trim()) return null;
  const texts = textsOf(opening);
  if (employer.isAgency)
    return { found: "An agency, and no client is named", lookedAt: ["agency", ...texts] };
  const found = findPhrase(texts, phrases);
  return found === null ? null : { found, lookedAt: texts };
}
