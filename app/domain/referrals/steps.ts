import { type Refused, refuse } from "~/app/domain/refusal";
import type { ReferralState, ReferralWay } from "./referral";

/** A change that a referral's state may take, and who can have told of it. */
export interface AllowedStep {
  from: ReferralState;
  to: ReferralState;
  by: readonly ReferralWay[];
}

const told: readonly ReferralWay[] = ["patron", "partner"];
const toldOrListed: readonly ReferralWay[] = ["patron", "partner", "partner-file"];
const staff: readonly ReferralWay[] = ["staff"];

/**
 * Which change may follow which, and by whom. What was marked wrongly is corrected by one more step: back to `made`,
 * or on to what is right. That nobody knows is for staff to say, when they stop asking.
 */
export const allowedSteps: readonly AllowedStep[] = [
  { from: "made", to: "contacted", by: told },
  { from: "made", to: "served", by: toldOrListed },
  { from: "made", to: "declined", by: told },
  { from: "made", to: "unknown", by: staff },
  { from: "contacted", to: "made", by: staff },
  { from: "contacted", to: "served", by: toldOrListed },
  { from: "contacted", to: "declined", by: told },
  { from: "contacted", to: "unknown", by: staff },
  { from: "unknown", to: "made", by: staff },
  { from: "unknown", to: "contacted", by: told },
  { from: "unknown", to: "served", by: toldOrListed },
  { from: "unknown", to: "declined", by: told },
  { from: "declined", to: "made", by: staff },
  { from: "declined", to: "contacted", by: told },
  { from: "declined", to: "served", by: toldOrListed },
  { from: "served", to: "made", by: staff },
  { from: "served", to: "contacted", by: staff },
  { from: "served", to: "declined", by: told },
];

export interface ReferralNow {
  state: ReferralState;
  /** The day it was made, YYYY-MM-DD. */
  madeOn: string;
  /** Empty where the patron did not agree that the partner is asked. */
  consentVersion: string | null;
}

export interface StepAsked {
  to: ReferralState;
  how: ReferralWay;
  /** The day that somebody was served on; null where the step says nothing of that. */
  servedOn: string | null;
}

/**
 * Decides whether a referral may take a step today. Refuses what does not follow, what a partner told who may not be
 * asked, and a day before the referral or after today.
 */
export function decideStep(
  referral: ReferralNow,
  { to, how, servedOn }: StepAsked,
  today: string,
): { outcome: "allowed" } | Refused {
  const follows = allowedSteps.some(
    (step) => step.from === referral.state && step.to === to && step.by.includes(how),
  );
  if (!follows) return refuse("referral-differs");
  if (isOfPartner(how) && referral.consentVersion === null) return refuse("partner-not-asked");
  if (to !== "served") return { outcome: "allowed" };
  const problem = dayProblem(servedOn, referral.madeOn, today);
  return problem === null
    ? { outcome: "allowed" }
    : refuse("values-not-accepted", [{ field: "servedOn", problem }]);
}

/** What is wrong with the day that somebody is said to have been served on. */
export function dayProblem(servedOn: string | null, madeOn: string, today: string) {
  if (servedOn === null) return "required";
  if (servedOn < madeOn) return "before-referral";
  return servedOn > today ? "day-ahead" : null;
}

/** The partner said so, itself or by its list: which it may be asked only where the patron agreed. */
export const isOfPartner = (how: ReferralWay) => how === "partner" || how === "partner-file";

/** The steps that staff may mark next, by who told them. */
export const nextSteps = ({ state, consentVersion }: Pick<ReferralNow, "state" | "consentVersion">) =>
  allowedSteps
    .filter(({ from }) => from === state)
    .map((step) => ({
      to: step.to,
      by: step.by.filter((how) => how !== "partner-file" && (consentVersion !== null || how !== "partner")),
    }));
