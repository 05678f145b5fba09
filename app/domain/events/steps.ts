import type { EventStatus } from "./event";

/** Who tells whom: "other" is the side that did not take the step. */
export type StepMail = "staff" | "employer" | "registered-and-employer" | "other";

export type StepName =
  | "begin"
  | "submit"
  | "ask"
  | "decline"
  | "approve"
  | "publish"
  | "postpone"
  | "withdraw"
  | "cancel"
  | "close";

export type Side = "employer" | "staff";

export interface Step {
  name: StepName;
  /** null is the event that does not exist yet. */
  from: readonly (EventStatus | null)[];
  to: EventStatus;
  by: readonly Side[];
  mailTo: StepMail | null;
  asksReason: boolean;
  /** The step is for events that staff made. */
  madeByStaff?: true;
}

/** The states of an event: every step there is. Publishing a staff draft at once is two: approve, publish. */
const steps: readonly Step[] = [
  { name: "begin", from: [null], to: "draft", by: ["employer", "staff"], mailTo: null, asksReason: false },
  {
    name: "submit",
    from: ["draft", "needs-info"],
    to: "submitted",
    by: ["employer"],
    mailTo: "staff",
    asksReason: false,
  },
  { name: "ask", from: ["submitted"], to: "needs-info", by: ["staff"], mailTo: "employer", asksReason: true },
  {
    name: "decline",
    from: ["submitted"],
    to: "declined",
    by: ["staff"],
    mailTo: "employer",
    asksReason: true,
  },
  {
    name: "approve",
    from: ["submitted"],
    to: "approved",
    by: ["staff"],
    mailTo: "employer",
    asksReason: false,
  },
  {
    name: "approve",
    from: ["draft"],
    to: "approved",
    by: ["staff"],
    mailTo: "employer",
    asksReason: false,
    madeByStaff: true,
  },
  {
    name: "publish",
    from: ["approved"],
    to: "published",
    by: ["staff"],
    mailTo: "employer",
    asksReason: false,
  },
  {
    name: "postpone",
    from: ["published"],
    to: "published",
    by: ["staff"],
    mailTo: "registered-and-employer",
    asksReason: true,
  },
  {
    name: "withdraw",
    from: ["draft", "submitted", "needs-info"],
    to: "cancelled",
    by: ["employer", "staff"],
    mailTo: "other",
    asksReason: false,
  },
  {
    name: "cancel",
    from: ["approved", "published"],
    to: "cancelled",
    by: ["staff"],
    mailTo: "registered-and-employer",
    asksReason: true,
  },
  { name: "close", from: ["published"], to: "closed", by: ["staff"], mailTo: null, asksReason: false },
];

/** The steps that one side may take from a status, in the table's order. */
export function stepsFrom(status: EventStatus | null, role: Side, origin: { madeByStaff: boolean }): Step[] {
  return steps.filter(
    (step) =>
      step.from.includes(status) &&
      step.by.includes(role) &&
      (origin.madeByStaff || step.madeByStaff !== true),
  );
}

export type StepDecision =
  | { outcome: "allowed"; mailTo: StepMail | null }
  | { outcome: "refused"; reason: "step-not-allowed" | "reason-required" };

/** Decides whether one side may bring an event to a status, and who is told. */
export function takeStep(
  event: { status: EventStatus | null; madeByStaff: boolean },
  to: EventStatus,
  by: Side,
  reason: string | null,
): StepDecision {
  const step = stepsFrom(event.status, by, event).find((candidate) => candidate.to === to);
  if (!step) return { outcome: "refused", reason: "step-not-allowed" };
  if (step.asksReason && !reason?.trim()) return { outcome: "refused", reason: "reason-required" };
  return { outcome: "allowed", mailTo: step.mailTo };
}

/** True where an event may be copied into a new draft: what was declined or cancelled can be tried again. */
export function canBeCopied(status: EventStatus): boolean {
  return status === "declined" || status === "cancelled";
}
