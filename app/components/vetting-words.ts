import type { CheckFinding, VettingCheck } from "~/app/domain/employers/checks";
import type { Likeness } from "~/app/domain/employers/look-alikes";
import type { VettingHint, VettingOutcome } from "~/app/domain/employers/vetting";

/** Each check as what somebody found out, and how to find it out. */
export const checkWords: Record<VettingCheck, { title: string; how: string }> = {
  legalName: {
    title: "The legal name is in a public register",
    how: "Look it up in the state's register of businesses.",
  },
  duplicate: {
    title: "It is not here under another name",
    how: "Open each look-alike and compare street, phone and people.",
  },
  street: {
    title: "The street address is a place of business",
    how: "Look at a map, and for a mailbox shop or a home.",
  },
  website: {
    title: "The website is the employer's own",
    how: "Open it. Compare the name and the address on it.",
  },
  domain: {
    title: "The e-mail address belongs to the website",
    how: "The two domains should be the same. If they differ, write how you made sure.",
  },
  callBack: {
    title: "Somebody called back, and the employer knew of it",
    how: "Find a phone number yourself: in a register, a directory or on a sign. Never use the one from the form.",
  },
  attestations: {
    title: "The employer agreed to the statements",
    how: "It does so with its organization and with each request. If it has not, write who agreed, and how.",
  },
};

export const findingWords: Record<CheckFinding, string> = { "in-order": "In order", concern: "A concern" };

export const vettingOutcomeWords: Record<VettingOutcome, string> = {
  vetted: "Vetted",
  declined: "Declined",
  ended: "Vetting ended",
};

export const likenessWords: Record<Likeness, string> = { name: "same name", domain: "same web domain" };

export const vettingHintWords: Record<VettingHint, string> = {
  "free-mail": "The contact uses a free e-mail service.",
  "mail-domain-differs": "The contact's e-mail address is not of the website's domain.",
  "website-unreadable": "The website's address cannot be read.",
  "po-box": "The street address is a post office box.",
};

const checkNames: Record<VettingCheck, string> = {
  legalName: "legal name",
  duplicate: "look-alikes",
  street: "street address",
  website: "website",
  domain: "e-mail domain",
  callBack: "call-back",
  attestations: "statements",
};

/** Whoever staff add counts as vetted from then on. */
const madeBy: Readonly<Record<string, string>> = {
  "made by person": "Added by staff",
  "made by token": "Added by staff through the API",
};

/** What a decision stood on, in words: the names of checks and fields are said as people say them. */
export const howInWords = (how: string) =>
  madeBy[how] ?? how.replaceAll(/\b[a-zA-Z]+\b/g, (word) => (isCheck(word) ? checkNames[word] : word));

/** "street: concern", as the trail has it, as people say it: "Concern about the street address". */
export function checkMadeInWords(made: string): string {
  const [check = "", finding = ""] = made.split(": ");
  if (!isCheck(check)) return made;
  return finding === "concern"
    ? `Concern about the ${checkNames[check]}`
    : `The ${checkNames[check]}, in order`;
}

const isCheck = (word: string): word is VettingCheck => Object.hasOwn(checkNames, word);
