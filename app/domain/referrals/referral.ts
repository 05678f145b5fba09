/** What a patron is sent to a partner for. */
export const referralKinds = ["portal", "counselor", "worksource", "training", "clothing", "other"] as const;
export type ReferralKind = (typeof referralKinds)[number];

/** How far a referral got. `served` is enrolled, for the portal; it is the partner who says so, never assumed. */
export const referralStates = ["made", "contacted", "served", "declined", "unknown"] as const;
export type ReferralState = (typeof referralStates)[number];

/** Who told of a step: the patron, the partner when asked, the partner's own list; or staff, who gave up or correct. */
export const referralWays = ["staff", "patron", "partner", "partner-file"] as const;
export type ReferralWay = (typeof referralWays)[number];

/**
 * The version of the words by which a patron agrees that the partner may be asked. A change of the words is a new one:
 * tests/components/referral-consent.test.ts.
 */
export const referralConsentVersion = "2026-11";
