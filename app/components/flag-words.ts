import type { FlagDecision, FlagKind } from "~/app/domain/flags/flag";

interface FlagWords {
  title: string;
  /** Why it is looked at. */
  reason: string;
  /** Where the rule comes from. A wage floor brings its own. */
  source: string;
}

/** What each flag says. House rules are the center's; laws are named by their section, so that anybody can read them. */
export const flagWords: Record<FlagKind, FlagWords> = {
  "pay-below-floor": {
    title: "Pay under the wage floor",
    reason: "The lowest pay is under the least that an hour may pay at the place of work.",
    source: "The wage floors of this center",
  },
  "pay-range-wide": {
    title: "Wide range of pay",
    reason:
      "The highest pay is more than twice the lowest. A range should say what the employer expects to pay.",
    source: "House rule; California Labor Code 432.3 (SB 1162) asks for the pay scale",
  },
  "fair-chance": {
    title: "Criminal records",
    reason: "It turns people with a record away before anybody has met them.",
    source: "California Gov Code 12952 (Fair Chance Act) and 2 CCR 11017.1(a)",
  },
  "drivers-licence": {
    title: "Driver's licence",
    reason: "A licence may be asked for only where driving is expected and no other way to travel would do.",
    source: "California Gov Code 12940 (SB 1100, in force since 2025)",
  },
  "commission-only": {
    title: "Commission only",
    reason: "It seems to pay by commission alone.",
    source: "House rule; California Labor Code 2751 asks for a written contract",
  },
  "client-unnamed": {
    title: "Unnamed client",
    reason: "It is for another company than the one that posts it, and does not say for which.",
    source: "House rule",
  },
  "applicant-fee": {
    title: "A fee for applicants",
    reason: "Applicants seem to have to pay, buy or leave something.",
    source: "House rule that every employer agrees to; California Labor Code 450",
  },
  "declined-employer": {
    title: "Seen with a declined employer",
    reason: "It has an address, phone or web domain of an employer that this center declined.",
    source: "House rule",
  },
};

export const flagDecisionWords: Record<FlagDecision, string> = { cleared: "Cleared", upheld: "Upheld" };
