import type { ReferralState } from "~/app/domain/referrals/referral";
import type { IconName } from "./icon";
import { referralStateWords } from "./referral-words";
import { StatusBadge, type Tone } from "./status-badge";

const looks: Record<ReferralState, readonly [IconName, Tone]> = {
  made: ["clock", "warn"],
  contacted: ["half", "plain"],
  served: ["check", "good"],
  declined: ["cross", "bad"],
  unknown: ["question", "quiet"],
};

/** How far a referral got. What the patron alone told says so: it is not the partner's word. */
export function ReferralBadge({ state, servedHow }: { state: ReferralState; servedHow: string | null }) {
  const [shape, tone] = looks[state];
  const word = referralStateWords[state];
  return (
    <StatusBadge
      word={servedHow === "patron" ? `${word}, the patron says` : word}
      shape={shape}
      tone={tone}
    />
  );
}
