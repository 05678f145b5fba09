import type { ReferralKind, ReferralState, ReferralWay } from "~/app/domain/referrals/referral";

export const referralKindWords: Record<ReferralKind, string> = {
  portal: "Job portal",
  counselor: "Counselor",
  worksource: "WorkSource",
  training: "Training",
  clothing: "Clothing",
  other: "Something else",
};

export const referralStateWords: Record<ReferralState, string> = {
  made: "Made",
  contacted: "In contact",
  served: "Served or enrolled",
  declined: "Declined",
  unknown: "Unknown",
};

export const referralWayWords: Record<ReferralWay, string> = {
  staff: "By staff",
  patron: "The patron told us",
  partner: "The partner told us",
  "partner-file": "From the partner's list",
};
