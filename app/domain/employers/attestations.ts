/** What an employer states when it asks for an event. A change of words is a new version: what was agreed to stays known. */
export const attestations = {
  version: "2026-11",
  statements: [
    "Nobody pays a fee to apply or to be hired.",
    "Each opening is real and is to be filled.",
    "Applicants have equal opportunity.",
    "A criminal record is looked at after an offer, case by case, as fair chance laws ask.",
    "Somebody from the employer stays for the whole event.",
  ],
} as const;

/** What staff look at before they vet an employer, in the order of the form. */
export const vettingChecks = ["legalName", "street", "website", "contact", "domain", "attestations"] as const;
export type VettingCheck = (typeof vettingChecks)[number];

export type VettingDecision =
  | { outcome: "vetted"; how: string }
  | { outcome: "incomplete"; missing: VettingCheck[] };

/**
 * Decides a vetting. Every check has to be made; an address outside the website's domain may stand where staff say
 * how they reached the employer instead.
 */
export function decideVetting(checked: readonly VettingCheck[], note: string | null): VettingDecision {
  const missing = vettingChecks.filter(
    (check) => !checked.includes(check) && !(check === "domain" && note !== null && note.trim() !== ""),
  );
  if (missing.length > 0) return { outcome: "incomplete", missing };
  const made = vettingChecks.filter((check) => checked.includes(check));
  return { outcome: "vetted", how: `checked ${made.join(", ")}; attestations ${attestations.version}` };
}
