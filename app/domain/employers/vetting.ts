import { fold } from "~/app/domain/text/fold";
import { type CheckStanding, type MadeCheck, type VettingCheck } from "./checks";
import { domainsMatch, isFreeMail, webDomain } from "./contact-marks";

export type VettingHint = "free-mail" | "mail-domain-differs" | "website-unreadable" | "po-box";

/** What staff should look at before they vet an employer. Hints for people, never a refusal. */
export function vettingHints(employer: {
  contactEmail: string;
  website: string;
  street: string;
}): VettingHint[] {
  const hints: VettingHint[] = [];
  if (isFreeMail(employer.contactEmail)) hints.push("free-mail");
  if (webDomain(employer.website) === null) hints.push("website-unreadable");
  else if (!domainsMatch(employer.contactEmail, employer.website)) hints.push("mail-domain-differs");
  if (/\b(p\.? ?o\.? ?box|post office box)\b/u.test(fold(employer.street))) hints.push("po-box");
  return hints;
}

/** An employer is vetted once, before its first event is published. */
export function canPublishFor(employer: { vettedAt: Date | null }): boolean {
  return employer.vettedAt !== null;
}

/** What became of an employer's vetting; a vetting ends where what it was about changes. */
export const vettingOutcomes = ["vetted", "declined", "ended"] as const;
export type VettingOutcome = (typeof vettingOutcomes)[number];

export type VettingDecision =
  | { outcome: "allowed"; how: string }
  | { outcome: "incomplete"; missing: VettingCheck[] }
  | { outcome: "refused"; reason: "reason-required" };

/**
 * Decides whether staff may vet or decline. Vetting asks for every check, of the employer as it is now; where one of
 * them is a concern, it asks for a reason too. Declining asks for a reason and for no check.
 */
export function decideVetting(
  to: "vetted" | "declined",
  standing: readonly CheckStanding<MadeCheck>[],
  reason: string | null,
): VettingDecision {
  const current = standing.flatMap(({ made, isStale }) => (made === null || isStale ? [] : [made]));
  const missing = standing.filter(({ made, isStale }) => made === null || isStale).map(({ check }) => check);
  if (to === "vetted" && missing.length > 0) return { outcome: "incomplete", missing };
  const concerns = current.filter(({ finding }) => finding === "concern").map(({ check }) => check);
  const needsReason = to === "declined" || concerns.length > 0;
  if (needsReason && !reason?.trim()) return { outcome: "refused", reason: "reason-required" };
  return { outcome: "allowed", how: howWords(current, concerns) };
}

function howWords(current: readonly MadeCheck[], concerns: readonly VettingCheck[]): string {
  const checked = current.map(({ check }) => check).join(", ");
  const made = checked === "" ? "no check made" : `checked ${checked}`;
  return concerns.length === 0 ? made : `${made}; concerns ${concerns.join(", ")}`;
}
