/** What a patron is sent to a partner for. */
export const referralKinds = ["portal", "counselor", "worksource", "training", "clothing", "other"] as const;
export type ReferralKind = (typeof referralKinds)[number];

/** How far a referral got. `served` is enrolled, for the portal; it is the partner who says so, never assumed. */
export const referralStates = ["made", "contacted", "served", "declined", "unknown"] as const;
export type ReferralState = (typeof referralStates)[number];

/** Who told of a step: staff who were told, or the partner's own list. */
export const referralWays = ["staff", "partner", "partner-file"] as const;
export type ReferralWay = (typeof referralWays)[number];
