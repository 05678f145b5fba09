import { domainsMatch, mailDomain, phoneKey, webDomain } from "./contact-marks";

/** What staff look into before they vet an employer, in the order of the checklist. */
export const vettingChecks = [
  "legalName",
  "duplicate",
  "street",
  "website",
  "domain",
  "callBack",
  "attestations",
] as const;
export type VettingCheck = (typeof vettingChecks)[number];

/** What a check found: in order, or something that whoever decides should weigh. */
export const checkFindings = ["in-order", "concern"] as const;
export type CheckFinding = (typeof checkFindings)[number];

/** What the checks are about. */
export interface CheckedEmployer {
  legalName: string;
  street: string;
  website: string;
  contactEmail: string;
}

/**
 * What a check looks at, as it stands now. It is kept with the check: once it reads otherwise, the check is about
 * something that is no more and has to be made again.
 * @param attestedVersion the statements that the employer agreed to last; null where it never did
 */
export function lookedAt(
  check: VettingCheck,
  employer: CheckedEmployer,
  attestedVersion: string | null,
): string {
  switch (check) {
    case "legalName":
    case "callBack":
      return employer.legalName;
    case "duplicate":
      return `${employer.legalName}, ${webDomain(employer.website) ?? "no web domain"}`;
    case "street":
      return employer.street;
    case "website":
      return employer.website;
    case "domain":
      return `${mailDomain(employer.contactEmail) ?? "no mail domain"}, ${webDomain(employer.website) ?? "no web domain"}`;
    case "attestations":
      return attestedVersion === null ? "no version" : `version ${attestedVersion}`;
  }
}

export interface MadeCheck {
  check: VettingCheck;
  finding: CheckFinding;
  lookedAt: string;
}

export interface CheckStanding<Made extends MadeCheck> {
  check: VettingCheck;
  /** The last one made; null where nobody has. */
  made: Made | null;
  /** It was made, and what it looked at has changed since. */
  isStale: boolean;
}

/** Where each check stands. @param made every check of the employer, the first first */
export function standingOfChecks<Made extends MadeCheck>(
  made: readonly Made[],
  employer: CheckedEmployer,
  attestedVersion: string | null,
): CheckStanding<Made>[] {
  return vettingChecks.map((check) => {
    const last = made.findLast((one) => one.check === check) ?? null;
    const isStale = last !== null && last.lookedAt !== lookedAt(check, employer, attestedVersion);
    return { check, made: last, isStale };
  });
}

export interface NewCheck {
  check: VettingCheck;
  finding: CheckFinding;
  note: string | null;
  /** The number that was called and where it was found; for a call-back alone. */
  call: { number: string; source: string; calledAt: Date } | null;
}

export interface CheckProblem {
  field: "note" | "number" | "calledAt";
  problem: "note-required" | "own-number" | "call-ahead";
}

/**
 * What keeps a check from being taken. A concern says what it is; so does a check of statements that the employer
 * never agreed to here, and of a domain that differs. A call-back goes to a number that the employer did not give.
 */
export function checkProblems(
  made: NewCheck,
  employer: CheckedEmployer & { contactPhone: string | null },
  { attestedVersion, now }: { attestedVersion: string | null; now: Date },
): CheckProblem[] {
  const problems: CheckProblem[] = [];
  if (needsNote(made, employer, attestedVersion) && !made.note?.trim()) {
    problems.push({ field: "note", problem: "note-required" });
  }
  if (made.call !== null && isSameNumber(made.call.number, employer.contactPhone)) {
    problems.push({ field: "number", problem: "own-number" });
  }
  if (made.call !== null && made.call.calledAt > now) {
    problems.push({ field: "calledAt", problem: "call-ahead" });
  }
  return problems;
}

function needsNote(
  { check, finding }: NewCheck,
  employer: CheckedEmployer,
  attestedVersion: string | null,
): boolean {
  if (finding === "concern") return true;
  if (check === "domain") return !domainsMatch(employer.contactEmail, employer.website);
  return check === "attestations" && attestedVersion === null;
}

/** A number too short to compare is none that the employer gave. */
const isSameNumber = (number: string, own: string | null) =>
  own !== null && phoneKey(number) !== null && phoneKey(number) === phoneKey(own);
