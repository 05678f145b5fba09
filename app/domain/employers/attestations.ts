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
