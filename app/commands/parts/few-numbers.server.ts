import type { Services } from "~/app/adapters/services";
import { limits } from "~/app/domain/access/attempts";
import { type Refused, refuse } from "~/app/domain/refusal";
import { countAttempt, forgiveAttempt } from "../count-attempt.server";

export interface TypedFor {
  registrationId: string;
  employerId: string;
}

/** Wrong numbers are counted by visitor and employer, also over several visits: four digits bear no guessing. */
export const numberTries = ({ registrationId, employerId }: TypedFor) => ({
  bucket: `number at table ${registrationId} ${employerId}`,
  ...limits.numberAtTable,
});

/** Does the work unless too many wrong numbers were typed before; one that was right is not counted. */
export async function withFewTries<Done extends { outcome: string }>(
  services: Services,
  of: TypedFor,
  work: () => Promise<Done | Refused>,
): Promise<Done | Refused> {
  const tries = numberTries(of);
  const attempt = await countAttempt(services, tries);
  if (attempt.outcome === "limited") return refuse("numbers-used-up");
  const done = await work();
  const isWrong = "reason" in done && done.outcome === "refused" && done.reason === "values-not-accepted";
  if (!isWrong) await forgiveAttempt(services, tries);
  return done;
}
