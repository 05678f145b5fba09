import type { ReferralKind } from "./referral";

/** What a center says of somebody whom it sends patrons to. */
export interface PartnerInput {
  kind: ReferralKind;
  name: string;
  address: string | null;
  phone: string | null;
  website: string | null;
  /** As the partner words them: "Mon to Fri, 9 to 5". */
  hours: string | null;
  /** BCP 47 tags. */
  languages: readonly string[];
  /** Whether patrons find it in the center's directory. */
  isPublic: boolean;
}
