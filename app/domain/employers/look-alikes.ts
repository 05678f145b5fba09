import { fold } from "~/app/domain/text/fold";
import { wordsOf } from "~/app/domain/text/words";
import { ownDomains } from "./contact-marks";

export interface NamedEmployer {
  id: string;
  legalName: string;
  website: string;
  contactEmail: string;
}

export type Likeness = "name" | "domain";

export interface LookAlike {
  id: string;
  legalName: string;
  likeness: Likeness[];
}

const forms = [
  "llc",
  "llp",
  "lp",
  "inc",
  "incorporated",
  "corp",
  "corporation",
  "co",
  "company",
  "ltd",
  "limited",
];

/** A legal name as it is compared: folded, without signs, "the" and the form of the company. */
export function nameKey(legalName: string): string {
  const words = wordsOf(fold(legalName).replaceAll(/[.']/gu, "")).filter((word) => word !== "the");
  const plain = words.filter((word) => !forms.includes(word));
  return (plain.length === 0 ? words : plain).join(" ");
}

/** By what an employer would be known again under another id: "name:cedar foods", "domain:cedarfoods.example". */
export const knownBy = (employer: Omit<NamedEmployer, "id">): string[] => [
  `name:${nameKey(employer.legalName)}`,
  ...ownDomains(employer).map((domain) => `domain:${domain}`),
];

/** Employers of the center that may be the same one: by folded legal name, or by a domain that is its own. */
export function lookAlikes(employer: NamedEmployer, others: readonly NamedEmployer[]): LookAlike[] {
  const name = nameKey(employer.legalName);
  const domains = ownDomains(employer);
  return others.flatMap((other) => {
    if (other.id === employer.id) return [];
    const likeness: Likeness[] = [];
    if (nameKey(other.legalName) === name) likeness.push("name");
    if (ownDomains(other).some((domain) => domains.includes(domain))) likeness.push("domain");
    return likeness.length === 0 ? [] : [{ id: other.id, legalName: other.legalName, likeness }];
  });
}
