/** What a visitor may agree to: that an employer is told who they are, or that the center asks what came of it. */
export const consentPurposes = ["employer", "outcomes"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

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
export const consentTexts: Record<ConsentPurpose, string> = { employer: "2026-11", outcomes: "2026-11" };

/** What a consent is about: an employer of the event, or what came of it. */
export type ConsentMatter =
  | { purpose: "employer"; employerId: string }
  | { purpose: "outcomes"; employerId: null };

/** True where the last word on a matter was to agree. */
export const holds = (last: { act: ConsentAct } | null): boolean => last?.act === "given";

/** What a word is about: an employer of the event, or, without one, what came of it. */
export const matterOf = (employerId: string | null): ConsentMatter =>
  employerId === null ? { purpose: "outcomes", employerId } : { purpose: "employer", employerId };
