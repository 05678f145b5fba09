import { type Finding, type FlaggableOpening, textsOf } from "./flag";
import { findPhrase } from "./phrases";

/** What turns people with a record away before anybody has met them. */
const phrases = [
  /\b(?:no|non|non-)[ -]?(?:felon(?:s|y|ies)?|convicts?|ex-convicts?|ex-offenders?|offenders?)\b/gu,
  /\bno (?:prior |past )?(?:felony |misdemeanor |criminal )?(?:conviction|arrest|charge)s?\b/gu,
  /\bno (?:criminal|police|arrest) (?:record|history|background|past)\b/gu,
  /\bno (?:record|priors)\b(?! (?:is|of|will|keeping|label))/gu,
  /\b(?:clean|clear|spotless|unblemished) (?:criminal |police |legal |arrest )?(?:record|background|history|rap sheet)\b/gu,
  /\b(?:felons?|ex-offenders?|convicts?|people with (?:a )?(?:criminal )?(?:record|conviction)s?) (?:need not|should not|must not|do not|may not|cannot|are not (?:eligible|accepted|considered)) ?(?:apply)?/gu,
  /\bwithout (?:a |any )?(?:criminal |police |arrest )?(?:record|conviction|felony|history of (?:crime|arrest))s?\b/gu,
  /\bfree (?:of|from) (?:criminal |felony )?(?:convictions?|record)\b/gu,
  /\b(?:pass|clear) (?:a |an |the |our )?(?:criminal )?background (?:check|screen(?:ing)?|investigation)\b/gu,
  /\b(?:pass|clear) (?:a |an |the |our )?(?:criminal|background|livescan|live scan|fingerprint)\b/gu,
  /\bmust not have (?:been convicted|(?:a |any )?(?:criminal|felony|record|conviction))/gu,
  /\bnever (?:been )?(?:convicted|arrested)\b/gu,
] as const;

/** After an offer a check is lawful: "you pass a background check after an offer" turns nobody away. */
const afterOffer =
  /\b(?:after|following|upon|once) (?:a |an |the |we make (?:a |an )?)?(?:conditional )?(?:job )?offer/u;

/** True of a driving record: "a clean driving record" is about the licence. */
const isOfDriving = (before: string) => /\b(?:driving|driver'?s?|dmv|safety|attendance) $/u.test(before);

/** Finds words that turn away people with a criminal record. */
export function fairChance(opening: FlaggableOpening): Finding | null {
  const texts = textsOf(opening);
  const found = findPhrase(
    texts,
    phrases,
    (before, after) => !isOfDriving(before) && !afterOffer.test(before) && !afterOffer.test(after),
  );
  return found === null ? null : { found, lookedAt: texts };
}
