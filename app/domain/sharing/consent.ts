/**
 * What a visitor may agree to: that an employer gets their name and contact, that it gets the name alone, or that the
 * center asks what came of it. The name alone is a purpose of its own, with words of its own: whoever knows of the
 * first alone, such as the release before, shows nobody too much.
 */
export const consentPurposes = ["employer", "employer-name", "outcomes"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** How much of a visitor an employer may know. */
export const sharingLevels = ["contact", "name"] as const;
export type SharingLevel = (typeof sharingLevels)[number];

const purposes = { contact: "employer", name: "employer-name" } as const satisfies Record<
  SharingLevel,
  ConsentPurpose
>;

export const consentActs = ["given", "taken-back"] as const;
export type ConsentAct = (typeof consentActs)[number];

/**
 * By which hand: on the page that only the visitor's own link opens, on the employer's screen at its table, by staff
 * whom the visitor asked, or because the visitor deleted everything.
 */
export const consentWays = ["own-page", "at-table", "staff", "deletion"] as const;
export type ConsentWay = (typeof consentWays)[number];

/**
 * The versions of the texts that visitors agree to. A change of their words, in any language, is a new version: the
 * proof says which words were agreed to.
 */
export const consentTexts: Record<ConsentPurpose, string> = {
  employer: "2026-11",
  "employer-name": "2026-11",
  outcomes: "2026-11",
};

/** What a consent is about: an employer of the event, or what came of it. */
export type ConsentMatter =
  | { purpose: (typeof purposes)[SharingLevel]; employerId: string }
  | { purpose: "outcomes"; employerId: null };

/** One word on one matter. */
export interface ConsentWord {
  purpose: ConsentPurpose;
  employerId: string | null;
  act: ConsentAct;
}

/** True where the last word on a matter was to agree. */
export const holds = (last: { act: ConsentAct } | null): boolean => last?.act === "given";

/** What a word is about: an employer of the event and how much it gets, or, without one, what came of it. */
export const matterOf = (employerId: string | null, level: SharingLevel = "contact"): ConsentMatter =>
  employerId === null ? { purpose: "outcomes", employerId } : { purpose: purposes[level], employerId };

/** How much an employer may know now, by the last word on each matter; null for nothing. */
export function levelFor(last: readonly ConsentWord[], employerId: string): SharingLevel | null {
  return (
    sharingLevels.find((level) =>
      last.some((word) => isOn(word, matterOf(employerId, level)) && holds(word)),
    ) ?? null
  );
}

/** What a visitor has said of an employer: how much it gets, that it gets nothing any more, or nothing yet. */
export type SaidOf = SharingLevel | "taken-back" | null;

export function saidOf(last: readonly ConsentWord[], employerId: string): SaidOf {
  const level = levelFor(last, employerId);
  if (level !== null) return level;
  return last.some((word) => word.employerId === employerId) ? "taken-back" : null;
}

/**
 * Whether the employer's own screen may take a visitor's word that it gets this much. A number that was typed there once
 * is known there: it agrees to the first that is shared, and to less, and never to what the visitor has taken back or
 * did not give.
 */
export const mayGiveAtTable = (said: SaidOf, level: SharingLevel): boolean =>
  said === null || said === "contact" || said === level;

const isOn = (word: Pick<ConsentWord, "purpose" | "employerId">, { purpose, employerId }: ConsentMatter) =>
  word.purpose === purpose && word.employerId === employerId;

/**
 * Which words are new where somebody says this: none where it stands already. Of an employer one level stands at most:
 * a new one ends the other, and to take back ends whichever there is.
 * @param last the last word on each matter
 */
export function newWords(
  last: readonly ConsentWord[],
  matter: ConsentMatter,
  act: ConsentAct,
): { matter: ConsentMatter; act: ConsentAct }[] {
  const isHeld = (of: ConsentMatter) => last.some((word) => isOn(word, of) && holds(word));
  const { employerId } = matter;
  const levels = employerId === null ? [matter] : sharingLevels.map((level) => matterOf(employerId, level));
  const held = levels.filter(isHeld);
  const ended = held
    .filter((of) => act === "taken-back" || of.purpose !== matter.purpose)
    .map((of) => ({ matter: of, act: "taken-back" as const }));
  return act === "given" && !isHeld(matter) ? [...ended, { matter, act }] : ended;
}
