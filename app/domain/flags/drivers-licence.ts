import { fold } from "~/app/domain/text/fold";
import { type Finding, type FlaggableOpening, textsOf } from "./flag";
import { findPhrase } from "./phrases";

const phrases = [
  /\bdriver'?s?'? licen[cs]es?\b/gu,
  /\bdriving licen[cs]es?\b/gu,
  /\blicen[cs]e to drive\b/gu,
  /\bcommercial (?:driver|driving)\b/gu,
  /\bclass [abc] licen[cs]e\b/gu,
  /\bcdl\b/gu,
  /\blicensed driver\b/gu,
  /\b(?:clean|good|safe) (?:driving|dmv) record\b/gu,
] as const;

/** A title that says that the work is driving. */
const drivingWork = /\b(?:driver|drivers|driving|courier|chauffeur|trucker|trucking|delivery)\b/u;

/** "driver's license or another photo ID": it is asked for as proof of who somebody is. */
const asProof =
  /^ ?(?:,|or) (?:or )?(?:an?|any|other|another)? ?(?:other )?(?:valid )?(?:state|photo|government|california)?[ -]?(?:issued )?(?:photo )?(?:ids?\b|identification|passport)/u;

/** Finds a driver's licence that is asked for, unless the title says that the work is driving. */
export function driversLicence(opening: FlaggableOpening): Finding | null {
  if (drivingWork.test(fold(opening.title))) return null;
  const texts = textsOf(opening);
  const found = findPhrase(
    texts,
    phrases,
    (before, after) => !asProof.test(after) && !/\bno (?:valid )?$/u.test(before),
  );
  return found === null ? null : { found, lookedAt: texts };
}
